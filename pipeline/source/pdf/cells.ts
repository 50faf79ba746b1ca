import { type Line, linesOf, runsOf } from './lines.ts';
import { countInnerMarkers, markerOf } from './markers.ts';
import type { Piece } from './open.ts';
import type { Grid, GridCell } from './tables.ts';
import { endsSentence, endsWithStop, headWidth, joinLines, widthOf } from './text.ts';

/** Text with the page it stands on; the fragments of a block, one after the other, are its text. */
export interface Fragment {
  readonly text: string;
  readonly page: number;
}

export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly fragments: readonly Fragment[];
  /** The last line runs to the cell's edge, so that a further line would go on with it. */
  readonly full: boolean;
  /** Its text fills it down to the lower border. */
  readonly toBottom: boolean;
  /** The page cut it above or below: no border is drawn there. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** The part of a table that one page shows. */
export interface TablePart {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly TableCell[];
}

/** Fills the grids of a page with its text. What stands outside every table comes back as `rest`, in its order. */
export function fillGrids(
  grids: readonly Grid[],
  pieces: readonly Piece[],
  page: number,
  autospaced = true,
): { tables: TablePart[]; rest: readonly Piece[] } {
  const slots = pieces.map((piece) => slotsOf(grids, piece));
  const inCell = new Map<GridCell, Piece[]>();
  for (const { cell, piece } of slots.flat()) {
    if (!cell) continue;
    const members = inCell.get(cell);
    if (members) members.push(piece);
    else inCell.set(cell, [piece]);
  }
  // A frame around one text is no table.
  const tables = grids.filter((grid) => grid.cells.filter((cell) => inCell.has(cell)).length >= 2);
  const taken = new Set(tables.flatMap((grid) => grid.cells));
  const isFree = ({ cell }: Slot): boolean => !cell || !taken.has(cell);
  return {
    tables: tables.map((grid) => fillGrid(grid, inCell, page, autospaced)),
    rest: slots.flatMap((parts) => parts.filter(isFree).map(({ piece }) => piece)),
  };
}

interface Slot {
  readonly cell: GridCell | null;
  readonly piece: Piece;
}

/** The cells a piece lies in: more than one where the printer wrote over a border in one go. */
function slotsOf(grids: readonly Grid[], piece: Piece): Slot[] {
  if (piece.text.trim() === '') return [];
  const y = piece.baseline - 0.35 * piece.size;
  const grid = grids.find(({ xs, ys }) => {
    const middle = (piece.left + piece.right) / 2;
    return between(middle, xs[0], xs.at(-1)) && between(y, ys[0], ys.at(-1));
  });
  if (!grid) return [{ cell: null, piece }];
  const row = indexOf(grid.ys, y);
  const cells: GridCell[] = [];
  for (let column = indexOf(grid.xs, piece.left + 1); column <= indexOf(grid.xs, piece.right - 1); column += 1) {
    const cell = cellAt(grid, row, column);
    if (cell && cells.at(-1) !== cell) cells.push(cell);
  }
  if (cells.length < 2) return [{ cell: cells[0] ?? null, piece }];
  return cutPiece(piece, cells);
}

const between = (value: number, from = Infinity, to = -Infinity): boolean => from <= value && value <= to;

/** The interval of ascending borders that a value lies in. */
function indexOf(borders: readonly number[], value: number): number {
  const after = borders.findIndex((border) => border > value);
  return after === -1 ? borders.length - 2 : Math.max(0, after - 1);
}

function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  return grid.cells.find(
    (cell) =>
      cell.row <= row &&
      row < cell.row + cell.rowSpan &&
      cell.column <= column &&
      column < cell.column + cell.columnSpan,
  );
}

/** Cuts a piece at the borders between cells, each character by its estimated middle. */
function cutPiece(piece: Piece, cells: readonly GridCell[]): Slot[] {
  const characters = [...piece.text];
  const total = characters.reduce((sum, character) => sum + widthOf(character), 0);
  const scale = (piece.right - piece.left) / total;
  const slots = cells.map((cell) => ({ cell, text: '', left: Infinity, right: -Infinity }));
  let left = piece.left;
  for (const character of characters) {
    const right = left + widthOf(character) * scale;
    const slot = slots.find(({ cell }) => (left + right) / 2 < cell.right) ?? slots.at(-1);
    if (slot) {
      slot.text += character;
      slot.left = Math.min(slot.left, left);
      slot.right = right;
    }
    left = right;
  }
  return slots.flatMap(({ cell, ...part }) =>
    part.text.trim() === '' ? [] : [{ cell, piece: { ...piece, ...part } }],
  );
}

