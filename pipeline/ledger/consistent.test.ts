import { expect, test } from 'vitest';
import { FIXTURES, fixtureLedger } from '../emit/testing.ts';
import { type Ledger, ledgerSchema } from './schema.ts';

const ledger = fixtureLedger('housing-bureau');

/** What the schema says of a copy of the ledger in which something was changed. */
function told(change: (copy: Ledger) => unknown): string[] {
  const copy = structuredClone(ledger);
  change(copy);
  return (ledgerSchema.safeParse(copy).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}:${message}`);
}

const at = <Row>(rows: readonly Row[], index: number): Row => {
  const row = rows[index];
  if (row === undefined) throw new Error(`there is no row ${index}`);
  return row;
};

test.each(FIXTURES)('the ledger of %s is consistent', (name) => {
  expect(ledgerSchema.safeParse(fixtureLedger(name)).success).toBe(true);
});

test('a date is one that a calendar could have', () => {
  for (const date of ['9999-99-99', '0000-00-00', '2024-13', '2024-00', '2024-01-32', '=1+1'])
    expect(told(({ document }) => Object.assign(document, { date }))).toEqual([
      expect.stringMatching(/^document\.date:不是/),
    ]);
  for (const date of ['2024', '2024-12', '2024-02-29', '2024-12-31'])
    expect(told(({ document }) => Object.assign(document, { date }))).toEqual([]);
});

test('a span ends after it begins, and within the text', () => {
  expect(told(({ problems }) => Object.assign(at(problems, 0), { span: { start: 9, end: 3 } }))).toEqual([
    'problems.0.span:终点在起点之前',
  ]);
  expect(told(({ problems }) => Object.assign(at(problems, 1), { span: { start: 9, end: 1e9 } }))).toEqual([
    'problems.1:位置超出全文',
  ]);
});

test('an id is that of one row', () => {
  const last = ledger.problems.length;
  expect(told(({ problems }) => problems.push(at(problems, 0)))).toEqual([`problems.${last}:编号 p1 前面已经有了`]);
});

test('a row is part of one before it: not of itself, not round about', () => {
  const part = (index: number, parent: number) => (copy: Ledger) =>
    Object.assign(at(copy.measures, index), { parent: at(copy.measures, parent).id });
  expect(told(part(1, 0))).toEqual([]);
  expect(told(part(1, 1))).toEqual([expect.stringContaining('不在它前面')]);
  expect(
    told((copy) => {
      part(0, 1)(copy);
      part(1, 0)(copy);
    }),
  ).toEqual([expect.stringContaining('measures.0:上级')]);
});

test('a row names only rows that there are, each in its list', () => {
  const [heading] = ledger.outline;
  const stray = (list: 'problems' | 'measures' | 'facts' | 'checks', changed: object) =>
    told((copy) => Object.assign(at<object>(copy[list], 0), changed));
  expect(stray('problems', { outline: 'h99' })).toEqual(['problems.0:outline 指的 h99 不在台账里']);
  expect(stray('measures', { outline: 'p1' })).toEqual(['measures.0:outline 指的 p1 不在台账里']);
  expect(stray('measures', { problem: heading?.id })).toEqual([expect.stringMatching(/^measures\.0:problem 指的/)]);
  expect(stray('facts', { of: 'p99' })).toEqual(['facts.0:of 指的 p99 不在台账里']);
  expect(stray('checks', { refs: ['p1', 'p99'] })).toEqual(['checks.0:refs 指的 p99 不在台账里']);
  expect(stray('checks', { refs: ['p1', ledger.measures[0]?.id, heading?.id] })).toEqual([]);
  expect(stray('measures', { problem: null, outline: null })).toEqual([]);
});

test('twenty thousand rows cost next to nothing', () => {
  const [problem] = ledger.problems;
  const more = Array.from({ length: 20_000 }, (_, n) => ({ ...problem, id: `q${n}` }));
  const many = { ...ledger, problems: [...ledger.problems, ...more] };
  const began = performance.now();
  expect(ledgerSchema.safeParse(many).success).toBe(true);
  expect(performance.now() - began).toBeLessThan(5000);
});
