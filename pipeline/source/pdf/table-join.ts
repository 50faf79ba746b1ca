import type { Fragment, TableCell, TablePart } from './cells.ts';
import { endsSentence, joinLines } from './text.ts';

/** A whole table; rows and columns count from 0. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly TableCell[];
  /** Pages at whose top a row was joined to the row above on the evidence of its text alone. */
  readonly joinedOnText: readonly number[];
}

/** How far the borders of two pages may differ, in points. */
const SHIFT = 5;
/** Rows of a heading that may be repeated. */
const HEADING_ROWS = 3;
/** So many rows, all with something in a column, make it one that no row goes without. */
const KEYED_ROWS = 3;

/** Do two parts on pages that follow each other belong to one table? The columns of one must be among the other's. */
export function fitTogether(above: TablePart, below: TablePart): boolean {
  if (below.page !== above.page + 1) return false;
  const [a, b] = [fromLeft(above), fromLeft(below)];
  if (Math.abs((a.at(-1) ?? 0) - (b.at(-1) ?? 0)) > SHIFT) return false;
  const has = (xs: readonly number[], x: number) => xs.some((other) => Math.abs(other - x) <= SHIFT);
  return a.every((x) => has(b, x)) || b.every((x) => has(a, x));
}

/** Joins the parts of a table on pages that follow each other; a repeated heading stands once. */
export function joinParts(parts: readonly TablePart[]): Table {
  const xs = parts.map(fromLeft).reduce((most, other) => (other.length > most.length ? other : most), []);
  const cells: TableCell[] = [];
  const joinedOnText: number[] = [];
  let rows = 0;
  for (const part of parts) {
    const placed = part.cells.map((cell) => onColumns(cell, fromLeft(part), xs));
    const heading = rows === 0 ? 0 : repeatedRows(cells, placed, part.rows);
    const next = placed.filter((cell) => cell.row >= heading).map((cell) => ({ ...cell, row: cell.row - heading }));
    const seam = seamOf(cells, rows, next, heading > 0);
    const cut = isCutRow(seam, cells);
    if (cut === 'on-text') joinedOnText.push(part.page);
    const start = cut ? rows - 1 : rows;
    const merges = columnsWithMerges(cells);
    const above = new Map(seam.map((pair) => [pair.cell, pair]));
    for (const cell of next) {
      const pair = above.get(cell);
      const goesOn = pair && (pair.open || isCarried(cell, next, merges));
      if (pair?.owner !== undefined && (cut || goesOn)) extend(cells, pair.owner, cell, cell.rowSpan - (cut ? 1 : 0));
      else cells.push({ ...cell, row: cell.row + start });
    }
    rows = start + part.rows - heading;
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { rows, columns: Math.max(0, xs.length - 1), cells, joinedOnText };
}

const fromLeft = ({ xs }: TablePart): number[] => xs.map((x) => x - (xs[0] ?? 0));

/** The cell on the columns of the whole table, which may be finer than those of its page. */
function onColumns(cell: TableCell, own: readonly number[], all: readonly number[]): TableCell {
  const nearest = (x: number) =>
    all.reduce((best, other, i) => (Math.abs(other - x) < Math.abs((all[best] ?? Infinity) - x) ? i : best), 0);
  const column = nearest(own[cell.column] ?? 0);
  const end = nearest(own[cell.column + cell.columnSpan] ?? 0);
  return { ...cell, column, columnSpan: Math.max(1, end - column) };
}

const textOf = (cell: TableCell): string => cell.fragments.map(({ text }) => text).join('');

/** How many rows at the top of a page repeat the heading of the table. */
function repeatedRows(cells: readonly TableCell[], below: readonly TableCell[], rows: number): number {
  for (let count = Math.min(HEADING_ROWS, rows); count > 0; count -= 1) {
    const [first, again] = [signature(cells, count), signature(below, count)];
    if (first !== null && first === again) return count;
  }
  return 0;
}

/** The first rows as one string; null where a cell crosses their lower border or none has text. */
function signature(cells: readonly TableCell[], count: number): string | null {
  const top = cells.filter((cell) => cell.row < count);
  if (top.some((cell) => cell.row + cell.rowSpan > count) || top.every((cell) => textOf(cell) === '')) return null;
  return JSON.stringify(
    top.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, textOf(cell).replace(/\s/g, '')]),
  );
}

