import { describe, expect, test } from 'vitest';
import { rules, type Sample, treeOfBlocks, treeOfText } from '../../../fixtures/tables.ts';
import { gridOf, tablesOf } from '../../tree/nodes.ts';
import { ColumnReader, headAt } from './columns.ts';

const reader = new ColumnReader(rules);

/** What each column of the head in a row holds. */
function headOf(root: ReturnType<typeof treeOfText>, row = 0) {
  const [table] = tablesOf(root);
  const head = table && headAt(root.data.reading.text, gridOf(table), row, reader);
  return head && { holds: head.columns.map((column) => column?.holds ?? null), below: head.below };
}

test.each([
  ['责任 单位', 'lead'],
  ['责任单位(部门)', 'lead'],
  ['整\n改\n时\n限', 'deadline'],
  ['责任单位(人)', 'lead'],
  ['整改措施及完成情况', 'result'],
  ['下一步打算', 'next'],
  ['实际完成时间', 'other'],
])('%s is a column of %s', (words, holds) => expect(reader.named(words)?.holds).toBe(holds));

test.each(['问题(个)', '问题数', '已完成', '张三', '1', '制度执行不严格,监督检查流于形式,长期没有整改'])(
  '%s names no column',
  (words) => expect(reader.named(words)).toBeNull(),
);

describe('a head', () => {
  test('of one row, in any order of columns', () =>
    expect(headOf(treeOfText('| 整改时限 | 反馈问题 | 序号 | 完成 情况 |', '| 6月 | 制度不严 | 1 | 已完成 |'))).toEqual(
      {
        holds: ['deadline', 'problem', 'ordinal', 'result'],
        below: 1,
      },
    ));

  test('of two rows, with a group over its parts', () => {
    const upper: Sample[] = [
      { words: '序号', rows: 2 },
      { words: '问题', rows: 2 },
      { words: '整改责任', columns: 2 },
      { words: '整改时限', rows: 2 },
    ];
    const merged = treeOfBlocks([upper, ['责任领导', '责任单位'], ['1', '制度不严', '王建国', '办公室', '6月']]);
    const plain = treeOfText(
      '| 序号 | 问题 | 整改责任 |  | 整改时限 |',
      '|  |  | 责任领导 | 责任单位 |  |',
      '| 1 | 制度不严 | 王建国 | 办公室 | 6月 |',
    );
    const expected = { holds: ['ordinal', 'problem', 'leaders', 'lead', 'deadline'], below: 2 };
    expect(headOf(merged)).toEqual(expected);
    expect(headOf(plain)).toEqual(expected);
  });

  test('of phrases of progress, whose cells are only marked', () => {
    const upper: Sample[] = ['问题', '整改措施', { words: '完成情况', columns: 2 }];
    const root = treeOfBlocks([upper, ['', '', '已完成', '正在整改'], ['制度不严', '修订制度', '√', '']]);
    expect(headOf(root)).toEqual({ holds: ['problem', 'plan', 'tick', 'tick'], below: 2 });
  });

  test.each([
    ['statistics', '| 序号 | 单位 | 问题数 | 整改率 |', '| 1 | 县医院 | 20 | 90% |'],
    ['people', '| 姓名 | 单位 | 职务 | 签到 |', '| 张三 | 县医院 | 科长 | 张三 |'],
    ['names beside values', '| 问题 | 制度不严 |', '| 责任单位 | 办公室 |'],
  ])('is none in a table of %s', (_, ...lines) => expect(headOf(treeOfText(...lines))).toBeNull());
});
