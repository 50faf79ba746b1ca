import { type Line, linesOf } from './lines.ts';

/** Lines that are read as one column; `column` is 0 for the full width, else 1, 2 from the left. */
export interface Frame {
  readonly column: 0 | 1 | 2;
  readonly lines: readonly Line[];
}

const FEWEST_ROWS = 6;
/** Step of the search for a gutter, in points. */
const STEP = 2;
/** Share of runs that may cross the gutter (titles, headings over both columns). */
const CROSSING = 0.2;
/** Share of its column that a line of running text fills, on average. */
const FILLED = 0.6;

/** Puts the runs of a page (or of the part of it between two tables) into reading order, by columns where it has two. */
export function framesOf(runs: readonly Line[]): Frame[] {
  const gutter = findGutter(runs);
  if (gutter === null) return [{ column: 0, lines: linesOf(runs) }];
  const frames: Frame[] = [];
  let band: Line[] = [];
  const endBand = () => {
    const left = band.filter((run) => run.right <= gutter);
    const right = band.filter((run) => run.right > gutter);
    if (left.length > 0) frames.push({ column: 1, lines: linesOf(left) });
    if (right.length > 0) frames.push({ column: 2, lines: linesOf(right) });
    band = [];
  };
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline)) {
    if (run.left >= gutter || run.right <= gutter) {
      band.push(run);
      continue;
    }
    endBand();
    const last = frames.at(-1);
    if (last?.column === 0) frames[frames.length - 1] = { column: 0, lines: linesOf([...last.lines, run]) };
    else frames.push({ column: 0, lines: linesOf([run]) });
  }
  endBand();
  return frames;
}

/** The x between two columns of running text, or null. */
export function findGutter(runs: readonly Line[]): number | null {
  if (runs.length < 2 * FEWEST_ROWS) return null;
  const left = runs.reduce((least, run) => Math.min(least, run.left), Infinity);
  const right = runs.reduce((most, run) => Math.max(most, run.right), -Infinity);
  const cells = Math.ceil((right - left) / STEP);
  const crossings = coverage(runs, left, cells);
  const from = Math.floor(cells * 0.35);
  const to = Math.ceil(cells * 0.65);
  let best = from;
  for (let i = from; i <= to; i += 1) if ((crossings[i] ?? 0) < (crossings[best] ?? 0)) best = i;
  let end = best;
  while (end + 1 <= to && crossings[end + 1] === crossings[best]) end += 1;
  if ((crossings[best] ?? 0) > CROSSING * runs.length) return null;
  const gutter = left + ((best + end + 1) / 2) * STEP;
  const isText = isRunningText(runs, left, gutter, right);
  return isText ? gutter : null;
}

function coverage(runs: readonly Line[], left: number, cells: number): number[] {
  const changes = new Array<number>(cells + 2).fill(0);
  const change = (cell: number, by: number) => {
    const at = Math.min(Math.max(cell, 0), cells + 1);
    changes[at] = (changes[at] ?? 0) + by;
  };
  for (const run of runs) {
    change(Math.floor((run.left - left) / STEP), 1);
    change(Math.ceil((run.right - left) / STEP), -1);
  }
  let open = 0;
  return changes.map((by) => {
    open += by;
    return open;
  });
}

/** Both sides hold several lines, side by side, that mostly fill their column: a list of names and figures does not. */
function isRunningText(runs: readonly Line[], left: number, gutter: number, right: number): boolean {
  const sides = [
    { lines: runs.filter((run) => run.right <= gutter), width: gutter - left },
    { lines: runs.filter((run) => run.left >= gutter), width: right - gutter },
  ];
  const filled = sides.every(({ lines, width }) => {
    const total = lines.reduce((sum, line) => sum + line.right - line.left, 0);
    return lines.length >= FEWEST_ROWS && total >= FILLED * width * lines.length;
  });
  const [first, second] = sides.map(({ lines }) => ({
    top: lines.reduce((least, line) => Math.min(least, line.baseline), Infinity),
    bottom: lines.reduce((most, line) => Math.max(most, line.baseline), -Infinity),
  }));
  if (!first || !second || !filled) return false;
  const shared = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  return shared > 0.5 * Math.min(first.bottom - first.top, second.bottom - second.top);
}
