import type { NumberingNote } from '../tree/annotations.ts';
import { isWhite, oneOf, WHITE } from '../tree/chars.ts';
import type { Range } from '../tree/reading.ts';
import { type Marker, markerAt, type Style } from './markers.ts';

/** An item of an enumeration in running text: 一是…, ①…. The range begins after the marker and ends with the closing mark. */
export interface EnumeratedItem {
  readonly marker: Range;
  readonly range: Range;
  readonly nested: readonly EnumeratedItem[];
}

/** The items a text enumerates, with those nested in them, and what is wrong with their numbers. */
export interface Enumeration {
  readonly items: readonly EnumeratedItem[];
  readonly notes: readonly NumberingNote[];
  /** Its last number; null where nothing is enumerated. */
  readonly last: Continued | null;
}

/** Styles by how sure a sign of an enumeration they are: those after `paren-digit` need a second item. */
const STYLES: readonly Style[] = [
  'is',
  'must',
  'ordinal',
  'sequence',
  'circled',
  'paren-digit',
  'half-digit',
  'digit',
  'digit-comma',
  'paren-han',
  'han',
  'decimal',
  'decimal-3',
  'decimal-4',
];
const ALONE: ReadonlySet<Style> = new Set(['is', 'must']);
/** Styles whose numbers are also part of ordinary sentences: they count only at the beginning of a paragraph or after a sentence end. */
const AT_SENTENCE: ReadonlySet<Style> = new Set([
  'digit',
  'digit-comma',
  'paren-han',
  'han',
  'decimal',
  'decimal-3',
  'decimal-4',
  'sequence',
  'ordinal',
  'half-digit',
]);
/** How far a number may skip and still belong to its list. */
const MOST_SKIPPED = 2;

interface Found extends Marker {
  /** Stands at the beginning of a paragraph. */
  readonly opens: boolean;
  /** What stands before it: nothing, a sentence end, a comma. */
  readonly after: string;
}

/** The last number of a list that may go on in the next paragraph. */
export interface Continued {
  readonly style: Style;
  readonly ordinal: number;
}

/**
 * Reads the enumeration in a range: 一是/二是, 一要/二要, 第一,/第二, ①②, (1)(2), 1.2., 首先/其次. A list begins with its first
 * number, or goes on from `continued`.
 */
export function enumerationIn(text: string, range: Range, continued?: Continued): Enumeration {
  return arrange(markersIn(text, range), text, range, new Set(), continued);
}

/** Every place of a range where a marker may begin an item: its beginning, after a line end, a punctuation mark or white space. */
function markersIn(text: string, { from, to }: Range): Found[] {
  const found: Found[] = [];
  for (let at = from; at < to; at++) {
    if (at > from && !isBefore(text, at - 1)) continue;
    const marker = markerAt(text, at);
    if (!marker || marker.range.to > to) continue;
    const said = trimEnd(text, Math.max(from, at - 4), at);
    const opens = said === from || said === at - 4 || text.slice(said, at).includes('\n');
    const after = opens ? '' : text.charAt(said - 1);
    if (AT_SENTENCE.has(marker.style) && !opens && !endsClause(text, said - 1)) continue;
    found.push({ style: marker.style, ordinal: marker.ordinal, range: marker.range, opens, after });
  }
  const [first] = found.filter(({ style }) => style === 'is');
  const glued = first?.ordinal === 2 && /[。;]/.test(first.after) ? gluedFirst(text, from, first.range.from) : null;
  if (!glued) return found;
  const at = found.findIndex(({ range }) => range.from > glued.range.from);
  return found.toSpliced(at, 0, { ...glued, opens: false, after: '' });
}

/** 我局一是开展普查;二是约谈平台: the first of a list behind its subject, known by the second one; not 每周一是. */
function gluedFirst(text: string, from: number, to: number): Marker | null {
  const at = text.slice(from, to).search(/(?<![统唯之第同其单万周期])一是(?!否|非)/u);
  return at < 0 ? null : markerAt(text, from + at);
}

const endsClause = oneOf('。;:,!?');
const isBefore = oneOf(`${WHITE}。;,:、!?)”》】`);

const NOTHING: Enumeration = { items: [], notes: [], last: null };

