import type { Cell, Row, Table } from '../rows/table.ts';
import { Ascii } from './ascii.ts';
import { columnLetters } from './cells.ts';
import { laidRows } from './heights.ts';
import type { Layout } from './layout.ts';
import { placeLink } from './links.ts';
import { correctedColumns } from './skeleton.ts';
import type { Texts } from './texts.ts';

/** The XML of a sheet with its rows in the place of the model rows of the skeleton, as bytes in pieces. */
export function* filledSheet(
  xml: string,
  layout: Layout,
  texts: Texts,
  linkOf: (row: Row) => string | null,
): Generator<Buffer> {
  const { table } = layout;
  const model = modelOf(xml);
  const letters = table.columns.map((_, at) => columnLetters(at));
  yield Buffer.from(model.before(letters.at(-1) ?? 'A', table.rows.length + 1));
  const rows = new Rows(letters, texts);
  for (const { row, cells, height } of laidRows(layout)) {
    rows.add(cells, row.corrected.size === 0 ? model.plain : stylesOfCorrected(row, table, model), height);
    if (rows.xml.isPiece) yield rows.xml.take();
  }
  yield rows.xml.take();
  yield Buffer.from(withLinks(withMerges(model.after, layout, letters), table, letters, linkOf));
}

/** The sheet of what was exported; its rows have no style. */
export function* filledBase(xml: string, cells: readonly Cell[][], texts: Texts): Generator<Buffer> {
  const model = modelOf(xml);
  yield Buffer.from(model.before('C', cells.length + 1));
  const rows = new Rows(['A', 'B', 'C'], texts);
  for (const row of cells) {
    rows.add(row, []);
    if (rows.xml.isPiece) yield rows.xml.take();
  }
  yield rows.xml.take();
  yield Buffer.from(model.after);
}

/** What stands between the name of a cell in one style and its value, by the kind of the value. */
interface Marks {
  readonly empty: string;
  readonly number: string;
  readonly text: string;
}

const MARKS: Marks[] = [];

function marksOf(style: number): Marks {
  const known = MARKS[style];
  if (known !== undefined) return known;
  const marks = { empty: `" s="${style}"/>`, number: `" s="${style}"><v>`, text: `" s="${style}" t="s"><v>` };
  MARKS[style] = marks;
  return marks;
}

/** The rows of a sheet from the second one on. */
class Rows {
  readonly xml = new Ascii();
  readonly #opens: readonly string[];
  readonly #texts: Texts;
  /** The text last written in each column, and its number: neighbours are often equal. */
  readonly #last: { text: string; number: number }[];
  #number = 1;

  constructor(letters: readonly string[], texts: Texts) {
    this.#opens = letters.map((letter) => `<c r="${letter}`);
    this.#last = letters.map(() => ({ text: '', number: texts.numberOf('') }));
    this.#texts = texts;
  }

  /** `height` is in points; without `customHeight`, so that a row that is edited fits itself again. */
  add(cells: readonly Cell[], styles: readonly number[], height?: number): void {
    this.#number++;
    const number = String(this.#number);
    this.xml.text(height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}">`);
    for (let at = 0; at < cells.length; at++) {
      this.xml.text(this.#opens[at] ?? '');
      this.xml.text(number);
      this.#value(at, marksOf(styles[at] ?? 0), cells[at] ?? null);
    }
    this.xml.text('</row>');
  }

  #value(at: number, marks: Marks, value: Cell): void {
    const { xml } = this;
    if (value === null) {
      xml.text(marks.empty);
      return;
    }
    if (typeof value === 'number') {
      xml.text(marks.number);
      xml.text(String(value));
    } else {
      xml.text(marks.text);
      xml.whole(this.#textNumber(at, value));
    }
    xml.text('</v></c>');
  }

  #textNumber(at: number, text: string): number {
    const last = this.#last[at];
    if (last === undefined) return this.#texts.numberOf(text);
    if (last.text !== text) {
      last.text = text;
      last.number = this.#texts.numberOf(text);
    }
    return last.number;
  }
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

function withMerges(after: string, { merges }: Layout, letters: readonly string[]): string {
  if (merges.length === 0) return after;
  const cells = merges.map(({ column, from, to }) => {
    const letter = letters[column];
    return `<mergeCell ref="${letter}${from + 2}:${letter}${to + 2}"/>`;
  });
  // Parts of a sheet stand in a fixed order: merged cells after the filter, links after drop-downs, before the set-up of pages.
  return after.replace(
    /<(?:conditionalFormatting|dataValidations|printOptions|pageMargins)/,
    (next) => `<mergeCells count="${cells.length}">${cells.join('')}</mergeCells>${next}`,
  );
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
  return after.replace(/<printOptions|<pageMargins/, (next) => `<hyperlinks>${links.join('')}</hyperlinks>${next}`);
}
