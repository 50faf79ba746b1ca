import type { MergeRange } from 'hucre/xlsx';
import type { Cell, Table } from '../rows/table.ts';

/** Points a line takes, room above and below, and the most that programs give a row. */
const LINE = 13.5;
const ROOM = 4;
const MOST = 409;

/** The width of each column in characters of ASCII: one that holds nothing is as narrow as its heading lets it. */
export function widthsOf({ columns, rows }: Table): number[] {
  return columns.map((column, at) => {
    const used = rows.length === 0 || rows.some(({ cells }) => cells[at] !== null);
    // Beside the heading there is the arrow of the filter.
    const heading = Math.min(widthOf(column.zh), 8) + 3;
    return used ? Math.max(column.width, heading) : heading;
  });
}

/**
 * The height of each row in points, so that wrapped texts show whole: programs that open a workbook do not all measure rows themselves.
 * A merged cell that needs more than its rows have makes the last of them higher.
 */
export function heightsOf(table: Table, widths: readonly number[], merges: readonly MergeRange[]): number[] {
  const merged = new Set(merges.map(({ startCol }) => startCol));
  const measured = [...table.columns.keys()].filter((at) => !merged.has(at) && !table.columns[at]?.hidden);
  const heights = table.rows.map(({ cells }) => {
    let lines = 1;
    for (const at of measured) lines = Math.max(lines, linesOf(cells[at] ?? null, widths[at]));
    return heightOf(lines);
  });
  for (const column of merged) stretch(table, column, widths[column], merges, heights);
  return heights.map((height) => Math.min(height, MOST));
}

const heightOf = (lines: number): number => lines * LINE + ROOM;

/** Cells of a merged column: runs of one row as they are, runs of several against the sum of their rows. */
function stretch(
  { rows }: Table,
  column: number,
  width: number | undefined,
  merges: readonly MergeRange[],
  heights: number[],
): void {
  const runs = new Map(
    merges.filter(({ startCol }) => startCol === column).map((merge) => [merge.startRow - 1, merge.endRow - 1]),
  );
  for (let row = 0; row < rows.length; row++) {
    const last = runs.get(row) ?? row;
    const needed = heightOf(linesOf(rows[row]?.cells[column] ?? null, width));
    let sum = 0;
    for (let i = row; i <= last; i++) sum += heights[i] ?? 0;
    if (needed > sum) heights[last] = (heights[last] ?? 0) + needed - sum;
    row = last;
  }
}

/** Lines that a text takes in a column. */
function linesOf(cell: Cell, width = 10): number {
  if (typeof cell !== 'string') return 1;
  if (cell.length * 2 <= width && !cell.includes('\n')) return 1;
  // A wide character that does not fit leaves its half of the line empty.
  const room = Math.max(2, width - 1.5);
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
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
