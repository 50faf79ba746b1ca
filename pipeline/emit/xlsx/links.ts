import type { Row, Table } from '../rows/table.ts';
import { escaped } from './cells.ts';

/** Where in the workbook the source of a row stands: its paragraph in the sheet 原文. Null for rows without a place. */
export function linkerTo(source: Table, firstRows: readonly number[]): (row: Row) => string | null {
  return ({ source: place }) => {
    const first = place === null ? undefined : firstRows[place.document];
    return place === null || first === undefined ? null : `'${source.zh}'!A${first + place.place.paragraph - 1}`;
  };
}

/** The link of one cell to a place in the workbook. */
export function placeLink(reference: string, location: string): string {
  return `<hyperlink ref="${reference}" location="${escaped(location)}" tooltip="看原文"/>`;
}
