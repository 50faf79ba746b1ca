import type { DocumentRows, Place, ProblemRow } from './model.ts';
import { placeWords } from './places.ts';
import type { About, Filled } from './table.ts';
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

type Correctable = Pick<ProblemRow, 'identity' | 'corrected'>;

/** The last columns of tables whose rows can be corrected: what was, and which row it is. */
export function correctionColumns<RowType>(
  { topicNames }: Documents,
  pick: (row: RowType) => Correctable,
): Filled<Item<RowType>>[] {
  return [
    {
      zh: '人工更正',
      en: 'corrections',
      width: 18,
      cell: ({ row }) => correctedWords(pick(row).corrected, topicNames),
    },
    {
      zh: '标识',
      en: 'key',
      width: 28,
      hidden: true,
      cell: ({ row }) => pick(row).identity,
    },
  ];
}

/** What rows that can be corrected are about. */
export function aboutCorrectable<RowType>(
  pick: (row: RowType) => Correctable & { readonly place: Place },
): About<Item<RowType>> {
  return {
    identity: ({ row }) => pick(row).identity,
    corrected: ({ row }) => pick(row).corrected,
    source: ({ row, index }) => ({ document: index, place: pick(row).place }),
  };
}
