import { describe, expect, test } from 'vitest';
import type { Metric, State } from '../../tree/codes.ts';
import { draft } from './testing.ts';

describe('totals against rows', () => {
  test('figures that agree are said to', () => {
    const checks = draft()
      .total('problems', 5, '5个问题')
      .total('completed', 3, '已完成整改3个', 'problems')
      .total('in-progress', 2, '正在整改2个', 'problems')
      .problems(3, 'completed')
      .problems(2, 'in-progress')
      .checks();
    expect(checks).toMatchObject([{ code: 'totals-agree', severity: 'info' }]);
    expect(checks[0]?.message).toContain('“5个问题”、“已完成整改3个”、“正在整改2个”');
  });
  test('a wrong figure is named with both numbers', () => {
    const checks = draft().total('problems', 6, '6个问题').problems(5, 'completed').checks();
    expect(checks).toMatchObject([{ code: 'total-mismatch', expected: 6, actual: 5, ranges: [{ from: 0, to: 4 }] }]);
    expect(checks[0]?.message).toBe('文中称“6个问题”,台账中问题为5');
  });
  test('a wrong state figure', () =>
    expect(
      draft()
        .total('problems', 5, '5个问题')
        .total('completed', 5, '已完成整改5个', 'problems')
        .problems(4, 'completed')
        .problem('in-progress')
        .checks(),
    ).toMatchObject([{ code: 'total-mismatch', expected: 5, actual: 4 }]));
  test('tasks may be the rows, and problems the headings above them', () => {
    const category = { from: 0, to: 2 };
    const other = { from: 2, to: 4 };
    const it = draft().total('categories', 2, '2类').total('tasks', 3, '任务3项');
    for (const each of [category, category, other]) it.problem('completed', '已整改。', { category: each });
    expect(it.codes()).toEqual(['totals-agree']);
  });
  test('a ladder agrees where one of its rungs is the rows', () =>
    expect(
      draft().total('problems', 2, '2个问题').total('problems', 5, '5个具体问题').problems(5, 'completed').codes(),
    ).toEqual(['totals-agree']));
  test('tasks that count something else are not compared where problems are declared', () =>
    expect(
      draft().total('problems', 5, '5个问题').total('tasks', 86, '任务86项').problems(5, 'completed').codes(),
    ).toEqual(['totals-agree']));
  test('states of tasks that are not the rows are not compared', () =>
    expect(
      draft()
        .total('problems', 5, '5个问题')
        .total('tasks', 8, '任务8项')
        .total('completed', 8, '完成8项', 'tasks')
        .problems(5, 'completed')
        .codes(),
    ).toEqual(['totals-agree']));
  test.each<[string, [Metric, number][], [State, number][], string]>([
    [
      'done does not cover a stage that is done',
      [['completed', 6]],
      [
        ['completed', 5],
        ['phased', 1],
      ],
      'total-mismatch',
    ],
    [
      'done does not cover nearly done',
      [['completed', 6]],
      [
        ['completed', 5],
        ['basically-completed', 1],
      ],
      'total-mismatch',
    ],
    [
      'nor where nearly done has a figure of its own',
      [
        ['completed', 6],
        ['basically-completed', 1],
      ],
      [
        ['completed', 5],
        ['basically-completed', 1],
      ],
      'total-mismatch',
    ],
    [
      'going on covers not done',
      [['in-progress', 2]],
      [
        ['in-progress', 1],
        ['not-completed', 1],
      ],
      'totals-agree',
    ],
    [
      'but not where not done has a figure of its own',
      [
        ['in-progress', 2],
        ['not-completed', 1],
      ],
      [
        ['in-progress', 1],
        ['not-completed', 1],
      ],
      'total-mismatch',
    ],
  ])('%s', (_, declared, rows, code) => {
    const it = draft();
    for (const [state, count] of rows) it.problems(count, state);
    it.total('problems', it.found.problems.length, '问题');
    for (const [metric, value] of declared) it.total(metric, value, `${metric}${value}`, 'problems');
    expect(it.codes()).toContain(code);
  });
  test('what is done and not listed counts with the rows that are all open', () => {
    const notice = () =>
      draft()
        .total('problems', 38, '38个问题')
        .total('completed', 29, '已完成整改29个', 'problems')
        .problems(9, 'in-progress');
    expect(notice().codes()).toContain('totals-agree');
    expect(notice().problem('completed').codes()).toContain('total-mismatch');
    expect(notice().problem('in-progress').codes()).toContain('total-mismatch');
  });

  test('narratives have no rows', () => expect(draft().total('problems', 6, '6个问题').codes()).toEqual([]));
});

