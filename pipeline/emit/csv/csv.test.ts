import { parseCsv } from 'hucre/csv';
import { expect, test } from 'vitest';
import { csvTables } from '../rows/tables.ts';
import { documentsOf, FIXTURES, fixtureLedger, withProblem } from '../testing.ts';
import { csvOf } from './csv.ts';

const ledger = fixtureLedger('housing-bureau');
const [problems] = csvTables(documentsOf([withProblem(ledger, 'p1', { statement: '=1+1', area: '一,"二"\n三' })]));

test('UTF-8 with a byte order mark, headings in Chinese or as field names', () => {
  if (problems === undefined) throw new Error('there is no table of problems');
  expect(csvOf(problems, 'zh').slice(0, 8)).toBe('\ufeff序号,方面,类');
  expect(csvOf(problems, 'en').split('\r\n')[0]).toBe(
    '\ufeffnumber,area,category,statement,measures,leaders,lead,support,persons,deadline,progress,state,longTerm,topics,place,corrections,key',
  );
});

test('a cell that looks like a formula stays text, and marks inside cells stay in their cell', () => {
  const [, first] = parseCsv(problems ? csvOf(problems, 'zh') : '');
  expect(first?.slice(1, 4)).toEqual(['一,"二"\n三', ledger.problems[0]?.category, "'=1+1"]);
});

test.each([
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠甲', "'＠甲"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ['\ufeff\u200d＝1+1', "'\ufeff\u200d＝1+1"],
  ['\0=1+1', "'=1+1"],
  ['甲\0乙', '甲乙'],
  ['甲=乙', '甲=乙'],
  ['\u200b甲', '\u200b甲'],
])('%j, which may be a formula in disguise, is written %j', (statement, written) => {
  const [table] = csvTables(documentsOf([withProblem(ledger, 'p1', { statement })]));
  expect(parseCsv(table ? csvOf(table, 'zh') : '')[1]?.[3]).toBe(written);
});

test.each(FIXTURES)('%s: every cell of every csv file reads back', (name) => {
  for (const table of csvTables(documentsOf([fixtureLedger(name)]))) {
    const read = parseCsv(csvOf(table, 'zh'), { unescapeFormulae: true });
    const expected = table.rows.map(({ cells }) => cells.map((cell) => (cell === null ? '' : String(cell))));
    expect(read.slice(1)).toEqual(expected);
  }
});