/** A cell of a page's first row, with the cell of the page before that it lies below. */
interface Pair {
  readonly cell: TableCell;
  readonly owner: number | undefined;
  readonly above: TableCell | undefined;
  /** No border is drawn between the two. */
  readonly open: boolean;
}

/** The first row of a page against the last row of the page before; a repeated heading draws a border of its own. */
function seamOf(cells: readonly TableCell[], rows: number, next: readonly TableCell[], afterHeading: boolean): Pair[] {
  const owners = new Map<number, number>();
  for (const [i, cell] of cells.entries()) if (cell.row + cell.rowSpan === rows) owners.set(cell.column, i);
  return next
    .filter((cell) => cell.row === 0)
    .map((cell) => {
      const owner = owners.get(cell.column);
      const above = cells[owner ?? -1];
      const fits = above?.columnSpan === cell.columnSpan;
      const open = fits && above.openBottom && (afterHeading || cell.openTop);
      return { cell, owner: fits ? owner : undefined, above: fits ? above : undefined, open };
    });
}

/**
 * Is the first row of a page the rest of the row above? Its cells must lie below those of that row, and either nothing is
 * drawn between the two, or some cells are empty and a
 * text that filled its cell to the end goes on in the middle of a sentence, or the row lacks what every other row has.
 */
function isCutRow(seam: readonly Pair[], cells: readonly TableCell[]): 'drawn' | 'on-text' | null {
  if (seam.length === 0 || seam.some(({ above }) => above === undefined)) return null;
  if (seam.every(({ open }) => open)) return 'drawn';
  // A printer that leaves open what it cuts has drawn the other borders for good.
  if (seam.some(({ open }) => open)) return null;
  const goingOn = seam.filter(({ cell }) => textOf(cell) !== '');
  if (goingOn.length === 0 || goingOn.length === seam.length) return null;
  if (goingOn.some(({ above }) => above?.toBottom !== true)) return null;
  const broken = goingOn.some(({ above }) => above?.full === true && !endsSentence(textOf(above)));
  return broken || lacksKey(seam, cells) ? 'on-text' : null;
}

/** Is a cell empty in a column that is filled in every row below the heading (序号)? Then the row is none of its own. */
function lacksKey(seam: readonly Pair[], cells: readonly TableCell[]): boolean {
  const empty = new Set(seam.flatMap(({ cell }) => (textOf(cell) === '' ? [cell.column] : [])));
  const filled = new Map<number, number>();
  for (const cell of cells) {
    if (cell.row === 0 || !empty.has(cell.column)) continue;
    if (textOf(cell) === '' || cell.rowSpan > 1) empty.delete(cell.column);
    else filled.set(cell.column, (filled.get(cell.column) ?? 0) + 1);
  }
  return [...empty].some((column) => (filled.get(column) ?? 0) >= KEYED_ROWS);
}

/** Columns in which the table merges cells over rows. */
function columnsWithMerges(cells: readonly TableCell[]): ReadonlySet<number> {
  return new Set(cells.filter((cell) => cell.rowSpan > 1).map((cell) => cell.column));
}

/** An empty cell at the left of a page's first row goes on with a merged cell of the page before. */
function isCarried(cell: TableCell, next: readonly TableCell[], merges: ReadonlySet<number>): boolean {
  if (textOf(cell) !== '') return false;
  const row = next.filter((other) => other.row === 0);
  const firstFilled = Math.min(...row.filter((other) => textOf(other) !== '').map((other) => other.column));
  return cell.column < firstFilled && (cell.rowSpan > 1 || merges.has(cell.column));
}

function extend(cells: TableCell[], owner: number, below: TableCell, rows: number): void {
  const above = cells[owner];
  if (!above) return;
  const fragments = joinFragments(above.fragments, below.fragments, above.full);
  cells[owner] = {
    ...above,
    rowSpan: above.rowSpan + rows,
    fragments,
    full: below.full,
    toBottom: below.toBottom,
    openBottom: below.openBottom,
  };
}

/** The text of one cell on two pages: one sentence where the first page breaks it off, else two paragraphs. */
function joinFragments(above: readonly Fragment[], below: readonly Fragment[], full: boolean): readonly Fragment[] {
  const [last, first] = [above.at(-1), below[0]];
  if (!last || !first) return last ? above : below;
  const joined = full ? joinLines(last.text, first.text) : `${last.text}\n${first.text}`;
  const glue = joined.slice(last.text.length, joined.length - first.text.length);
  return [...above.slice(0, -1), { ...last, text: last.text + glue }, ...below];
}
