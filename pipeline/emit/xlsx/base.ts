import type { WriteSheet } from 'hucre/xlsx';
import { isMeasure } from '../../corrections/identity.ts';
import type { Cell, Row, Table } from '../rows/table.ts';
import { workbookText } from './cells.ts';

/** The sheet that keeps what was exported, so that reading the workbook back tells what a person changed. Nobody needs to see it. */
export const BASE_NAME = 'taizhang';
export const BASE_SHEET: WriteSheet = { name: BASE_NAME, rows: [['taizhang/workbook@1'], [' ']], veryHidden: true };

/** What was exported of one row: its number, and a hash of each value that a person may change, by the column's English name. */
export interface BaseRow {
  readonly number: string;
  readonly hashes: ReadonlyMap<string, string>;
}

/** The rows of the sheet: identity, number, hashes (`state=1x2y3z …`). All rows of a table are problems, or measures, or neither. */
export function baseRows(tables: readonly Table[]): Cell[][] {
  const rows = new Map<string, { readonly number: string; hashes: string; last: Table }>();
  const known = { problem: new Set<string>(), measure: new Set<string>() };
  for (const table of tables) {
    const { columns, rows: own } = table;
    const first = own[0]?.identity ?? null;
    if (first === null) continue;
    const names = known[isMeasure(first) ? 'measure' : 'problem'];
    const owned = columns.flatMap(({ en, field, locked }, at) => {
      const editable = isMeasure(first) ? field === 'text' : field !== undefined || locked;
      return editable && !names.has(en) ? [{ en, at }] : [];
    });
    for (const { en } of owned) names.add(en);
    // Most tables show what an earlier one has.
    if (owned.length === 0) continue;
    const hashes = (row: Row) => owned.map(({ en, at }) => `${en}=${hashOf(textOf(row.cell(at)))}`).join(' ');
    const number = columns.findIndex(({ en }) => en === 'number');
    for (const row of own) {
      if (row.identity === null) continue;
      const earlier = rows.get(row.identity);
      if (earlier === undefined)
        rows.set(row.identity, { number: textOf(row.cell(number)), hashes: hashes(row), last: table });
      else if (earlier.last !== table) {
        earlier.hashes += ` ${hashes(row)}`;
        earlier.last = table;
      }
    }
  }
  return Array.from(rows, ([identity, { number, hashes }]) => [identity, number, hashes]);
}

/** The sheet read back. */
export function readBase(rows: readonly (readonly unknown[])[]): ReadonlyMap<string, BaseRow> {
  return new Map(
    rows.slice(1).map(([identity, number, hashes]): [string, BaseRow] => {
      const pairs = String(hashes ?? '')
        .split(' ')
        .map((pair) => pair.split('='));
      const known = pairs.flatMap(([name, hash]): [string, string][] => (name && hash ? [[name, hash]] : []));
      return [String(identity), { number: String(number ?? ''), hashes: new Map(known) }];
    }),
  );
}

/** A value as a person sees it in a cell, ends and line ends evened out: programs rewrite those when they save. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  const held = workbookText(text);
  return (held.includes('\r') ? held.replaceAll(/\r\n?/g, '\n') : held).trim();
}

/** FNV-1a over code units, 32 bits: it only tells whether a text is the one that was exported. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
