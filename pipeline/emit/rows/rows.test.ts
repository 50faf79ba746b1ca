import { expect, test } from 'vitest';
import { ledgerOfText } from '../../testing.ts';
import { correctionOf, correctionsOf, documentsOf, FIXTURES, fixtureLedger, TOPIC_NAMES } from '../testing.ts';
import { Places, placeWords } from './places.ts';
import { documentRows } from './rows.ts';

const ledger = fixtureLedger('housing-bureau');
const rowsOf = (...corrections: Parameters<typeof correctionsOf>[1][]) =>
  documentRows({ ledger, corrections: correctionsOf(ledger, ...corrections), topicNames: TOPIC_NAMES });

test('rows hold the corrected values and know the machine’s', () => {
  const { problems, measures } = rowsOf(
    correctionOf(ledger, 'p1', 'state', 'phased', 'completed'),
    correctionOf(ledger, 'p1', 'deadline', '2024年9月30日前', '2024年底'),
    correctionOf(ledger, 'p1', 'lead', ['城市更新科'], ['城市更新科', '办公室']),
    correctionOf(ledger, 'p1', 'area', null, '履职尽责方面'),
    correctionOf(ledger, 'p1.m1', 'text', '', '倒排工期。'),
  );
  expect(problems[0]).toMatchObject({
    state: 'completed',
    deadline: { raw: '2024年底', date: '2024-12-31' },
    lead: ['城市更新科', '办公室'],
    area: '履职尽责方面',
    machine: ledger.problems[0],
  });
  expect([...(problems[0]?.corrected.keys() ?? [])]).toEqual(['state', 'deadline', 'lead', 'area']);
  expect(measures[0]).toMatchObject({ text: '倒排工期。', whole: '一是倒排工期。' });
});

test.each(FIXTURES)('%s: every row has its own identity and a place that quotes its paragraph', (name) => {
  const fixture = fixtureLedger(name);
  const [document] = documentsOf([fixture]).documents;
  const rows = [...(document?.problems ?? []), ...(document?.measures ?? [])];
  expect(new Set(rows.map(({ identity }) => identity)).size).toBe(fixture.problems.length + fixture.measures.length);
  const paragraphs = fixture.text.split('\n');
  for (const { place } of rows) {
    const before = paragraphs.slice(0, place.paragraph - 1).reduce((sum, line) => sum + line.length + 1, 0);
    expect(place.start - before).toBeGreaterThanOrEqual(0);
    expect(place.start - before).toBeLessThanOrEqual(paragraphs[place.paragraph - 1]?.length ?? -1);
  }
});

test('a place names the page where there are pages', () => {
  const text = '一\n二\n三';
  const pages = [
    { number: 1, span: { start: 0, end: 3 } },
    { number: 2, span: { start: 4, end: 5 } },
  ];
  const plain = ledgerOfText('一', '二');
  expect(placeWords(new Places({ ...plain, text, pages }).at(4))).toBe('第2页第3段');
  expect(placeWords(new Places({ ...plain, text, pages: [] }).at(3))).toBe('第2段');
});
