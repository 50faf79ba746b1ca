import type { Line } from './lines.ts';
import { markerOf } from './markers.ts';
import { endsInPunctuation, endsSentence } from './text.ts';

/** A line with its place in the document: which page, which column. */
export interface PlacedLine extends Line {
  readonly page: number;
  readonly pageWidth: number;
  readonly column: 0 | 1 | 2;
  /** Lines with another number are in another column, page part or page: their distance says nothing. */
  readonly frame: number;
}

/** Where the text of a column begins and ends, in points. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

export interface Layout {
  /** The font size of most text, in points. */
  readonly bodySize: number;
  readonly marginsOf: (line: PlacedLine) => Margins;
  /** How much of its width a line owes to being spread to the margin, in points. */
  readonly spreadOf: (line: PlacedLine) => number;
  /** Distance of two baselines within a paragraph at this font size, in points; null where it cannot be told. */
  readonly pitchOf: (size: number) => number | null;
  /** Does the document indent the first lines of its paragraphs? */
  readonly indents: boolean;
  /** Does it set paragraphs apart by extra space? */
  readonly spaced: boolean;
  /** Is `left` where first lines begin (and not a block that is indented as a whole)? */
  readonly isFirstLineIndent: (line: PlacedLine) => boolean;
}

/** How near two left edges are to count as one, in em. */
export const SAME_EDGE = 0.4;
/** From here on a line is indented, in em. */
export const INDENT = 0.8;
/** Lines a side (odd, even pages) must have to be measured alone. */
const ENOUGH = 12;
/** A right margin this much wider than the left one, in em, is doubted. */
const FAR = 3;
/** So many lines whose sentence goes on below prove a right margin. */
const FEWEST_WRAPS = 3;

/** Measures what the lines of a document have in common. */
export function measureLayout(lines: readonly PlacedLine[]): Layout {
  const body = bodySize(lines);
  const bodyLines = lines.filter((line) => sameSize(line.size, body));
  const margins = new Map<string, Margins>();
  for (const [key, members] of groupBy(bodyLines, groupOf)) {
    if (members.length >= ENOUGH || key.startsWith('column')) margins.set(key, measureMargins(members, body));
  }
  const single = bodyLines.filter((line) => line.column === 0);
  const all = measureMargins(single.length > 0 ? single : bodyLines, body);
  const marginsOf = (line: PlacedLine): Margins => margins.get(groupOf(line)) ?? all;
  const levels = indentLevels(bodyLines, marginsOf, body);
  const pitchOf = measurePitch(lines);
  return {
    bodySize: body,
    marginsOf,
    spreadOf: measureSpread(bodyLines),
    pitchOf,
    spaced: setsApart(lines, pitchOf),
    indents: [...levels.values()].some(({ broken, kept }) => broken >= 2 && broken > kept),
    isFirstLineIndent: (line) => {
      const level = levels.get(levelOf(line, marginsOf(line), body));
      return level !== undefined && level.broken > 0 && level.broken >= level.kept;
    },
  };
}

const groupOf = (line: PlacedLine): string => `${line.column === 0 ? 'side' : `column${line.column}`}:${line.page % 2}`;