function fillGrid(
  grid: Grid,
  inCell: ReadonlyMap<GridCell, readonly Piece[]>,
  page: number,
  autospaced: boolean,
): TablePart {
  const filled = grid.cells.map((cell) => ({ cell, lines: linesOf(runsOf(inCell.get(cell) ?? [], autospaced)) }));
  const padding = paddingOf(filled);
  const cells = filled.map(({ cell, lines }) => {
    const width = cell.right - cell.left - 2 * padding;
    const text = cellText(lines, width);
    const { row, column, rowSpan, columnSpan, openTop, openBottom } = cell;
    const last = lines.at(-1);
    const full = last !== undefined && last.right - last.left > width - 2 * last.size;
    const fragments = text === '' ? [] : [{ text, page }];
    const toBottom = last !== undefined && cell.bottom - last.baseline < 1.6 * last.size;
    return { row, column, rowSpan, columnSpan, fragments, full, toBottom, openTop, openBottom };
  });
  const [top, bottom] = [grid.ys[0] ?? 0, grid.ys.at(-1) ?? 0];
  return withoutPhantomRow({ page, top, bottom, xs: grid.xs, rows: grid.ys.length - 1, cells });
}

/**
 * Where a row had no room left on the page, a merged cell beside it still runs down to the page's end. What looks like a
 * last row there is empty space.
 */
function withoutPhantomRow(part: TablePart): TablePart {
  const last = part.rows - 1;
  const started = part.cells.filter((cell) => cell.row === last);
  const reaching = part.cells.filter((cell) => cell.row + cell.rowSpan === part.rows);
  const isSpace = started.every((cell) => cell.fragments.length === 0) && reaching.every((cell) => cell.openBottom);
  if (last === 0 || started.length === 0 || started.length === reaching.length || !isSpace) return part;
  const cells = part.cells.filter((cell) => cell.row < last);
  const shorter = cells.map((cell) => (reaching.includes(cell) ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell));
  return { ...part, rows: last, cells: shorter };
}

/** The least distance of text from a border: what the widest lines leave. */
function paddingOf(filled: readonly { cell: GridCell; lines: readonly Line[] }[]): number {
  let padding = Infinity;
  for (const { cell, lines } of filled) {
    for (const line of lines) padding = Math.min(padding, line.left - cell.left, 0.8 * line.size);
  }
  return Number.isFinite(padding) ? Math.max(0, padding) : 0;
}

/** The text of a cell: wrapped lines joined, its paragraphs parted by `\n`. `width` is the room for text, in points. */
export function cellText(lines: readonly Line[], width: number): string {
  const edge = Math.min(...lines.map((line) => line.left));
  const end = Math.max(...lines.map((line) => line.right));
  const spacing = Math.min(...lines.slice(1).map((line, i) => line.baseline - (lines[i]?.baseline ?? 0)));
  // Marks that stand within lines (…。二是…) also come to stand at the head of a line by chance.
  const runIn = new Map<string, number>();
  for (const line of lines) countInnerMarkers(line.text, runIn);
  let text = '';
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (!before) text = line.text;
    else if (startsInCell(before, line, { edge, end, spacing, width, runIn })) text += `\n${line.text}`;
    else text = joinLines(text, line.text);
  }
  return text;
}

interface CellShape {
  /** Where its text begins and ends. */
  readonly edge: number;
  readonly end: number;
  readonly spacing: number;
  readonly width: number;
  readonly runIn: ReadonlyMap<string, number>;
}

function startsInCell(before: Line, line: Line, cell: CellShape): boolean {
  const indent = line.left - cell.edge;
  if (line.baseline - before.baseline > 1.4 * cell.spacing) return true;
  const flush = before.left - cell.edge < 0.5 * line.size;
  const centred = Math.abs(indent - (cell.end - line.right)) < 0.7 * line.size;
  if (flush && !centred && indent > 1.5 * line.size && indent < 2.6 * line.size) return true;
  // 责任领导:…  above  责任部门:…      a label begins its own line however full the line before is
  const kind = markerOf(line.text);
  const marker = kind !== null && cell.runIn.has(kind) ? null : kind;
  if (marker === 'label' || (marker !== null && endsWithStop(before.text))) return true;
  const room = Math.min(cell.edge, before.left) + cell.width - before.right;
  const spare = room - (headWidth(line.text) + 0.3) * line.size;
  if (spare < 0) return false;
  // A short line before a mark or after the end of a sentence; else only where much is left empty.
  return endsSentence(before.text) || marker !== null || spare > 0.3 * cell.width;
}