describe('figures against figures', () => {
  test.each<[string, number, number, string[]]>([
    ['整改完成率88.9%', 0.889, 16, []],
    ['整改完成率88.8%', 0.888, 16, []],
    ['整改完成率近90%', 0.9, 16, []],
    ['整改完成率95%', 0.95, 16, ['rate-mismatch']],
  ])('%s of 16 out of 18', (words, rate, done, expected) =>
    expect(
      draft()
        .total('problems', 18, '18个问题')
        .total('completed', done, '已完成16个', 'problems')
        .total('completion-rate', rate, words)
        .codes(),
    ).toEqual(expected),
  );
  test('a rate of tasks is not taken for one of problems', () =>
    expect(
      draft()
        .total('problems', 35, '35个问题')
        .total('completed', 86, '完成整改任务86项', 'tasks')
        .total('completion-rate', 1, '完成率100%')
        .codes(),
    ).toEqual([]));
  test('classes that do not make the whole', () => {
    const checks = draft()
      .total('problems', 30, '30个问题')
      .total('completed', 25, '已完成25个', 'problems')
      .total('long-term', 9, '长期坚持9个', 'problems')
      .total('in-progress', 4, '正在整改4个', 'problems')
      .checks();
    expect(checks).toMatchObject([{ code: 'sum-mismatch', expected: 30, actual: 29 }]);
  });
  test('one class alone need not be the whole, but must not be more', () => {
    const of = (done: number) =>
      draft().total('problems', 30, '30个').total('completed', done, `${done}个`, 'problems').codes();
    expect(of(25)).toEqual([]);
    expect(of(31)).toEqual(['sum-mismatch']);
  });
  test('完成 and 长期坚持 may be classes of their own', () =>
    expect(
      draft()
        .total('problems', 30, '30个')
        .total('completed', 20, '完成20个', 'problems')
        .total('long-term', 8, '长期坚持8个', 'problems')
        .total('in-progress', 2, '正在整改2个', 'problems')
        .codes(),
    ).toEqual([]));
});

describe('the rest', () => {
  const declared = (left: number) =>
    draft()
      .problems(34, 'completed')
      .problems(4, 'phased')
      .problems(3, 'in-progress')
      .total('problems', 41, '41个问题')
      .total('completed', 34, '已完成34个', 'problems')
      .total('long-term', left, `其余${left}个需长期整改`, 'problems');
  test('其余7个需长期整改 counts what the other classes leave', () =>
    expect(declared(7).codes()).toEqual(['totals-agree']));
  test('classes that do not add up are compared one by one', () =>
    expect(declared(6).checks()).toMatchObject([{ code: 'total-mismatch', expected: 6 }]));
});

describe('rows', () => {
  test('a missing answer and a missing state', () => {
    const checks = draft().problem('completed').problem('completed', '').problem(null).checks();
    expect(checks).toMatchObject([
      { code: 'missing-response', refs: ['p2'], message: '问题“(2)第p2个问题的表述”没有整改情况' },
      { code: 'missing-status', refs: ['p3'] },
    ]);
  });
  test('no state anywhere is no gap; neither is feedback without answers', () => {
    expect(draft().problems(3, null).codes()).toEqual([]);
    const feedback = draft().problem(null, '').problem(null, '补充说明。');
    feedback.found.kind = 'feedback';
    expect(feedback.codes()).toEqual([]);
  });
  test('the same problem twice', () => {
    const it = draft().problem('completed').problem('completed');
    const [first] = it.found.problems;
    it.found.problems = it.found.problems.map((problem) => ({
      ...problem,
      statement: first?.statement ?? problem.statement,
    }));
    expect(it.checks()).toMatchObject([{ code: 'duplicate-problem', refs: ['p1', 'p2'] }]);
  });
  test('numbers', () => {
    const it = draft().problem('completed');
    const marker = it.found.problems[0]?.marker ?? { from: 0, to: 0 };
    it.found.numbering = [{ code: 'numbering-gap', marker, expected: 7, actual: 8 }];
    expect(it.checks()).toMatchObject([{ code: 'numbering-gap', expected: 7, actual: 8, refs: ['p1'] }]);
  });
});

describe('status against answer', () => {
  test.each([
    '其余6处隐患涉及产权纠纷，目前仍在协调处理，尚未整改到位。',
    '一是清理合同。二是该问题正在整改。',
    '2座桥已加固,1座正在办理涉水手续。',
    '剩余资金至今未追回。',
  ])('%s contradicts completion', (answer) => {
    const checks = draft().problem('completed', answer).checks();
    expect(checks).toMatchObject([{ code: 'status-conflict', refs: ['p1'] }]);
    expect(draft().problem('in-progress', answer).codes()).toEqual([]);
  });
  test.each([
    '在正在进行的市运动会中取得好成绩。',
    '下一步,加强学习,确保不再发生类似问题。',
    '对尚未完成整改的单位逐一督促。',
    '2023年底仍未完成，2024年3月已全部完成。',
    '一是正在推进的3个项目全部复工。二是完善制度。',
    '已完成修订，发各校征求意见。',
  ])('%s does not', (answer) => expect(draft().problem('completed', answer).codes()).toEqual([]));
});

test('dates the wrong way round', () => {
  const it = draft();
  const range = { from: 0, to: 0 };
  const noted = (value: string) => ({ range, value, rule: 'test' });
  it.found.inspection.startedOn = noted('2023-04-13');
  it.found.inspection.endedOn = noted('2023-03-02');
  it.found.inspection.feedbackOn = noted('2023-09');
  it.found.document.date = noted('2023-09-01');
  it.problem('completed', '已整改。', { deadline: { range, date: '2023-08-31', rule: 'test' } });
  expect(it.checks()).toMatchObject([
    { code: 'date-order', message: '巡察结束日期早于开始日期(2023-03-02早于2023-04-13)' },
    { code: 'date-order', refs: ['p1'] },
  ]);
});
