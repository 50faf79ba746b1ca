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

/** A row; its values are made when they are asked for, since a table of many documents is written row by row. */
export interface Row {
  readonly cells: readonly Cell[];
  /** The value in one column. Empty texts are null. */
  cell(column: number): Cell;
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

/** A table of items. */
export function tableOf<Item>(
  id: string,
  zh: string,
  columns: readonly Filled<Item>[],
  items: readonly Item[],
  about: About<Item> = {},
): Table {
  return { id, zh, columns, rows: items.map((item) => new ItemRow(item, columns, about)) };
}

const NOTHING: Corrected = new Map();

class ItemRow<Item> implements Row {
  readonly #item: Item;
  readonly #columns: readonly Filled<Item>[];
  readonly #about: About<Item>;

  constructor(item: Item, columns: readonly Filled<Item>[], about: About<Item>) {
    this.#item = item;
    this.#columns = columns;
    this.#about = about;
  }

  get cells(): Cell[] {
    return this.#columns.map((_, column) => this.cell(column));
  }

  cell(column: number): Cell {
    const value = this.#columns[column]?.cell(this.#item) ?? null;
    return value === '' ? null : value;
  }

  get identity(): string | null {
    return this.#about.identity?.(this.#item) ?? null;
  }

  get corrected(): Corrected {
    return this.#about.corrected?.(this.#item) ?? NOTHING;
  }

  get source(): Row['source'] {
    return this.#about.source?.(this.#item) ?? null;
  }
}
