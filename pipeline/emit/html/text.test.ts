import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger } from '../../ledger/schema.ts';
import { fixtureLedger, rowsOf } from './testing.ts';
import { sourceText } from './text.ts';

interface Piece {
  readonly text: string;
  /** Attributes of the tags around it. */
  readonly inside: readonly string[];
}

/** The page's text as pieces, with the tags each stands in; fails where tags do not nest. */
function piecesOf(markup: string): readonly Piece[] {
  const open: [name: string, attributes: string][] = [];
  const pieces: Piece[] = [];
  for (const [, close, name = '', attributes = '', text = ''] of markup.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
    if (text !== '') pieces.push({ text: unescaped(text), inside: open.map(([, around]) => around) });
    else if (close === '/') expect(open.pop()?.[0]).toBe(name);
    else open.push([name, attributes]);
    if (close === '/' && name === 'p') pieces.push({ text: '\n', inside: [] });
  }
  expect(open).toEqual([]);
  return pieces;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
const whole = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const within = (pieces: readonly Piece[], attribute: string) =>
  whole(pieces.filter(({ inside }) => inside.some((around) => around.includes(attribute))));

test.each(['housing-bureau', 'ledger-table', 'state-company', 'hospital-traditional', 'narrative-college'])(
  'the text of %s is whole, and each problem, measure and total is marked where it stands',
  (name) => {
    const ledger = fixtureLedger(name);
    const pieces = piecesOf(sourceText(rowsOf(ledger), '').text);
    expect(whole(pieces)).toBe(`${ledger.text}\n`);
    const quoted = (spans: readonly { start: number; end: number }[]) =>
      spans
        .map(({ start, end }) => ledger.text.slice(start, end))
        .join('')
        .replaceAll('\n', '');
    for (const { id, span } of ledger.problems)
      expect(within(pieces, `class="problem`) && within(pieces, `data-r="${id}"`)).toBe(quoted([span]));
    for (const { id, span, spans } of ledger.measures)
      expect(within(pieces, `data-r="${id}"`)).toBe(quoted(spans ?? (span ? [span] : [])));
    ledger.totals.forEach(({ span, spans }, i) => {
      expect(within(pieces, `data-r="t:${i}"`)).toBe(quoted(spans ?? (span ? [span] : [])));
    });
    for (const { id, status } of ledger.problems)
      if (status.span) expect(within(pieces, `s:${id}`)).toContain(status.raw);
  },
);

test('marks that cross, nest and run over lines are cut, and nothing of the text is lost', () => {
  const base = fixtureLedger('housing-bureau');
  const line = fc.string({
    unit: fc.constantFrom('一', '二', '<', '&', '"', '\n', ' ', '𠮷'),
    minLength: 1,
    maxLength: 60,
  });
  const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(30)), { maxLength: 12 });
  fc.assert(
    fc.property(line, spans, (text, places) => {
      const [measure] = base.measures;
      if (!measure) throw new Error('the fixture has measures');
      const measures = places
        .map(([start, length]) => ({ start: Math.min(start, text.length), end: Math.min(start + length, text.length) }))
        .filter(({ start, end }) => end > start)
        .map((span, i): Ledger['measures'][number] => ({
          ...measure,
          id: `m${i}.`,
          problem: null,
          parent: null,
          span,
        }));
      const empty = { outline: [], problems: [], facts: [], totals: [], checks: [], pages: [] };
      const pieces = piecesOf(sourceText(rowsOf({ ...base, ...empty, text, measures }), '').text);
      expect(whole(pieces)).toBe(`${text}\n`);
      const last = new Map(measures.map((one) => [`${one.span?.start} ${one.span?.end}`, one]));
      for (const { id, span } of last.values())
        expect(within(pieces, id)).toBe(text.slice(span?.start, span?.end).replaceAll('\n', ''));
    }),
    { numRuns: 300 },
  );
});

test('pages of a pdf begin where they begin, and add no characters', () => {
  const ledger = fixtureLedger('housing-bureau');
  const half = Math.floor(ledger.text.length / 2);
  const pages = [
    { number: 1, span: { start: 0, end: half } },
    { number: 2, span: { start: half, end: ledger.text.length } },
  ];
  const { text } = sourceText(rowsOf({ ...ledger, pages }), '');
  expect(whole(piecesOf(text))).toBe(`${ledger.text}\n`);
  expect(text).toContain('aria-label="第 2 页"');
});
