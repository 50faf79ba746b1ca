import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { type MeasureNote, nothingRead, type ProblemNote } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';
import { facts } from './facts.ts';

const transform = facts.call(undefined as never, loadRules()) as (root: ReturnType<typeof treeOf>) => void;

const problem = (range: Range, measures: MeasureNote[]): ProblemNote => ({
  id: 'p1',
  marker: null,
  path: [],
  statement: range,
  area: null,
  category: null,
  heading: null,
  details: null,
  answers: [range],
  parts: [],
  range,
  rule: 'problems.item',
  ...nothingRead(),
  measures,
});

/** The facts of a text that is one answer: kind, raw, value, what. */
function read(answer: string): unknown[][] {
  const root = treeOf(readTxt(new TextEncoder().encode(answer)));
  const { reading, found } = root.data;
  const range = { from: 0, to: reading.text.length };
  found.problems = [problem(range, [])];
  transform(root);
  return found.facts.map(({ kind, range: at, value, what }) => [kind, reading.original(at), value, what]);
}

test.each<[string, unknown[][]]>([
  ['已追缴欠租132.4万元。', [['money', '132.4万元', 1324000, '欠租']]],
  ['多回收水电费约822万余元。', [['money', '约822万余元', 8220000, '多回收水电费']]],
  ['外墙保温工程完成85%。', [['percent', '85%', 0.85, '外墙保温工程完成']]],
  [
    '2024年3月、5月召开推进会3次。',
    [
      ['date', '2024年3月', '2024-03', null],
      ['date', '5月', '2024-05', null],
      ['count', '3次', 3, '推进会'],
    ],
  ],
  ['11月23日前完成。', [['date', '11月23日', null, null]]],
  ['2023年4月13日至6月2日开展巡察。', [['period', '2023年4月13日至6月2日', '2023-04-13/2023-06-02', null]]],
  [
    '2024年1—6月通报2次。',
    [
      ['period', '2024年1—6月', '2024-01/2024-06', null],
      ['count', '2次', 2, '通报'],
    ],
  ],
  ['2020年至2023年的票据。', [['period', '2020年至2023年', '2020/2023', null]]],
  // the measures of a cell are a paragraph each: a year holds up to the end of its sentence
  [
    '一是自2024年3月起按月推送；\n二是7月起轮训。\n三是9月起复核。',
    [
      ['date', '2024年3月', '2024-03', null],
      ['date', '7月', '2024-07', null],
      ['date', '9月', null, null],
    ],
  ],
  ['平均办理时间压缩至7个工作日。', [['period', '7个工作日', 7, null]]],
  ['组织36名主治以上医师到乡镇坐诊。', [['people', '36名', 36, '主治以上医师']]],
  [
    '修订《财务管理办法（试行）》《采购管理制度》，学习《中国共产党章程》。',
    [
      ['regulation', '《财务管理办法（试行）》', 'revised', '财务管理办法（试行）'],
      ['regulation', '《采购管理制度》', 'revised', '采购管理制度'],
      ['document', '《中国共产党章程》', null, '中国共产党章程'],
    ],
  ],
  ['制定《整改工作方案》。', [['document', '《整改工作方案》', null, '整改工作方案']]],
  [
    '印发了“山教体发〔2023〕49号”“山教体发〔2023〕50号”等文件。',
    [
      ['document', '山教体发〔2023〕49号', null, null],
      ['document', '山教体发〔2023〕50号', null, null],
    ],
  ],
  [
    '严格按照《关于调整党组织的批复》（山组〔2023〕90号）执行。',
    [
      ['document', '《关于调整党组织的批复》', null, '关于调整党组织的批复'],
      ['document', '山组〔2023〕90号', null, '关于调整党组织的批复'],
    ],
  ],
  [
    '约谈6人，诫勉谈话3人。',
    [
      ['discipline', '约谈6人', 6, '约谈'],
      ['discipline', '诫勉谈话3人', 3, '诫勉谈话'],
    ],
  ],
  ['对2名履责不力的负责人进行约谈提醒。', [['discipline', '2名履责不力的负责人进行约谈提醒', 2, '约谈提醒']]],
  ['对时任主要负责人给予诫勉。', [['discipline', '诫勉', null, '诫勉']]],
  [
    '给予党内警告处分1人，参训78人次。',
    [
      ['discipline', '党内警告处分1人', 1, '党内警告处分'],
      ['people', '78人次', 78, '参训'],
    ],
  ],
  ['通过约谈提醒、查缺补漏加强管理。', []],
  ['落实“三重一大”、八项规定和第三次会议要求，进一步统一思想，形成一个机制。', []],
])('%s', (answer, expected) => expect(read(answer)).toEqual(expected));

test('a fact belongs to the innermost measure', () => {
  const text = '已整改1次。一是培训2次。(1)讲课3次。二是走访4次。';
  const root = treeOf(readTxt(new TextEncoder().encode(text)));
  const at = (from: string, to: string) => ({ from: text.indexOf(from), to: text.indexOf(to) + to.length });
  const measure = (id: string, parent: string | null, range: Range): MeasureNote => ({
    id,
    problem: 'p1',
    heading: null,
    parent,
    marker: null,
    title: null,
    range,
    rule: 'measures.enumerated',
  });
  const measures = [
    measure('p1.m1', null, at('培训', '讲课3次。')),
    measure('p1.m1.1', 'p1.m1', at('讲课', '讲课3次。')),
    measure('p1.m2', null, at('走访', '走访4次。')),
  ];
  const range = { from: 0, to: text.length };
  root.data.found.problems = [problem(range, measures)];
  root.data.found.measures = measures;
  transform(root);
  const owners = root.data.found.facts.map(({ of, value }) => `${of}=${value}`);
  expect(owners).toEqual(['p1=1', 'p1.m1=2', 'p1.m1.1=3', 'p1.m2=4', 'p1.m1=2', 'p1.m1.1=3', 'p1.m2=4']);
});
