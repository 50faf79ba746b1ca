import type { Cell, Row, Table } from '../rows/table.ts';
import type { Layout } from './layout.ts';
import type { Merge } from './merges.ts';

/** Points a line takes, room above and below, and the most that programs give a row. */
const LINE = 13.5;
const ROOM = 4;
const MOST = 409;

/** The width of each column in characters of ASCII: one that holds nothing is as narrow as its heading lets it. */
export function widthsOf({ columns, rows }: Table): number[] {
  return columns.map((column, at) => {
    const used = rows.length === 0 || rows.some((row) => row.cell(at) !== null);
    // Beside the heading there is the arrow of the filter.
    const heading = Math.min(widthOf(column.zh), 8) + 3;
    return used ? Math.max(column.width, heading) : heading;
  });
}

/** A row with its values, and its height in points. */
export interface LaidRow {
  readonly row: Row;
  readonly cells: readonly Cell[];
  height: number;
}

/**
 * The rows of a table, each so high that wrapped texts show whole: programs that open a workbook do not all measure rows themselves.
 * A merged cell that needs more than its rows have makes the last of them higher; rows are held back until all their merged cells end.
 */
export function* laidRows({ table, widths, merges }: Layout): Generator<LaidRow> {
  const merged = new Set(merges.map(({ column }) => column));
  const measured = [...table.columns.keys()].filter((at) => !merged.has(at) && !table.columns[at]?.hidden);
  // Wide columns hold the long texts: beside one of those the others need not be counted.
  measured.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
  const ends = endsByColumn(merges);
  let held: LaidRow[] = [];
  let until = 0;
  for (const [index, row] of table.rows.entries()) {
    const { cells } = row;
    let lines = 1;
    for (const at of measured) lines = linesOf(cells[at] ?? null, widths[at], lines);
    held.push({ row, cells, height: heightOf(lines) });
    for (const runs of ends.values()) until = Math.max(until, runs.get(index) ?? index);
    if (index < until) continue;
    for (const [column, runs] of ends) stretch(held, index - held.length + 1, column, widths[column], runs);
    for (const laid of held) laid.height = Math.min(laid.height, MOST);
    yield* held;
    held = [];
  }
}

/** Of each column with merged cells: the last row of each, by its first. */
function endsByColumn(merges: readonly Merge[]): Map<number, Map<number, number>> {
  const ends = new Map<number, Map<number, number>>();
  for (const { column, from, to } of merges) ends.set(column, (ends.get(column) ?? new Map()).set(from, to));
  return ends;
}

const heightOf = (lines: number): number => lines * LINE + ROOM;

/** Cells of a column with merged ones: each against the sum of the rows it covers. `first` is the number of the first row held. */
function stretch(
  held: LaidRow[],
  first: number,
  column: number,
  width: number | undefined,
  runs: ReadonlyMap<number, number>,
): void {
  for (let at = 0; at < held.length; at++) {
    const last = (runs.get(first + at) ?? first + at) - first;
    const needed = heightOf(linesOf(held[at]?.cells[column] ?? null, width));
    let sum = 0;
    for (let i = at; i <= last; i++) sum += held[i]?.height ?? 0;
    const end = held[last];
    if (end && needed > sum) end.height += needed - sum;
    at = last;
  }
}

/** Lines that a text takes in a column, and at least as many as are there anyway. */
function linesOf(cell: Cell, width = 10, there = 1): number {
  if (typeof cell !== 'string') return there;
  // A wide character that does not fit leaves its half of the line empty.
  const room = Math.max(2, width - 1.5);
  if (cell.length * 2 <= (there === 1 ? width : there * room) && !cell.includes('\n')) return there;
  const lines = cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
  return Math.max(lines, there);
}

/** Width of a text: everything from U+2E80 on, and Chinese punctuation, takes two. */
function widthOf(text: string): number {
  let width = text.length;
  for (let i = 0; i < text.length; i++) if (isWide(text.charCodeAt(i))) width++;
  return width;
}

/** Also “” ‘’ … — ① Ⅰ, which are wide in Chinese type. */
const isWide = (code: number): boolean =>
  code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2160 && code <= 0x24ff);