/** The top list of a range is that of the first style that makes one; what lies between two of its items is read again for nested lists. */
function arrange(
  markers: readonly Found[],
  text: string,
  range: Range,
  used: ReadonlySet<Style>,
  continued?: Continued,
): Enumeration {
  const chain = markers.length === 0 ? [] : topChain(markers, used, continued);
  const tail = chain.at(-1);
  if (!tail) return NOTHING;
  const style = chain[0]?.style;
  const below = new Set([...used, ...(style ? [style] : [])]);
  const notes = faultsOf(chain, continued?.style === tail.style ? continued.ordinal : 0);
  let next = 0;
  const items = chain.map((marker, i) => {
    const inner = {
      from: skipSpace(text, marker.range.to, range.to),
      to: trimEnd(text, marker.range.to, chain[i + 1]?.range.from ?? range.to),
    };
    while ((markers[next]?.range.from ?? inner.to) < inner.from) next++;
    const first = next;
    while ((markers[next]?.range.from ?? inner.to) < inner.to) next++;
    const nested = arrange(markers.slice(first, next), text, inner, below);
    for (const note of nested.notes) notes.push(note);
    return { marker: markerWords(text, marker.range), range: inner, nested: nested.items };
  });
  // a number with nothing behind it says nothing
  const said = items.filter((item) => item.range.from < item.range.to);
  return { items: said, notes, last: { style: tail.style, ordinal: tail.ordinal } };
}

/** The chain that begins first; of two that begin at one place, the surer style. */
function topChain(markers: readonly Found[], used: ReadonlySet<Style>, continued?: Continued): Found[] {
  let best: Found[] = [];
  for (const style of STYLES) {
    if (used.has(style)) continue;
    const ofStyle = markers.filter((marker) => marker.style === style);
    if (ofStyle.length === 0) continue;
    const chain = chainOf(ofStyle, continued?.style === style ? continued.ordinal : 0);
    const start = chain[0]?.range.from;
    if (start === undefined) continue;
    if (best.length === 0 || start < (best[0]?.range.from ?? 0)) best = chain;
  }
  return best;
}

/** Numbers of one style that go on from 1; a list that begins anew goes on the chain. */
function chainOf(markers: readonly Found[], before: number): Found[] {
  const chain: Found[] = [];
  let last = before;
  for (const [i, marker] of markers.entries()) {
    const { ordinal, style, after } = marker;
    const begins = ordinal === 1;
    if (begins && !ALONE.has(style) && !goesOn(markers, i)) continue;
    if (begins && after === ',' && !ALONE.has(style) && !stepsOn(markers[i + 1])) continue;
    const skips = after === ',' && AT_SENTENCE.has(style) ? 0 : MOST_SKIPPED;
    const follows = last > 0 && ordinal >= last && ordinal - last <= 1 + skips;
    if (!begins && !follows) continue;
    if (ordinal === last && !begins && !repeats(markers, i)) continue;
    chain.push(marker);
    last = ordinal;
  }
  return chain;
}

const goesOn = (markers: readonly Found[], index: number): boolean => {
  const next = markers[index + 1]?.ordinal;
  return next !== undefined && next >= 2 && next <= 2 + MOST_SKIPPED;
};

/** 在…上,首先,…;其次,…: what follows a semicolon or a full stop shows that the first, behind a comma, is no adverb. */
const stepsOn = (next: Found | undefined): boolean => next !== undefined && /[。;]/.test(next.after);

/** 二是…二是…四是: a number written twice in a list that goes on. */
const repeats = (markers: readonly Found[], index: number): boolean =>
  markers[index]?.after !== ',' && (markers[index]?.opens === true || /[。;]/.test(markers[index]?.after ?? ''));

function faultsOf(chain: readonly Found[], before: number): NumberingNote[] {
  const notes: NumberingNote[] = [];
  let last = before;
  for (const { ordinal, range, style } of chain) {
    const expected = last + 1;
    if (style !== 'sequence' && ordinal !== 1 && ordinal !== expected)
      notes.push({
        code: ordinal === last ? 'numbering-duplicate' : 'numbering-gap',
        marker: range,
        expected,
        actual: ordinal,
      });
    last = ordinal;
  }
  return notes;
}

/** A marker without the comma or colon after it. */
function markerWords(text: string, { from, to }: Range): Range {
  return /[,: ]/.test(text.charAt(to - 1)) ? { from, to: to - 1 } : { from, to };
}

function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isWhite(text, at)) at++;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isWhite(text, end - 1)) end--;
  return end;
}
