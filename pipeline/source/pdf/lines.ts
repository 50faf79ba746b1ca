import type { Piece } from './open.ts';
import { isAlphanumeric, isHan } from './text.ts';

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
  /** How many runs it was put together from. */
  readonly runs: number;
}

/** A gap of this many em parts two runs: cells, columns, parts of a header. */
const RUN_GAP = 1.5;
/** A gap of this many em is a space that somebody typed, whatever stands beside it. */
const TYPED_GAP = 0.45;
const SAME_BASELINE = 0.35;
/** Stands for a typed space until the line is whole. */
const WIDE = '\u3000';

/** Cuts the pieces of a page into runs, in the order of the stream: sorting by x breaks kerned `》（`. */
export function runsOf(pieces: readonly Piece[]): Line[] {
  const runs: Line[] = [];
  let run: Piece[] = [];
  const end = () => {
    const line = buildLine(run);
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

/** One run from its pieces; spaces that only stand for a position are left out. Null where nothing is to be seen. */
export function buildLine(pieces: readonly Piece[]): Line | null {
  const [first] = pieces;
  if (!first) return null;
  let raw = '';
  let right = first.left;
  let afterMarker: number | null = null;
  for (const [i, piece] of pieces.entries()) {
    const gap = i === 0 ? 0 : (piece.left - right) / piece.size;
    if (gap > 0.1 && afterMarker === null && piece.left - first.left < 5 * first.size) afterMarker = piece.left;
    if (gap >= TYPED_GAP) raw += WIDE;
    else if (gap > 0.15) raw += ' ';
    raw += piece.text;
    right = Math.max(right, piece.right);
  }
  const text = repairSpaces(raw);
  if (text === '') return null;
  return { text, left: first.left, right, baseline: baselineOf(pieces), size: sizeOf(pieces), afterMarker, runs: 1 };
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
 * characters of a line (tracking). A space between two Chinese characters, or a wide one, was typed and stays.
 */
export function repairSpaces(raw: string): string {
  const tracked = isTracked(raw);
  const text = raw.trim();
  return text.replace(/\s+/g, (gap: string, at: number) => {
    if (gap.includes(WIDE)) return ' ';
    const before = text.charAt(at - 1);
    const after = text.charAt(at + gap.length);
    if (isHan(before) && isHan(after)) return tracked ? '' : ' ';
    const artefact = (isHan(before) && isAlphanumeric(after)) || (isAlphanumeric(before) && isHan(after));
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