export const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * Math.max(a, b);

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function bodySize(lines: readonly PlacedLine[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) {
    const step = Math.round(size * 2) / 2;
    weights.set(step, (weights.get(step) ?? 0) + text.length);
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best?.[0] ?? 12;
}

/** The left margin is the leftmost edge that several lines share; the right one is where unpunctuated lines end. */
function measureMargins(lines: readonly PlacedLine[], em: number): Margins {
  const left = outermost(
    lines.map((line) => line.left),
    SAME_EDGE * em,
    1,
  );
  const unpunctuated = lines.filter((line) => !endsInPunctuation(line.text));
  const ends = (unpunctuated.length >= 3 ? unpunctuated : lines).map((line) => line.right);
  const right = outermost(ends, em, -1);
  const symmetric = (lines[0]?.pageWidth ?? right) - left;
  if (lines[0]?.column !== 0 || right >= symmetric - FAR * em) return { left, right };
  // Nothing lies near the margin that the left one leads to expect: lines that happen to be as long as each other
  // (二、整改落实情况 above （一）党的领导方面) show a margin only where sentences go on after them.
  const wraps = lines.filter((line, i) => line.right > right - 1.5 * em && goesOn(line, lines[i + 1], left, em));
  return { left, right: wraps.length < FEWEST_WRAPS ? symmetric : right };
}

/** Does the line below take up, at the margin, what this line leaves unfinished? */
function goesOn(line: PlacedLine, next: PlacedLine | undefined, left: number, em: number): boolean {
  if (!next || next.frame !== line.frame || endsSentence(line.text)) return false;
  return next.left < left + INDENT * em && markerOf(next.text) === null;
}

/** What a printer added between the characters of a line to fill it, beyond what the lines at the lower fifth have. */
function measureSpread(lines: readonly PlacedLine[]): (line: PlacedLine) => number {
  const usual = lines
    .filter((line) => line.text.length >= 8)
    .map((line) => line.tracking / line.size)
    .sort((a, b) => a - b);
  const base = usual[Math.floor(usual.length / 5)] ?? 0;
  return (line) => Math.max(0, line.tracking - base * line.size) * jointsOf(line.text);
}

/** Places where a printer may spread a line: not within numbers and Latin words. */
function jointsOf(text: string): number {
  let joints = 0;
  for (let i = 1; i < text.length; i += 1) {
    if (text.charCodeAt(i - 1) >= 0x2000 || text.charCodeAt(i) >= 0x2000) joints += 1;
  }
  return joints;
}

/** The outermost value (leftmost for `direction` 1) that enough others follow within `reach`. */
function outermost(values: readonly number[], reach: number, direction: 1 | -1): number {
  const sorted = values.map((value) => value * direction).sort((a, b) => a - b);
  const needed = Math.max(2, Math.ceil(0.04 * sorted.length));
  for (const [i, value] of sorted.entries()) {
    const other = sorted[i + needed - 1];
    if (other !== undefined && other - value <= reach) return value * direction;
  }
  return (sorted[0] ?? 0) * direction;
}

const levelOf = (line: PlacedLine, { left }: Margins, em: number): number =>
  Math.round((line.left - left) / (0.5 * em));

interface Level {
  /** Full lines at this indent that a line at the margin follows. */
  broken: number;
  /** Full lines at this indent that a line at the same indent follows. */
  kept: number;
}

function indentLevels(
  lines: readonly PlacedLine[],
  marginsOf: (line: PlacedLine) => Margins,
  em: number,
): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const { left, right } = marginsOf(line);
    if (!next || line.left - left < INDENT * em || right - line.right > 1.5 * em) continue;
    const level = levels.get(levelOf(line, { left, right }, em)) ?? { broken: 0, kept: 0 };
    levels.set(levelOf(line, { left, right }, em), level);
    const nextIndent = next.left - marginsOf(next).left;
    if (nextIndent < INDENT * em) level.broken += 1;
    else if (Math.abs(next.left - line.left) < SAME_EDGE * em) level.kept += 1;
  }
  return levels;
}

/** The smallest distance that is frequent at a font size: the mode may be the distance of paragraphs. */
function measurePitch(lines: readonly PlacedLine[]): (size: number) => number | null {
  const gaps = new Map<number, number[]>();
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (!next || next.frame !== line.frame || !sameSize(line.size, next.size)) continue;
    const gap = next.baseline - line.baseline;
    if (gap < 0.8 * line.size || gap > 4 * line.size) continue;
    const key = Math.round(line.size);
    const known = gaps.get(key);
    if (known) known.push(gap);
    else gaps.set(key, [gap]);
  }
  const pitches = new Map<number, number>();
  for (const [size, values] of gaps) {
    if (values.length >= 3) pitches.set(size, outermost(values, 0.1 * size, 1));
  }
  return (size) => pitches.get(Math.round(size)) ?? null;
}

/** Extra space counts where it sets apart at least every eighth pair of lines, and three pairs. */
function setsApart(lines: readonly PlacedLine[], pitchOf: (size: number) => number | null): boolean {
  let pairs = 0;
  let apart = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const pitch = pitchOf(line.size);
    if (!next || pitch === null || next.frame !== line.frame || !sameSize(line.size, next.size)) continue;
    pairs += 1;
    if (next.baseline - line.baseline > 1.3 * pitch) apart += 1;
  }
  return apart >= 3 && apart * 8 >= pairs;
}
