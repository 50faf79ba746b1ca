import { expect, test } from 'vitest';
import { correctionOf, correctionsOf, documentsOf, fixtureLedger } from '../testing.ts';
import { ndjsonOf } from './ndjson.ts';

const ledger = fixtureLedger('housing-bureau');
const corrections = correctionsOf(
  ledger,
  correctionOf(ledger, 'p1', 'state', 'phased', 'completed'),
  correctionOf(ledger, 'p1.m1', 'text', '', '倒排工期。'),
);
const [document] = documentsOf([ledger], corrections).documents;
const lines = document ? ndjsonOf(document).trimEnd().split('\n') : [];
const rows: Record<string, unknown>[] = lines.map((line) => JSON.parse(line));

test('a line a problem, with the fields of document and inspection', () => {
  expect(rows).toHaveLength(ledger.problems.length);
  expect(rows[1]).toMatchObject({
    documentId: ledger.document.id,
    documentIssuer: ledger.document.issuer,
    inspectionFeedbackOn: '2024-03-06',
    id: 'p2',
    statement: '保障性租赁住房筹集任务落实不力',
    state: 'completed',
    deadline: '2024年6月',
    deadlineDate: '2024-06-30',
    corrected: [],
  });
});

test('all lines have the same flat fields', () => {
  const fields = Object.keys(rows[0] ?? {});
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(fields);
    for (const value of Object.values(row))
      expect(
        typeof value !== 'object' ||
          value === null ||
          (Array.isArray(value) && value.every((item) => typeof item === 'string')),
      ).toBe(true);
  }
});

test('corrected values are in the line, which says so', () => {
  expect(rows[0]).toMatchObject({ state: 'completed', corrected: ['state', 'p1.m1.text'] });
  expect(rows[0]?.measures).toContain('一是倒排工期。');
});
