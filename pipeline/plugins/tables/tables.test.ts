import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { rules, treeOfBlocks, treeOfText } from '../../../fixtures/tables.ts';
import type { Ledger } from '../../ledger/schema.ts';
import { processorOf } from '../../processor.ts';
import type { DocumentRoot } from '../../tree/nodes.ts';

const processor = processorOf(rules);

function ledger(root: DocumentRoot): Ledger {
  const file = new VFile({ data: { origin: { id: 'sha256:test', file: 'document.txt' } } });
  return processor.stringify(processor.runSync(root, file), file);
}

const measures = ({ measures }: Ledger, problem: string) =>
  measures.filter((measure) => measure.problem === problem).map(({ marker, text }) => `${marker ?? ''}|${text}`);

const NOTICE = ['中共云岭县财政局党组关于巡察整改情况的通报', '现将巡察整改情况通报如下。'];

describe('a ledger table', () => {
  const result = ledger(
    treeOfText(
      ...NOTICE,
      '| 序号 | 类别 | 问题 | 整改措施 | 责任领导 | 责任单位 | 整改时限 | 完成情况 |',
      '| 1 | 政治建设 | 学习不深入 | 1.制定计划。2.开展研讨2次。 | 岑志远 | 执法大队(配合:县公安局) | 2024年8月底前 | 已完成 |',
      '| 2 |  | 调研不扎实 | 组织下沉调研。 | 岑志远 | 规划股 | 长期坚持 | 正在推进。形成报告5篇。 |',
    ),
  );

  test('gives a problem a row', () => {
    const [first, second] = result.problems;
    expect(result.document.kind).toBe('rectification');
    expect(first).toMatchObject({
      id: 'p1',
      marker: '1',
      path: ['1'],
      statement: '学习不深入',
      category: '政治建设',
      status: { state: 'completed', basis: 'table' },
      responsible: { leaders: ['岑志远'], lead: ['执法大队'], support: ['县公安局'] },
      deadline: { date: '2024-08-31' },
    });
    expect(second).toMatchObject({
      category: '政治建设',
      status: { state: 'in-progress', longTerm: true, raw: '正在推进' },
      deadline: { date: null },
    });
    expect(second?.response).toMatchObject({ text: '组织下沉调研。正在推进。形成报告5篇。' });
  });

  test('gives measures', () => {
    expect(measures(result, 'p1')).toEqual(['1.|制定计划。', '2.|开展研讨2次。']);
    expect(measures(result, 'p2')).toEqual(['|组织下沉调研。']);
  });
});

test('rows of measures are measures of one problem, with the numbers they begin with', () => {
  const head = ['序号', '问题', '整改措施', '完成情况'];
  const root = treeOfBlocks(...NOTICE, [
    head,
    [{ words: '1', rows: 2 }, { words: '接待超标', rows: 2 }, '1.修订办法。', '已完成'],
    ['2.清退费用。', '正在推进'],
    ['2', '会议过多', '压减会议。', '已完成'],
  ]);
  const result = ledger(root);
  expect(measures(result, 'p1')).toEqual(['1.|修订办法。', '2.|清退费用。']);
  // what lags behind is the state of the whole
  expect(result.problems.map(({ status }) => status.state)).toEqual(['in-progress', 'completed']);
});

test('marks under phrases of progress are states', () => {
  const root = treeOfText(
    ...NOTICE,
    '| 问题 | 整改情况 | 已完成 | 正在整改 | 长期坚持 |',
    '| 会议过多 | 压减会议。 | √ |  | √ |',
    '| 培训走形式 | 完善方案。 |  | √ |  |',
  );
  expect(ledger(root).problems.map(({ status }) => [status.state, status.longTerm, status.raw])).toEqual([
    ['completed', true, '已完成'],
    ['in-progress', false, '正在整改'],
  ]);
});

