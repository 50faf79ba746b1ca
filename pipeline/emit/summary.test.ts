import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProcessor, openDocument } from '../document.ts';
import { jsonLineOf, jsonOf } from './json.ts';
import { summaryOf } from './summary.ts';

const file = new URL('../../fixtures/housing-bureau/document.txt', import.meta.url);
const ledger = (await createProcessor()).processSync(await openDocument(readFileSync(file), 'document.txt')).result;

test('states add up to the problems', () => {
  const summary = summaryOf(ledger);
  expect(summary.kind).toBe('rectification');
  expect(summary.problems).toBe(18);
  expect(summary.states.reduce((sum, { count }) => sum + count, 0)).toBe(18);
  expect(summary.measures).toBe(ledger.measures.length);
});

test('findings leave out what agrees', () => {
  const check = { message: 'x', expected: null, actual: null, refs: [], spans: [] };
  const checks = [
    { ...check, code: 'totals-agree', severity: 'info' },
    { ...check, code: 'numbering-gap', severity: 'warning' },
    { ...check, code: 'numbering-gap', severity: 'warning' },
  ] as const;
  expect(summaryOf({ ...ledger, checks: [...checks] })).toMatchObject({
    findings: [{ code: 'numbering-gap', count: 2 }],
    agrees: true,
    worst: 'warning',
  });
});

test('a ledger is written as JSON, whole or on one line', () => {
  expect(JSON.parse(jsonOf(ledger))).toEqual(ledger);
  expect(jsonLineOf(ledger).indexOf('\n')).toBe(jsonLineOf(ledger).length - 1);
});
