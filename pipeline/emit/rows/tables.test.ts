import { expect, test } from 'vitest';
import { correctionOf, correctionsOf, documentsOf, FIXTURES, fixtureLedger } from '../testing.ts';
import type { Table } from './table.ts';
import { csvTables, workbookTables } from './tables.ts';
import { valueOfWords, wordsOfValue } from './values.ts';

const ledger = fixtureLedger('housing-bureau');
const tables = new Map(workbookTables(documentsOf([ledger])).map((table) => [table.zh, table]));
const column = (table: Table | undefined, zh: string) => {
  const at = table?.columns.findIndex((each) => each.zh === zh) ?? -1;
  return table?.rows.map(({ cells }) => cells[at]) ?? [];
};

test('整改台账 has the columns that offices print, in their order', () => {
  expect(
    tables
      .get('整改台账')
      ?.columns.map(({ zh }) => zh)
      .join('、'),
  ).toBe(
    '序号、方面、类别、问题、整改措施、责任领导、责任单位、配合单位、责任人、整改时限、整改进展、完成状态、长期坚持、主题、出处、人工更正、标识',
  );
});

test('one row a problem, one a measure, one a check', () => {
  expect([...tables].map(([name, { rows }]) => [name, rows.length])).toMatchObject([
    ['整改台账', ledger.problems.length],
    ['问题清单', ledger.problems.length],
    ['任务清单', ledger.measures.length],
    ['责任清单', expect.any(Number)],
    ['时限清单', ledger.problems.length],
    ['对账', ledger.checks.length],
    ['概况', expect.any(Number)],
    ['原文', ledger.text.split('\n').length],
  ]);
});

test('责任清单 keeps the rows of a unit together, a problem of two units under both', () => {
  const units = column(tables.get('责任清单'), '单位');
  const all = ledger.problems.flatMap(({ responsible: { lead, support } }) => [...lead, ...support]);
  expect([...units].sort()).toEqual([...all].sort());
  expect(units.filter((unit, i) => unit !== units[i - 1])).toHaveLength(new Set(all).size);
});

test('时限清单 goes by date, 长期坚持 apart', () => {
  const table = tables.get('时限清单');
  const groups = column(table, '分类');
  const dates = column(table, '截止日期').slice(0, groups.lastIndexOf('限期完成') + 1);
  expect([...new Set(groups)]).toEqual(['限期完成', '长期坚持']);
  expect(dates).toEqual([...dates].sort());
  expect(column(table, '整改时限').slice(groups.indexOf('长期坚持'))).toEqual(['长期坚持', '长期坚持']);
});

test('several documents: each row says whose it is, 概况 has a row a document', () => {
  const several = documentsOf([ledger, fixtureLedger('street-office')]);
  const [main, , , , , , overview] = workbookTables(several);
  expect(new Set(column(main, '被巡察单位')).size).toBe(2);
  expect(overview?.rows).toHaveLength(2);
});

test('corrected values stand in the tables, and a column tells what they were', () => {
  const corrections = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'phased', 'completed'));
  const [main, , tasks] = workbookTables(documentsOf([ledger], corrections));
  expect(column(main, '完成状态')[0]).toBe('完成');
  expect(column(main, '人工更正')[0]).toBe('完成状态:阶段性完成→完成(王岚)');
  expect(column(tasks, '完成状态')[0]).toBe('完成');
});

test.each(FIXTURES)('%s: no cell is an empty text, and rows are as long as their columns', (name) => {
  for (const { columns, rows } of [
    ...workbookTables(documentsOf([fixtureLedger(name)])),
    ...csvTables(documentsOf([fixtureLedger(name)])),
  ])
    for (const { cells } of rows) {
      expect(cells).toHaveLength(columns.length);
      expect(cells).not.toContain('');
    }
});

const names = new Map([['housing', '住房与物业']]);
test.each([
  ['state', 'in-progress', '推进中'],
  ['longTerm', true, '是'],
  ['longTerm', false, ''],
  ['lead', ['甲科', '乙科'], '甲科、乙科'],
  ['lead', [], ''],
  ['topics', ['housing', 'other-topic'], null],
  ['topics', ['housing'], '住房与物业'],
  ['area', null, ''],
  ['statement', '问题', '问题'],
] as const)('%s %j is written so that it reads back', (field, value, words) => {
  const copy = typeof value === 'object' && value !== null ? [...value] : value;
  const written = wordsOfValue(field, copy, names);
  if (words === null) expect(valueOfWords(field, '住房与物业、别的', names)).toBeUndefined();
  else {
    expect(written).toBe(words);
    expect(valueOfWords(field, written, names)).toEqual(copy);
  }
});