test('a summary table adds to the problems of the text and repeats none', () => {
  const result = ledger(
    treeOfText(
      ...NOTICE,
      '二、整改落实情况',
      '1.理论学习不够深入。',
      '整改情况:一是制定计划。二是开展研讨。',
      '2.村级财务管理混乱。',
      '整改情况:一是开展审计。二是追缴资金。',
      '| 序号 | 问题 | 责任单位 | 完成时限 | 完成情况 |',
      '| 1 | 关于理论学习不够深入的问题 | 党政办 | 2024年5月底 | 已完成 |',
      '| 2 | 村级财务管理混乱 | 财政所 | 2024年8月 | 正在整改 |',
      '| 3 | 项目验收走过场 | 项目办 | 2024年12月 | 正在整改 |',
    ),
  );
  expect(
    result.problems.map(({ id, marker, status, responsible, deadline }) => [
      id,
      marker,
      status.state,
      responsible.lead[0],
      deadline?.date,
    ]),
  ).toEqual([
    ['p1', '1.', 'completed', '党政办', '2024-05-31'],
    ['p2', '2.', 'in-progress', '财政所', '2024-08-31'],
    ['p3', '3', 'in-progress', '项目办', '2024-12-31'],
  ]);
  expect(measures(result, 'p1')).toHaveLength(2);
});

test('tables below headings take their area from them; one without a head goes on with the one before', () => {
  const head = ['序号', '问题', '整改情况'];
  const result = ledger(
    treeOfBlocks(
      ...NOTICE,
      '一、政治建设方面',
      [head, ['1', '学习不深入', '已完成整改。制定制度。'], ['2', '调研不实', '下沉调研。']],
      '二、作风建设方面',
      [['3', '会议过多', '压减会议。']],
    ),
  );
  expect(result.outline.map(({ title, role }) => [title, role])).toEqual([
    ['政治建设方面', 'area'],
    ['作风建设方面', 'area'],
  ]);
  expect(result.problems.map(({ statement, area, outline }) => [statement, area, outline])).toEqual([
    ['学习不深入', '政治建设方面', 'h1'],
    ['调研不实', '政治建设方面', 'h1'],
    ['会议过多', '作风建设方面', 'h2'],
  ]);
});

test('a card without a problem belongs to the one right above it', () => {
  const result = ledger(
    treeOfText(
      ...NOTICE,
      '1.制度执行不严格。',
      '整改情况:一是修订制度。二是开展检查。',
      '| 责任单位 | 办公室 | 整改时限 | 2024年6月 |',
      '| 责任领导 | 王建国 | 完成情况 | 已完成 |',
      '2.资产管理不规范。',
      '整改情况:一是清查资产。二是补登账目。',
    ),
  );
  expect(result.problems).toMatchObject([
    {
      statement: '制度执行不严格',
      responsible: { lead: ['办公室'], leaders: ['王建国'] },
      status: { state: 'completed' },
    },
    { statement: '资产管理不规范', status: { state: 'unstated' } },
  ]);
});

describe('the kind of a document with tables', () => {
  const rows = (...columns: string[]) => [
    `| 序号 | 问题 | ${columns.map((column) => column.split(':')[0]).join(' | ')} |`,
    ...['学习不深入', '调研不扎实'].map(
      (problem, i) => `| ${i + 1} | ${problem} | ${columns.map((column) => column.split(':')[1]).join(' | ')} |`,
    ),
  ];
  test.each([
    ['rectification', ['整改措施:制定计划。', '整改进度:已完成']],
    ['plan', ['整改措施:制定计划。', '责任单位:办公室', '整改时限:2025年6月']],
  ])('%s', (kind, columns) => expect(ledger(treeOfText('问题表', ...rows(...columns))).document.kind).toBe(kind));

  test('statistics give no problems', () => {
    const root = treeOfText(
      ...NOTICE,
      '| 序号 | 单位 | 问题数 | 已整改 |',
      '| 1 | 县医院 | 20 | 18 |',
      '| 2 | 疾控中心 | 25 | 25 |',
    );
    expect(ledger(root).problems).toEqual([]);
  });
});

