import { expect, test } from 'vitest';
import { rules, treeOfBlocks, treeOfText, wordsOf } from '../../../fixtures/tables.ts';
import type { DocumentRoot } from '../../tree/nodes.ts';
import { problemsInTables } from './blocks.ts';
import { ColumnReader } from './columns.ts';

const reader = new ColumnReader(rules);

function rowsOf(root: DocumentRoot) {
  return problemsInTables(root, reader).map(({ problem, marker, path, area, category, fields }) => ({
    problem: wordsOf(root, problem),
    marker: wordsOf(root, marker),
    path: path.map((range) => wordsOf(root, range)),
    area: wordsOf(root, area),
    category: wordsOf(root, category),
    fields: fields.map(({ holds, range }) => `${holds}:${wordsOf(root, range)}`),
  }));
}

const HEAD = ['序号', '方面', '问题', '整改措施', '责任单位'];

test('a merged place stands for the rows it covers, an empty one for the rows below it', () => {
  const merged = rowsOf(
    treeOfBlocks([
      HEAD,
      ['1', { words: '政治建设', rows: 2 }, '学习不深', '', '办公室'],
      ['2', '调研不实', '', '规划科'],
      ['3', '作风建设', '接待超标', '', ''],
    ]),
  );
  const plain = rowsOf(
    treeOfText(
      `| ${HEAD.join(' | ')} |`,
      '| 1 | 政治建设 | 学习不深 |  | 办公室 |',
      '| 2 |  | 调研不实 |  | 规划科 |',
      '| 3 | 作风建设 | 接待超标 |  |  |',
    ),
  );
  expect(merged.map(({ area }) => area)).toEqual(['政治建设', '政治建设', '作风建设']);
  expect(plain).toEqual(merged);
});

test('sections of one style are areas side by side', () => {
  const root = treeOfText(
    '序号\t问题\t整改措施及成效\t责任人',
    '（一）政治建设方面\t\t\t',
    '1\t宣传阵地疏于管理\t更换宣传栏26块。\t林志强',
    '（二）党风廉政方面\t\t\t',
    '2\t公务接待超标准\t退缴接待费。\t陈永红',
  );
  expect(rowsOf(root).map(({ area, category, path }) => [area, category, path.join('/')])).toEqual([
    ['政治建设方面', null, '(一)/1'],
    ['党风廉政方面', null, '(二)/2'],
  ]);
});

test('an empty, merged or repeated cell of the problem goes on with the problem above', () => {
  const expected = [['plan:制定清单。', 'lead:组织科', 'plan:讲好党课。', 'plan:开展述职。', 'lead:宣传科']];
  const rows = (second: string, third: string) => [
    `| ${HEAD.join(' | ')} |`,
    '| 1 | 主体责任 | 研究党建少 | 制定清单。 | 组织科 |',
    `|  |  | ${second} | 讲好党课。 | 组织科 |`,
    `|  |  | ${third} | 开展述职。 | 宣传科 |`,
  ];
  expect(rowsOf(treeOfText(...rows('', ''))).map(({ fields }) => fields)).toEqual(expected);
  expect(rowsOf(treeOfText(...rows('研究党建少', '研究党建少'))).map(({ fields }) => fields)).toEqual(expected);
  const merged = treeOfBlocks([
    HEAD,
    [{ words: '1', rows: 3 }, { words: '主体责任', rows: 3 }, { words: '研究党建少', rows: 3 }, '制定清单。', '组织科'],
    ['讲好党课。', '组织科'],
    ['开展述职。', '宣传科'],
  ]);
  expect(rowsOf(merged).map(({ fields }) => fields)).toEqual(expected);
});

test('a row over all columns is the place of the rows below; sums, notes, numbers of columns and repeated heads are skipped', () => {
  const across = (words: string) => [{ words, columns: 3 }];
  const head = ['序号', '存在问题', '整改情况'];
  const root = treeOfBlocks([
    across('某局整改台账'),
    head,
    ['1', '2', '3'],
    across('一、党的建设方面(2个)'),
    across('(一)组织建设'),
    ['1', '换届不及时', '已换届。'],
    head,
    ['2', '发展党员不严', '已补正。'],
    across('二、服务群众方面'),
    ['3', '办事超期', '已办结。'],
    [{ words: '合计', columns: 2 }, '3项'],
    across('备注:由办公室汇总。'),
  ]);
  expect(rowsOf(root).map(({ problem, area, category, path }) => [problem, area, category, path.join('/')])).toEqual([
    ['换届不及时', '党的建设方面', '组织建设', '一、/(一)/1'],
    ['发展党员不严', '党的建设方面', '组织建设', '一、/(一)/2'],
    ['办事超期', '服务群众方面', null, '二、/3'],
  ]);
});

test('of two columns of problems the finer one is the problem', () => {
  const head = ['反馈问题', '具体表现', '责任部门'];
  const grouped = rowsOf(
    treeOfBlocks([head, [{ words: '财经纪律不严', rows: 2 }, '附件不全', '财务部'], ['超标准发补贴', '人力部']]),
  );
  expect(grouped.map(({ problem, category }) => [problem, category])).toEqual([
    ['附件不全', '财经纪律不严'],
    ['超标准发补贴', '财经纪律不严'],
  ]);
  const beside = rowsOf(
    treeOfBlocks([head, ['财经纪律不严', '附件不全', '财务部'], ['用人不规范', '档案缺失', '人力部']]),
  );
  expect(beside.map(({ problem }) => problem)).toEqual(['财经纪律不严', '用人不规范']);
});

test('a number that several problems share is in their path only', () => {
  const head = ['序号', '类别', '问题', '整改情况'];
  const root = treeOfBlocks([
    head,
    [{ words: '一', rows: 2 }, { words: '政治建设', rows: 2 }, '学习不深', '已学。'],
    ['调研不实', '已调研。'],
    ['二', '作风建设', '接待超标', '已清退。'],
  ]);
  expect(rowsOf(root).map(({ marker, path }) => [marker, path])).toEqual([
    [null, ['一']],
    [null, ['一']],
    ['二', ['二']],
  ]);
});
