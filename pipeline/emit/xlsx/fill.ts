import type { Cell, Row, Table } from '../rows/table.ts';
import { columnLetters } from './cells.ts';
import type { Layout } from './layout.ts';
import { placeLink } from './links.ts';
import { correctedColumns } from './skeleton.ts';
import type { Texts } from './texts.ts';

/** The XML of a sheet with its rows in the place of the model rows of the skeleton, a row a piece. */
export function* filledSheet(
  xml: string,
  { table, heights }: Layout,
  texts: Texts,
  linkOf: (row: Row) => string | null,
): Generator<string> {
  const model = modelOf(xml);
  const letters = table.columns.map((_, at) => columnLetters(at));
  yield model.before(letters.at(-1) ?? 'A', table.rows.length + 1);
  for (const [index, row] of table.rows.entries()) {
    const styles = row.corrected.size === 0 ? model.plain : stylesOfCorrected(row, table, model);
    yield rowXml(index + 2, letters, row.cells, styles, texts, heights[index]);
  }
  yield withLinks(model.after, table, letters, linkOf);
}

/** The sheet of what was exported; its rows have no style. */
export function* filledBase(xml: string, rows: readonly Cell[][], texts: Texts): Generator<string> {
  const model = modelOf(xml);
  const letters = ['A', 'B', 'C'];
  yield model.before('C', rows.length + 1);
  for (const [index, cells] of rows.entries()) yield rowXml(index + 2, letters, cells, [], texts);
  yield model.after;
}

function rowXml(
  number: number,
  letters: readonly string[],
  cells: readonly Cell[],
  styles: readonly number[],
  texts: Texts,
  height?: number,
): string {
  // No `customHeight`: a row that is edited fits itself again.
  let xml = height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}">`;
  for (let at = 0; at < cells.length; at++) {
    const value = cells[at] ?? null;
    const open = `<c r="${letters[at]}${number}" s="${styles[at] ?? 0}"`;
    if (value === null) xml += `${open}/>`;
    else if (typeof value === 'number') xml += `${open}><v>${value}</v></c>`;
    else xml += `${open} t="s"><v>${texts.numberOf(value)}</v></c>`;
  }
  return `${xml}</row>`;
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

function stylesOfCorrected(row: Row, { columns }: Table, model: ReturnType<typeof modelOf>): number[] {
  const corrected = new Set(correctedColumns(row, columns));
  return columns.map((_, at) => (corrected.has(at) ? model.corrected[at] : model.plain[at]) ?? 0);
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
