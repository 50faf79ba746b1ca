import { writeCsv } from 'hucre/csv';
import { type Cell, type HeaderLanguage, headerOf, type Table } from '../rows/table.ts';

/**
 * A table as a csv file: UTF-8 with a byte order mark, which spreadsheets need to read Chinese. A text that begins with `= + - @` gets
 * an apostrophe before it, so that no spreadsheet takes it for a formula; numbers stay numbers.
 */
export function csvOf({ columns, rows }: Table, headers: HeaderLanguage): string {
  const lines = [columns.map((column) => headerOf(column, headers)), ...rows.map(({ cells }) => cells.map(safe))];
  return `${writeCsv(lines, { bom: true })}\r\n`;
}

/** The signs are also looked for full-width and behind characters that nobody sees, as spreadsheets do. A NUL would end the cell in some programs. */
function safe(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const text = cell.replaceAll('\0', '');
  const first = text.replace(/^\p{Cf}+/u, '').charAt(0);
  return SIGNS.has(first.normalize('NFKC')) ? `'${text}` : text;
}

const SIGNS = new Set(['=', '+', '-', '@', '|', '\t', '\r', '\n']);
