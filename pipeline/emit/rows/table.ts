import type { Corrected } from '../../corrections/apply.ts';
import type { Field } from '../../corrections/corrections.ts';
import type { Place } from './model.ts';

/** The headings of columns: what people call them, or names for other systems. */
export type HeaderLanguage = 'zh' | 'en';

/** A text, a number, or nothing. */
export type Cell = string | number | null;

export interface Column {
  readonly zh: string;
  readonly en: string;
  /** In characters of ASCII; a Han character takes two. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
  /** What a person corrects by editing this column; a column without it is not read back. */
  readonly field?: Field;
  /** People may try to change it, but it is not read back: they are told. */
  readonly locked?: true;
  /** Equal neighbours are printed as one cell, as long as the columns with `merged` before it are equal too. */
  readonly merged?: boolean;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** A word that links to the place in the source. */
  readonly link?: boolean;
  /** Kept for the program, not for the eye. */
  readonly hidden?: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Identity over documents of the problem or measure the row is about; null for other rows. */
  readonly identity: string | null;
  readonly corrected: Corrected;
  /** Where it stands: which of the documents, and where in it. */
  readonly source: { readonly document: number; readonly place: Place } | null;
}

/** One sheet of a workbook, or one csv file. */
export interface Table {
  readonly id: string;
  readonly zh: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The heading of a column. */
export const headerOf = (column: Column, language: HeaderLanguage): string => column[language];

/** How one kind of row fills one column. */
export interface Filled<Item> extends Column {
  readonly cell: (item: Item) => Cell;
}

/** What all rows of a table are about. */
export interface About<Item> {
  readonly identity?: (item: Item) => string | null;
  readonly corrected?: (item: Item) => Corrected;
  readonly source?: (item: Item) => Row['source'];
}

/** A table of items. Empty texts become null. */
export function tableOf<Item>(
  id: string,
  zh: string,
  columns: readonly Filled<Item>[],
  items: readonly Item[],
  about: About<Item> = {},
): Table {
  return {
    id,
    zh,
    columns,
    rows: items.map((item) => ({
      cells: columns.map(({ cell }) => orNull(cell(item))),
      identity: about.identity?.(item) ?? null,
      corrected: about.corrected?.(item) ?? NOTHING,
      source: about.source?.(item) ?? null,
    })),
  };
}

const NOTHING: Corrected = new Map();
const orNull = (cell: Cell): Cell => (cell === '' ? null : cell);
