import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Gold } from '../fixtures/gold.ts';
import type { Ledger } from '../pipeline/index.ts';
import { compare, METRICS, noTallies, share, sum } from './strict.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'housing-bureau');
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const gold = Gold.parse(json('gold.json'));
const ledger = json('ledger.json') as Ledger;
const [first] = ledger.problems;
if (!first) throw new Error('the fixture has problems');

const withFirst = (change: Partial<typeof first>): Ledger => ({
  ...ledger,
  problems: [{ ...first, ...change }, ...ledger.problems.slice(1)],
});

describe('strict figures', () => {
  const whole = compare(gold, ledger);

  test('ask for every problem, and for the measures of all', () => {
    expect(whole.problems.right + whole.problems.missed).toBe(gold.problems.length);
    expect(whole.measures.right + whole.measures.missed).toBe(
      gold.problems.flatMap(({ measures }) => measures ?? []).length,
    );
    expect(whole.spans.missed).toBe(0);
  });

  test('do not mind width and white space', () => {
    const wide = first.statement.replaceAll('，', ',').split('').join(' ');
    const same = compare(gold, withFirst({ statement: wide }));
    expect({ ...same, spans: null }).toEqual({ ...whole, spans: null });
  });

  test('mind a single letter: the problem is missed with all that hangs on it', () => {
    const other = compare(gold, withFirst({ statement: `${first.statement}等` }));
    expect(other.problems).toEqual({
      right: whole.problems.right - 1,
      missed: whole.problems.missed + 1,
      extra: whole.problems.extra + 1,
    });
    expect(other.status.right).toBe(whole.status.right - 1);
    expect(other.measures.missed).toBeGreaterThan(whole.measures.missed);
  });

  test('mind the state alone where only that differs', () => {
    const other = compare(gold, withFirst({ status: { ...first.status, state: 'not-completed' } }));
    expect(other.status.right).toBe(whole.status.right - 1);
    expect({ ...other, status: null }).toEqual({ ...whole, status: null });
  });

  test('count each of two equal problems', () => {
    const twice = { ...ledger, problems: [first, ...ledger.problems] };
    expect(compare(gold, twice).problems.extra).toBe(whole.problems.extra + 1);
  });

  test('count a place that does not quote its value', () => {
    const [measure, ...rest] = ledger.measures;
    if (!measure) throw new Error('the fixture has measures');
    const moved = { ...measure, span: { start: 0, end: 3 } };
    expect(compare(gold, { ...ledger, measures: [moved, ...rest] }).spans.missed).toBe(1);
  });

  test('miss everything where there is no ledger', () => {
    const none = compare(gold, null);
    expect(METRICS.filter((metric) => none[metric].right > 0)).toEqual([]);
    expect(none.problems.missed).toBe(gold.problems.length);
  });

  test('let figures that may be given count neither way', () => {
    const [total] = ledger.totals;
    if (!total) throw new Error('the fixture has totals');
    const more = { ...ledger, totals: [...ledger.totals, { ...total, value: 987654 }] };
    expect(compare(gold, more).totals.extra).toBe(whole.totals.extra + 1);
    const allowed = { ...gold, totalsAllowed: [{ metric: total.metric, of: null, value: 987654 }] };
    expect(compare(allowed, more).totals).toEqual(whole.totals);
  });
});

test('a share is F1 where more can be given than is asked, and null where nothing is', () => {
  expect(share('problems', { right: 2, missed: 1, extra: 1 })).toBeCloseTo(2 / 3);
  expect(share('status', { right: 1, missed: 3, extra: 0 })).toBe(0.25);
  expect(share('totals', { right: 0, missed: 0, extra: 0 })).toBeNull();
});

test('sums add metric by metric', () => {
  const one = { ...noTallies(), area: { right: 1, missed: 2, extra: 0 } };
  expect(sum([one, one]).area).toEqual({ right: 2, missed: 4, extra: 0 });
});

test('every right answer can be read', () => {
  const fixtures = join(import.meta.dirname, '..', 'fixtures');
  const names = readdirSync(fixtures, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(fixtures, entry.name, 'gold.json')),
  );
  expect(names.length).toBeGreaterThan(40);
  for (const { name } of names)
    expect(() => Gold.parse(JSON.parse(readFileSync(join(fixtures, name, 'gold.json'), 'utf8')))).not.toThrow();
});
