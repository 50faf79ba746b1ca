import { expect, test } from 'vitest';
import { correctionOf, correctionsOf, fixtureLedger } from '../emit/testing.ts';
import { equal } from './apply.ts';
import type { Value } from './corrections.ts';
import { identityOf, keysOf } from './identity.ts';
import { type Edit, mergeEdits } from './merge.ts';

const ledger = fixtureLedger('housing-bureau');
const identity = identityOf(ledger, keysOf(ledger).problems.get('p1') ?? '');
const edit = (value: Value, exported: Value): Edit => ({
  identity,
  place: '整改台账第2行',
  field: 'state',
  value,
  wasExported: (other) => equal(other, exported),
});

test('a correction keeps the machine’s reading beside what was typed, and by whom', () => {
  const { corrections, taken } = mergeEdits(ledger, null, [edit('completed', 'phased')], '李敏');
  expect(taken).toBe(1);
  expect(corrections.corrections).toEqual([
    { ...correctionOf(ledger, 'p1', 'state', 'phased', 'completed'), quote: expect.any(String), by: '李敏' },
  ]);
});

test('earlier corrections stay, also those that fit no row', () => {
  const stray = { ...correctionOf(ledger, 'p2', 'lead', [], ['办公室']), key: 'gone', start: 999_999 };
  const before = correctionsOf(ledger, stray);
  expect(mergeEdits(ledger, before, [edit('completed', 'phased')], null).corrections.corrections).toHaveLength(2);
});

test('typed over an exported correction it replaces it; typed back to the machine’s reading it withdraws it', () => {
  const before = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'phased', 'completed'));
  const replaced = mergeEdits(ledger, before, [edit('in-progress', 'completed')], null);
  expect(replaced.corrections.corrections.map((correction) => correction.new)).toEqual(['in-progress']);
  expect(mergeEdits(ledger, before, [edit('phased', 'completed')], null)).toMatchObject({
    withdrawn: 1,
    taken: 0,
    corrections: { corrections: [] },
  });
});

test('what somebody else corrected since the export is not overwritten', () => {
  const before = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'phased', 'completed'));
  const { corrections, refused, taken } = mergeEdits(ledger, before, [edit('in-progress', 'phased')], null);
  expect({ corrections, taken }).toEqual({ corrections: before, taken: 0 });
  expect(refused).toEqual([{ place: '整改台账第2行', reason: expect.stringContaining('王岚已改过') }]);
});

test('a row that the ledger does not have is refused', () => {
  const { refused } = mergeEdits({ ...ledger, problems: [] }, null, [edit('completed', 'phased')], null);
  expect(refused).toEqual([{ place: '整改台账第2行', reason: expect.stringContaining('没有这一行') }]);
});
