import { describe, expect, test } from 'vitest';
import { ledgerOfText, noticeOf } from '../../testing.ts';

const read = (...labels: string[]) =>
  noticeOf(
    '1.台账不健全。',
    ...labels,
    '整改情况：建立台账。已完成整改。',
    '2.学习不深入。',
    '整改情况：组织学习。已完成整改。',
  ).problems[0];

describe('who answers', () => {
  test.each([
    ['责任单位：县财政局、县审计局', { lead: ['县财政局', '县审计局'] }],
    ['责任单位：由办公室牵头，财务科、人事科配合', { lead: ['办公室'], support: ['财务科', '人事科'] }],
    ['责任单位：县财政局（牵头）、县审计局', { lead: ['县财政局', '县审计局'] }],
    ['责任单位：各乡镇（街道）', { lead: ['各乡镇（街道）'] }],
    ['责任领导：党组书记、局长王建国，副局长李芳', { leaders: ['党组书记、局长王建国', '副局长李芳'] }],
    ['责任人：张三、李四', { persons: ['张三', '李四'] }],
    ['牵头单位：办公室；配合单位：财务科', { lead: ['办公室'], support: ['财务科'] }],
  ])('%s', (line, responsible) => expect(read(line)?.responsible).toMatchObject(responsible));

  test('who acted, in the prose of a measure, is not assigned', () => {
    expect(noticeOf('1.台账不健全。', '整改情况：由办公室牵头建立台账。').problems[0]?.responsible.lead).toEqual([]);
  });
});

describe('by when: the last day it allows', () => {
  test.each([
    ['2023年12月底前', '2023-12-31'],
    ['2024年6月', '2024-06-30'],
    ['2024年底', '2024-12-31'],
    ['2023.12.31', '2023-12-31'],
    ['2024.2', '2024-02-29'],
    ['2023-12底前', '2023-12-31'],
    ['2024年2月底前', '2024-02-29'],
    ['长期坚持', null],
    ['立行立改', null],
  ])('%s is %s', (raw, date) => expect(read(`整改时限：${raw}`)?.deadline).toMatchObject({ raw, date }));

  test('长期坚持 as a deadline makes it long-term', () => {
    expect(read('整改时限：长期坚持')?.status).toMatchObject({ state: 'completed', longTerm: true });
  });

  test('a state in brackets behind the deadline is the problem’s', () => {
    const lines = [
      '1.“第一议题”学习走过场。',
      '整改情况：修订学习制度。',
      '整改时限：2022年9月30日（已完成）',
      '2.加装电梯推进慢。',
      '整改情况：成立服务专班。',
      '整改时限：2023年6月30日（正在整改）',
    ];
    expect(noticeOf(...lines).problems.map(({ status, deadline }) => [status.state, deadline?.raw])).toEqual([
      ['completed', '2022年9月30日'],
      ['in-progress', '2023年6月30日'],
    ]);
  });
});

describe('what is left to do, without a word of forecast', () => {
  const due = (answer: string, state = '正在整改') =>
    noticeOf('1.台账不健全。', `整改情况：${answer}`, `整改状态：${state}`, '2.学习不深入。', '整改情况：组织学习。')
      .problems[0]?.deadline?.date ?? null;

  test.each([
    ['已整改289座,其余23座2024年10月底前完成。', '2024-10-31'],
    ['起诉6起；其余欠款正在通过诉讼、协商等方式催收，2023年6月底前完成。', '2023-06-30'],
    ['5个支部已配备，其余2个2022年6月换届时配备到位。', '2022-06-30'],
    ['因规划调整，须待县自然资源局批复后办理，2025年3月底前办结。', '2025-03-31'],
    ['一是争取资金。二是新建市场正在报批，预计2019年12月底前建成投用。', '2019-12-31'],
  ])('%s', (answer, date) => expect(due(answer)).toBe(date));

  test.each([
    '追缴租金6万元,剩余3万元承租人已书面承诺2024年11月底前缴清。',
    '其余12户已于2021年6月底前完成腾退。',
    '其余地块2023年秋播前恢复到位。',
    '一是开展可行性研究。二是信息系统项目正在采购，预计2024年第四季度上线试运行。',
    '完成了2021年9月底前的全部改造任务。',
  ])('%s names none', (answer) => expect(due(answer)).toBeNull());

  test('a day without 前 may be past, where the document has no date', () => {
    const problems = ledgerOfText(
      '关于巡察整改进展情况的通报',
      '1.管网改造缓慢。',
      '整改情况：组织施工队伍进场。其余2个项目2022年3月完成验收。',
      '2.路灯损坏。',
      '整改情况：更换路灯。其余2处2022年3月底前完成更换。',
    ).problems;
    expect(problems.map(({ deadline }) => deadline?.date ?? null)).toEqual([null, '2022-03-31']);
  });

  test('nothing is due of a problem that is done', () =>
    expect(due('已整改289座,其余23座2024年10月底前完成。', '已完成')).toBeNull());
});