test('a card below each numbered problem describes and answers it', () => {
  const card = (described: string, measures: string, state: string) => [
    ['问题描述', described],
    ['整改措施', measures],
    ['整改时限', '2024年9月底'],
    ['完成情况', state],
  ];
  const { problems, measures: made } = ledger(
    treeOfBlocks(
      ...NOTICE,
      '问题一:化工园区污水处理厂超标排放',
      card('2022年以来总氮多次超标。', '1.实施提标改造;2.完善在线监测。', '已完成'),
      '问题二:建筑垃圾随意倾倒',
      card('3处临时堆场无防尘措施。', '取缔临时堆场。', '正在推进'),
    ),
  );
  expect(
    problems.map(({ statement, details, status, category }) => [statement, details, status.state, category]),
  ).toEqual([
    ['化工园区污水处理厂超标排放', '2022年以来总氮多次超标。', 'completed', null],
    ['建筑垃圾随意倾倒', '3处临时堆场无防尘措施。', 'in-progress', null],
  ]);
  expect(made.map(({ problem }) => problem)).toEqual(['p1', 'p1', 'p2']);
});

test('rows with a day each: the problem has the last of them; a list of tasks beside problems holds the measures', () => {
  const { problems, measures: made } = ledger(
    treeOfBlocks(...NOTICE, [
      ['序号', '问题清单', '任务清单', '责任清单', '整改时限', '整改成效', '进度'],
      [
        { words: '1', rows: 2 },
        { words: '产业帮扶资金使用效益不高', rows: 2 },
        '（1）制定盘活方案；（2）公开招租。',
        '牵头领导：郑伟；牵头科室：产业科；配合科室：法规科',
        '2023年12月底',
        '方案已印发。',
        '整改完成',
      ],
      ['（3）追缴拖欠租金。', '', '2024年12月底', '已追缴租金12.4万元。', '正在整改'],
    ]),
  );
  expect(problems).toMatchObject([
    {
      deadline: { date: '2024-12-31', raw: '2024年12月底' },
      responsible: { leaders: ['郑伟'], lead: ['产业科'], support: ['法规科'] },
      status: { state: 'in-progress' },
    },
  ]);
  expect(made.map(({ marker }) => marker)).toEqual(['（1）', '（2）', '（3）']);
});

test('problems that count on through the cells are problems each, a list in one cell is not', () => {
  const rows = (...cells: string[]) =>
    ledger(
      treeOfBlocks(...NOTICE, [
        ['问题清单', '任务清单', '进度'],
        ...cells.map((cell) => [cell, '修改章程。', '整改完成']),
      ]),
    ).problems.map(({ marker, statement }) => `${marker}${statement}`);
  expect(
    rows(
      '1.党建入章不到位，6户企业章程无党建内容。',
      '2.“第一议题”落实不经常；3.前置研究清单“上下一般粗”。',
      '4.兼职取酬清理不彻底。',
    ),
  ).toEqual([
    '1.党建入章不到位，6户企业章程无党建内容',
    '2.“第一议题”落实不经常',
    '3.前置研究清单“上下一般粗”',
    '4.兼职取酬清理不彻底',
  ]);
  expect(rows('1.党建入章不到位；2.议题不经常。', '1.清单不细；2.兼职取酬。')).toHaveLength(2);
});

test('a bare 否 says that a problem is not done, and contradicts no figure that says how far', () => {
  const codes = (figures: string) =>
    ledger(
      treeOfText(
        '县水利局关于考核反馈问题整改情况的报告',
        `考核反馈我局问题3个。${figures}现报告如下。`,
        '存在问题\t整改结果\t责任科室\t是否销号',
        '违建清理不彻底\t2处违建已拆除。\t河湖科\t是',
        '排污口整治滞后\t完成溯源29个。\t水资源科\t否',
        '方案修编未完成\t尚未启动招标。\t河长科\t否',
      ),
    ).checks.map(({ code }) => code);
  expect(codes('3个问题中，1个完成整改，1个取得阶段性进展，1个未完成。')).toEqual(['totals-agree']);
  expect(codes('3个问题中，2个完成整改，1个未完成。')).toEqual(['total-mismatch', 'total-mismatch']);
});
