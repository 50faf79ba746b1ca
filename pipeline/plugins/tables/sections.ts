import { markerAt } from '../../language/markers.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import type { CellNode } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { type ColumnReader, type Grid, ownCells } from './columns.ts';
import type { Layout } from './layout.ts';

const EDGE = oneOf(`${WHITE}。;,:、`);

/** A heading with its number. */
export interface Titled {
  readonly marker: Range | null;
  /** Without marker and closing marks. */
  readonly title: Range;
}

const LONGEST_SECTION = 60;
const BLANK = /^[\s/\\—–\-_.…、*]*$/u;
/** Words, not figures. */
export const PROSE = /[\u4e00-\u9fff].*[\u4e00-\u9fff]/su;
const HAN_NUMBER = /^\(?[一二三四五六七八九十]{1,3}\)?[、.]?$/u;
const AREA = /(?:方面|领域)(?:的?问题)?$/u;

const wordsOf = (text: string, { data: { range } }: CellNode): string => text.slice(range.from, range.to);

/** A cell with nothing in it, or a dash for nothing. */
export const isBlank = (text: string, cell: CellNode): boolean => {
  const { from, to } = cell.data.range;
  return to - from <= 4 && BLANK.test(text.slice(from, to));
};

/** Sums, notes, signatures, and the row that numbers the columns: rows that are no problem. `cells` are the filled ones. */
export function isAside(text: string, cells: readonly CellNode[], reader: ColumnReader): boolean {
  const words = cells.map((cell) => wordsOf(text, cell));
  if (words.length > 2 && words.every((each) => /^\(?\w{1,2}\)?$/.test(each))) return true;
  const says = reader.says(words[0] ?? '');
  return says === 'sum' || (says === 'note' && words.length <= 2);
}

/** A row that says one thing over all columns: a title of the rows below it; null for a row of cells. */
export function sectionIn(text: string, grid: Grid, row: number, layout: Layout): Titled | null {
  const cells = grid[row] ?? [];
  const fresh = ownCells(cells, row).filter((cell) => !isBlank(text, cell));
  const [first, second] = fresh;
  if (!first) return null;
  const numbers = fresh.length === 2 && layout.ordinals.includes(first.data.column) && layout.fields.length > 0;
  if (numbers && second?.data.column === layout.problem && isHanNumbered(text, grid, first, second))
    return { marker: first.data.range, title: titleIn(text, second.data.range).title };
  if (!fresh.every((cell) => wordsOf(text, cell) === wordsOf(text, first))) return null;
  const titled = titleIn(text, first.data.range);
  if (!isAcross(first, fresh.length, cells.length) && !leads(first, fresh.length, layout, titled)) return null;
  const words = text.slice(titled.title.from, titled.title.to);
  const fits = words.length > 1 && words.length <= LONGEST_SECTION && !/[。;]/.test(words) && PROSE.test(words);
  return fits ? titled : null;
}

/** One cell over all columns, or the same words in each. */
const isAcross = ({ data }: CellNode, count: number, width: number): boolean =>
  Math.max(data.columnSpan, count) >= Math.max(2, width - 1);

/** Words in the first column only, where nobody can merge: | 一、党的建设方面 | | | */
const leads = ({ data: { column } }: CellNode, count: number, layout: Layout, { marker }: Titled): boolean =>
  column === 0 &&
  count === 1 &&
  column !== layout.area &&
  column !== layout.category &&
  (column !== layout.problem || marker !== null);

/** | 一 | 党的建设方面 | | | above rows numbered 1, 2, 3 */
function isHanNumbered(text: string, grid: Grid, ordinal: CellNode, title: CellNode): boolean {
  const { row, column } = ordinal.data;
  const next = grid[row + 1]?.[column];
  const digits = next != null && /^\W*\d/.test(wordsOf(text, next));
  return HAN_NUMBER.test(wordsOf(text, ordinal)) && (digits || AREA.test(wordsOf(text, title)));
}

/** A heading without its marker, the count in brackets behind it and closing marks: 一、党的建设方面(5个). */
export function titleIn(text: string, range: Range): Titled {
  const found = markerAt(text, range.from);
  const marker = found && found.range.to < range.to ? found.range : null;
  const rest = trimRange(text, { from: marker?.to ?? range.from, to: range.to }, EDGE);
  const count = /\((?:共|计)?\d{1,4}[个项条类件][^()]{0,8}\)$/u.exec(text.slice(rest.from, rest.to));
  return { marker, title: count ? trimRange(text, { from: rest.from, to: rest.to - count[0].length }) : rest };
}
