import { writeCsv } from 'hucre/csv';
import { type HeaderLanguage, headerOf, type Table } from '../rows/table.ts';

/**
 * A table as a csv file: UTF-8 with a byte order mark, which spreadsheets need to read Chinese. A text that begins with `= + - @` gets
 * an apostrophe before it, so that no spreadsheet takes it for a formula; numbers stay numbers.
 */
export function csvOf({ columns, rows }: Table, headers: HeaderLanguage): string {
  const lines = [columns.map((column) => headerOf(column, headers)), ...rows.map(({ cells }) => [...cells])];
  return `${writeCsv(lines, { bom: true, escapeFormulae: true })}\r\n`;
}
