import { expect, test } from 'vitest';
import { correctionOf, correctionsOf, fixtureLedger, withProblem } from '../emit/testing.ts';
import { applyCorrections } from './apply.ts';
import { correctionsSchema } from './corrections.ts';

const ledger = fixtureLedger('housing-bureau');
const state = correctionOf(ledger, 'p1', 'state', 'phased', 'completed');
const corrections = correctionsOf(ledger, state);
const fieldsOf = (applied: ReturnType<typeof applyCorrections>) =>
  Array.from(applied.rows.values(), (corrected) => [...corrected.keys()]);

test('a correction belongs to the row with its words, whatever its number', () => {
  const [first, ...others] = ledger.problems;
  const shifted = { ...ledger, problems: [...others, ...(first ? [{ ...first, id: 'p99' }] : [])] };
  const applied = applyCorrections(shifted, corrections);
  expect(applied.rows.get(applied.keys.problems.get('p99') ?? '')?.get('state')).toEqual(state);
});

test('where newer rules read other words, the row that begins at the same place takes it', () => {
  const reread = withProblem(ledger, 'p1', { statement: '老旧小区改造工程进度滞后' });
  expect(fieldsOf(applyCorrections(reread, corrections))).toEqual([['state']]);
});

test('what was typed wins over what a later run reads in the same document', () => {
  const status = { ...ledger.problems[0]?.status, state: 'in-progress' } as (typeof ledger.problems)[number]['status'];
  expect(fieldsOf(applyCorrections(withProblem(ledger, 'p1', { status }), corrections))).toEqual([['state']]);
});

test('in another version of the document it holds only where the machine still reads what was replaced', () => {
  const version = { ...ledger, document: { ...ledger.document, id: `sha256:${'0'.repeat(64)}` } };
  expect(fieldsOf(applyCorrections(version, corrections))).toEqual([['state']]);
  const status = { ...ledger.problems[0]?.status, state: 'in-progress' } as (typeof ledger.problems)[number]['status'];
  const changed = applyCorrections(withProblem(version, 'p1', { status }), corrections);
  expect(changed.rows.size).toBe(0);
  expect(changed.unfit).toEqual([{ correction: state, reason: expect.stringContaining('文书换了版本') }]);
});

test('a correction without its row is listed, and one the machine now agrees with is no correction', () => {
  const gone = { ...ledger, problems: ledger.problems.slice(1) };
  expect(applyCorrections(gone, corrections).unfit).toEqual([
    { correction: state, reason: expect.stringContaining('没有这一行') },
  ]);
  const agreeing = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'completed', 'phased'));
  expect(applyCorrections(ledger, agreeing)).toMatchObject({ unfit: [], rows: new Map() });
});

test.each([
  ['state', '完成'],
  ['statement', null],
  ['lead', '城市更新科'],
  ['longTerm', '是'],
] as const)('a file in which %s is %j is refused', (field, value) => {
  const correction = { ...state, field, new: value };
  expect(correctionsSchema.safeParse(correctionsOf(ledger, correction)).success).toBe(false);
  expect(correctionsSchema.safeParse(corrections).success).toBe(true);
});
