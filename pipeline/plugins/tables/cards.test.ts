import { expect, test } from 'vitest';
import { rules, treeOfBlocks, treeOfText, wordsOf } from '../../../fixtures/tables.ts';
import { tablesOf } from '../../tree/nodes.ts';
import { cardsOf } from './cards.ts';
import { ColumnReader } from './columns.ts';

const reader = new ColumnReader(rules);

function read(root: ReturnType<typeof treeOfText>) {
  return cardsOf(root.data.reading.text, [...tablesOf(root)], reader).map(({ problem, marker, fields }) => ({
    problem: wordsOf(root, problem),
    marker: wordsOf(root, marker),
    fields: fields.map(({ holds, range }) => `${holds}:${wordsOf(root, range)}`),
  }));
}

test('names beside their values make one problem', () => {
  const wide = (words: string) => ({ words, columns: 3 });
  const merged = treeOfBlocks([
    [{ words: '问题整改公示表', columns: 4 }],
    ['序号', wide('1')],
    ['反馈问题', wide('采购监管不严')],
    [{ words: '整改措施', rows: 2 }, wide('1.修订办法。')],
    [wide('2.审核供应商。')],
    ['责任单位', '药剂科', '整改时限', '2024年6月'],
  ]);
  const plain = treeOfText(
    '| 序号 | 1 |  |  |',
    '| 反馈问题 | 采购监管不严 |  |  |',
    '| 整改措施 | 1.修订办法。 |  |  |',
    '|  | 2.审核供应商。 |  |  |',
    '| 责任单位 | 药剂科 | 整改时限 | 2024年6月 |',
  );
  const expected = [
    {
      problem: '采购监管不严',
      marker: '1',
      fields: ['plan:1.修订办法。', 'plan:2.审核供应商。', 'lead:药剂科', 'deadline:2024年6月'],
    },
  ];
  expect(read(merged)).toEqual(expected);
  expect(read(plain)).toEqual(expected);
});

test('a number may stand in the name of the problem', () => {
  const root = treeOfBlocks([
    ['问题3', '制度不严'],
    ['整改情况', '一是修订制度。'],
    ['责任领导', '罗明', '完成情况', '已完成'],
  ]);
  expect(read(root).map(({ problem, marker }) => [problem, marker])).toEqual([['制度不严', '问题3']]);
});

test('several problems in one table, each from its number on', () => {
  const root = treeOfBlocks([
    ['序号', '1'],
    ['问题', '制度不严'],
    ['责任单位', '办公室'],
    ['序号', '2'],
    ['问题', '资产不清'],
    ['责任单位', '财务科'],
  ]);
  expect(read(root).map(({ problem, marker, fields }) => [marker, problem, ...fields])).toEqual([
    ['1', '制度不严', 'lead:办公室'],
    ['2', '资产不清', 'lead:财务科'],
  ]);
});

test('a form about a person and a list of units are no cards', () => {
  expect(
    read(
      treeOfBlocks([
        ['姓名', '张三'],
        ['单位', '县医院'],
        ['责任人', '李四'],
      ]),
    ),
  ).toEqual([]);
  expect(
    read(
      treeOfBlocks([
        ['县医院', '20'],
        ['疾控中心', '25'],
      ]),
    ),
  ).toEqual([]);
});

test('a problem that a page break cuts goes on in the next table', () => {
  const root = treeOfBlocks(
    [
      ['问题1', '台账不健全'],
      ['整改情况', '一是建立台账。'],
      ['问题2', '制度不严'],
    ],
    [
      ['整改情况', '一是修订制度。'],
      ['责任领导', '罗明', '完成情况', '已完成'],
      ['问题3', '接待不规范'],
      ['责任领导', '李华', '整改情况', '一是退款。'],
    ],
  );
  expect(read(root)).toEqual([
    { problem: '台账不健全', marker: '问题1', fields: ['result:一是建立台账。'] },
    { problem: '制度不严', marker: '问题2', fields: ['result:一是修订制度。', 'leaders:罗明', 'result:已完成'] },
    { problem: '接待不规范', marker: '问题3', fields: ['leaders:李华', 'result:一是退款。'] },
  ]);
});
