import { expect, test } from 'vitest';
import { pairsReport } from './pairs-report.ts';

test('a round of pairs may hold documents of one kind only', () => {
  const pairs = {
    'rounds-bus-company': { right: 8, wrong: 1, missed: 2 },
    'rounds-street': { right: 1, wrong: 0, missed: 0 },
  };
  const report = pairsReport([], [{ rules: 'abc', what: 'Two series', pairs, why: [] }]).join('\n');
  expect(report).toContain('| rounds of one body | 2 | 11 | 90.0% | 81.8% |');
  expect(report).not.toContain('feedback and answer');
});
