import { expect, test } from 'vitest';
import type { ProblemNote, TotalNote } from '../../tree/annotations.ts';
import type { Metric, State } from '../../tree/codes.ts';
import { checkRates } from './sums.ts';

/** The rates that do not agree, as `declared/actual`; totals and rows by what they say. */
function rates(declared: readonly [Metric, number][], rows: readonly (State | null)[]): string[] {
  const range = { from: 0, to: 0 };
  const totals = declared.map<TotalNote>(([metric, value]) => ({
    ...{ metric, value, of: metric === 'completed' ? 'problems' : null, unit: null, range, rule: 'totals.test' },
  }));
  const problems = rows.map((state) => ({ status: state && { state } }) as ProblemNote);
  return checkRates(totals, problems, '').map(({ expected, actual }) => `${expected}/${actual}`);
}

const ROWS: State[] = ['completed', 'completed', 'completed', 'in-progress'];

test('declared figures decide', () => {
  expect(
    rates(
      [
        ['problems', 4],
        ['completed', 4],
        ['completion-rate', 1],
      ],
      ROWS,
    ),
  ).toEqual([]);
  expect(
    rates(
      [
        ['problems', 4],
        ['completed', 3],
        ['completion-rate', 1],
      ],
      ROWS,
    ),
  ).toEqual(['1/0.75']);
});

test('else the rows, with those nearly done or without', () => {
  expect(rates([['completion-rate', 0.75]], ROWS)).toEqual([]);
  expect(rates([['completion-rate', 1]], ROWS)).toEqual(['1/0.75']);
  expect(rates([['completion-rate', 1]], ['completed', 'basically-completed', 'phased'])).toEqual([]);
});

test('but not where the rate may be of something else, or rows are silent', () => {
  expect(
    rates(
      [
        ['measures', 9],
        ['completion-rate', 1],
      ],
      ROWS,
    ),
  ).toEqual([]);
  expect(
    rates(
      [
        ['tasks', 9],
        ['completion-rate', 1],
      ],
      ROWS,
    ),
  ).toEqual([]);
  expect(rates([['completion-rate', 1]], ['completed', null])).toEqual([]);
  expect(rates([['completion-rate', 1]], [])).toEqual([]);
});
