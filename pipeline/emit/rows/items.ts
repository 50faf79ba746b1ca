import type { DocumentRows, Place, ProblemRow } from './model.ts';
import { placeWords } from './places.ts';
import { type Filled, type Table, tableOf } from './table.ts';
import { correctedWords, unitOf } from './values.ts';

/** Documents whose rows make tables together. */
export interface Documents {
  readonly documents: readonly DocumentRows[];
  readonly topicNames: ReadonlyMap<string, string>;
  /** Whether rows must say which document they belong to. */
  readonly several: boolean;
}

/** A row with the document it belongs to. */
export interface Item<RowType> {
  readonly row: RowType;
  readonly document: DocumentRows;
  readonly index: number;
}

/** Rows of all documents, each with its own. */
export function itemsOf<RowType>(
  { documents }: Documents,
  rowsOf: (document: DocumentRows) => readonly RowType[],
): Item<RowType>[] {
  return documents.flatMap((document, index) => rowsOf(document).map((row) => ({ row, document, index })));
}

/** 被巡察单位, where several documents stand in one table. */
export function unitColumn<RowType>({ several }: Documents): Filled<Item<RowType>>[] {
  if (!several) return [];
  return [
    { zh: '被巡察单位', en: 'inspectee', width: 14, merged: true, cell: ({ document }) => unitOf(document.ledger) },
  ];
}

/** Columns of one kind of thing in a table of another kind that leads to it. */
export function via<From, To>(columns: readonly Filled<To>[], pick: (item: From) => To | null): Filled<From>[] {
  return columns.map((column) => ({
    ...column,
    cell: (item) => {
      const picked = pick(item);
      return picked === null ? null : column.cell(picked);
    },
  }));
}

/** 出处: where a row stands in the source. */
export function placeColumn<RowType>(placeOf: (row: RowType) => Place | null): Filled<Item<RowType>> {
  return {
    zh: '出处',
    en: 'place',
    width: 10,
    align: 'center',
    link: true,
    cell: ({ row }) => {
      const place = placeOf(row);
      return place && placeWords(place);
    },
  };
}

type Correctable = Pick<ProblemRow, 'identity' | 'corrected' | 'place'>;

/**
 * A table whose rows can be corrected; `pick` gives what a row is about. Its own columns stand between the document's name and the place
 * in the source; the last ones say what was corrected, and which row it is.
 */
export function correctableTable<RowType>(
  id: string,
  zh: string,
  documents: Documents,
  items: readonly Item<RowType>[],
  columns: readonly Filled<Item<RowType>>[],
  pick: (row: RowType) => Correctable,
): Table {
  const { topicNames } = documents;
  const all: Filled<Item<RowType>>[] = [
    ...unitColumn<RowType>(documents),
    ...columns,
    placeColumn<RowType>((row) => pick(row).place),
    {
      zh: '人工更正',
      en: 'corrections',
      width: 18,
      cell: ({ row }) => correctedWords(pick(row).corrected, topicNames),
    },
    { zh: '标识', en: 'key', width: 28, hidden: true, cell: ({ row }) => pick(row).identity },
  ];
  return tableOf(id, zh, all, items, {
    identity: ({ row }) => pick(row).identity,
    corrected: ({ row }) => pick(row).corrected,
    source: ({ row, index }) => ({ document: index, place: pick(row).place }),
  });
}
