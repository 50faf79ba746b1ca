import type { Cell, Row, Table } from '../rows/table.ts';
import { cellXml, columnLetters } from './cells.ts';
import type { Layout } from './layout.ts';
import { placeLink } from './links.ts';
import { correctedColumns } from './skeleton.ts';

/** Bytes come in pieces of about this many characters. */
const PIECE = 1 << 16;

/** The XML of a sheet with its rows in the place of the model rows of the skeleton, in pieces. */
export function* filledSheet(
  xml: string,
  { table, heights }: Layout,
  linkOf: (row: Row) => string | null,
): Generator<string> {
  const model = modelOf(xml);
  const letters = table.columns.map((_, at) => columnLetters(at));
  yield model.before(letters.at(-1) ?? 'A', table.rows.length + 1);
  const rows = function* () {
    for (const [index, row] of table.rows.entries()) {
      const corrected = correctedColumns(row, table.columns);
      const styleAt = (at: number) => (corrected.includes(at) ? model.corrected[at] : model.plain[at]) ?? 0;
      yield rowXml(index + 2, letters, row.cells, styleAt, heights[index]);
    }
  };
  yield* pieces(rows());
  yield withLinks(model.after, table, letters, linkOf);
}

/** The sheet of what was exported; its rows have no style. */
export function* filledBase(xml: string, rows: readonly Cell[][]): Generator<string> {
  const model = modelOf(xml);
  const letters = ['A', 'B', 'C'];
  yield model.before('C', rows.length + 1);
  const all = function* () {
    for (const [index, cells] of rows.entries()) yield rowXml(index + 2, letters, cells, () => 0);
  };
  yield* pieces(all());
  yield model.after;
}

function rowXml(
  number: number,
  letters: readonly string[],
  cells: readonly Cell[],
  styleAt: (column: number) => number,
  height?: number,
): string {
  // No `customHeight`: a row that is edited fits itself again.
  let xml = height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}">`;
  for (let at = 0; at < cells.length; at++) xml += cellXml(`${letters[at]}${number}`, styleAt(at), cells[at] ?? null);
  return `${xml}</row>`;
}

function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** A skeleton sheet taken apart: what comes before and after the model rows, and the styles they show, by column. */
function modelOf(xml: string) {
  const second = xml.indexOf('<row r="2"');
  const end = xml.indexOf('</sheetData>');
  if (second < 0 || end < second) throw new TypeError('the skeleton of a sheet has no model row');
  const head = xml.slice(0, second);
  return {
    before: (letter: string, last: number) =>
      head.replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${letter}${last}"`),
    after: xml.slice(end),
    plain: stylesOf(xml, 2),
    corrected: stylesOf(xml, 3),
  };
}

function stylesOf(xml: string, row: number): number[] {
  const cells = xml.matchAll(new RegExp(`<c r="[A-Z]+${row}"[^>]*>`, 'g'));
  return Array.from(cells, ([cell]) => Number(/ s="(\d+)"/.exec(cell)?.[1] ?? 0));
}

/** Spreadsheets take no more links than this in a sheet. */
const MOST_LINKS = 65_000;

function withLinks(
  after: string,
  { columns, rows }: Table,
  letters: readonly string[],
  linkOf: (row: Row) => string | null,
): string {
  const letter = letters[columns.findIndex(({ link }) => link)];
  if (letter === undefined) return after;
  const links = rows.slice(0, MOST_LINKS).flatMap((row, index) => {
    const target = linkOf(row);
    return target === null ? [] : [placeLink(`${letter}${index + 2}`, target)];
  });
  if (links.length === 0) return after;
  // Parts of a sheet stand in a fixed order: links after drop-downs, before the set-up of pages.
  return after.replace(/<printOptions|<pageMargins/, (next) => `<hyperlinks>${links.join('')}</hyperlinks>${next}`);
}
