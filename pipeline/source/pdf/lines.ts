import type { Piece } from './open.ts';
import { isWide, meets, spacedWords } from './spacing.ts';
import { isHan } from './text.ts';

/** A run of text on one baseline, without wide gaps. Points, y down. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Font size of most of its characters. */
  readonly size: number;
  /** Where the text after the first gap begins (`1.␣␣text`), for hanging indents; null without such a gap near the start. */
  readonly afterMarker: number | null;
  /** How far its characters stand apart, in points: more than elsewhere where the printer spread the line to the margin. */
  readonly tracking: number;
  /** How many runs it was put together from. */
  readonly runs: number;
}

/** A gap of this many em parts two runs: cells, columns, parts of a header. */
const RUN_GAP = 1.5;
/** A gap of this many em is a space that somebody typed, whatever stands beside it. */
const TYPED_GAP = 0.45;
/** A gap of this many em, beyond what the line has everywhere, may be a space. */
const SPACE_GAP = 0.15;
const SAME_BASELINE = 0.35;
/** Stands for a typed space until the line is whole. */
const WIDE = '\u3000';

/** Cuts the pieces of a page into runs, in the order of the stream: sorting by x breaks kerned `》（`. */
export function runsOf(pieces: readonly Piece[], autospaced = true): Line[] {
  const runs: Line[] = [];
  let run: Piece[] = [];
  const end = () => {
    const line = buildLine(run, autospaced);
    if (line) runs.push(line);
    run = [];
  };
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const last = run.at(-1);
    if (last && !continues(last, piece)) end();
    run.push(piece);
  }
  end();
  return runs;
}

function continues(last: Piece, next: Piece): boolean {
  const em = Math.max(last.size, next.size);
  if (Math.abs(next.baseline - last.baseline) > SAME_BASELINE * em) return false;
  const gap = next.left - last.right;
  return gap < RUN_GAP * em && gap > -em;
}

/** Joins runs that share a baseline into whole lines, left to right; the lines come from top to bottom. */
export function linesOf(runs: readonly Line[]): Line[] {
  const sorted = runs
    .map((run, order) => ({ run, order }))
    .sort((a, b) => a.run.baseline - b.run.baseline || a.order - b.order)
    .map(({ run }) => run);
  const lines: Line[][] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    const head = line?.[0];
    if (line && head && Math.abs(run.baseline - head.baseline) <= SAME_BASELINE * Math.min(run.size, head.size)) {
      line.push(run);
    } else lines.push([run]);
  }
  return lines.map(mergeRuns);
}

function mergeRuns(runs: readonly Line[]): Line {
  const [first, ...rest] = [...runs].sort((a, b) => a.left - b.left) as [Line, ...Line[]];
  return rest.reduce(
    (line, run) => ({
      ...(run.text.length > line.text.length ? run : line),
      text: line.right + TYPED_GAP * run.size > run.left ? line.text + run.text : `${line.text} ${run.text}`,
      runs: line.runs + run.runs,
      left: line.left,
      right: Math.max(line.right, run.right),
      afterMarker: line.afterMarker ?? (run.left - line.left < 5 * run.size ? run.left : null),
    }),
    first,
  );
}

/** One run from its pieces; gaps that only stand for a position are left out. Null where nothing is to be seen. */
export function buildLine(pieces: readonly Piece[], autospaced = true): Line | null {
  const [first] = pieces;
  if (!first) return null;
  const { words, tracking } = spacedWords(pieces);
  // The last character apart: asking a string that grows for it costs the whole string each time.
  const raw: string[] = [];
  let last = '';
  let afterMarker: number | null = null;
  for (const { text, left, gap, spaced } of words) {
    const excess = gap - tracking;
    if (excess > 0.1 && afterMarker === null && left - first.left < 5 * first.size) afterMarker = left;
    raw.push(separator(last, text.charAt(0), excess, spaced), text);
    last = text.charAt(text.length - 1);
  }
  const text = repairSpaces(raw.join(''), autospaced);
  if (text === '') return null;
  const size = sizeOf(pieces);
  const right = pieces.reduce((most, piece) => Math.max(most, piece.right), first.left);
  const shape = { left: first.left, right, baseline: baselineOf(pieces), size };
  return { text, ...shape, afterMarker, tracking: tracking * size, runs: 1 };
}

function separator(before: string, after: string, excess: number, spaced: boolean): string {
  if (before === '') return '';
  if (excess >= TYPED_GAP) return WIDE;
  if (excess > SPACE_GAP) return ' ';
  // `整 改 任 务` in a spread line: a space of the text layer, no wider than what stands between all its characters.
  return spaced && !(isWide(before) && isWide(after)) ? ' ' : '';
}

function sizeOf(pieces: readonly Piece[]): number {
  return heaviest(pieces, (piece) => piece.size);
}

function baselineOf(pieces: readonly Piece[]): number {
  return heaviest(pieces, (piece) => piece.baseline);
}

function heaviest(pieces: readonly Piece[], value: (piece: Piece) => number): number {
  const weights = new Map<number, number>();
  for (const piece of pieces) weights.set(value(piece), (weights.get(value(piece)) ?? 0) + piece.text.trim().length);
  let best = 0;
  let most = -1;
  for (const [key, weight] of weights) if (weight > most) [best, most] = [key, weight];
  return best;
}

/**
 * Spaces between Chinese characters and digits or letters come from the printer's spacing and go; so do those between all
 * characters of a line (tracking). Where the printer adds none (`autospaced` false), the former stay. A space between two Chinese characters, or a wide one, was typed and stays.
 */
export function repairSpaces(raw: string, autospaced = true): string {
  const tracked = isTracked(raw);
  const text = raw.trim();
  return text.replace(/\s+/g, (gap: string, at: number) => {
    if (gap.includes(WIDE)) return ' ';
    const before = text.charAt(at - 1);
    const after = text.charAt(at + gap.length);
    if (isHan(before) && isHan(after)) return tracked ? '' : ' ';
    const artefact = autospaced && meets(before, after);
    return artefact ? '' : ' ';
  });
}

function isTracked(raw: string): boolean {
  let close = 0;
  let spaced = 0;
  for (let i = 1; i < raw.length; i += 1) {
    if (!isHan(raw.charAt(i))) continue;
    if (isHan(raw.charAt(i - 1))) close += 1;
    else if (raw.charAt(i - 1) === ' ' && isHan(raw.charAt(i - 2))) spaced += 1;
  }
  return spaced >= 3 && spaced >= 2 * close;
}
