import type { Table } from '../rows/table.ts';
import { widthsOf } from './heights.ts';
import { type Merge, mergesOf } from './merges.ts';

/** A table with how it is laid out on its sheet: widths in characters, and which cells are merged. */
export interface Layout {
  readonly table: Table;
  readonly widths: readonly number[];
  readonly merges: readonly Merge[];
}

/** Lays a table out. */
export function layoutOf(table: Table): Layout {
  return { table, widths: widthsOf(table), merges: mergesOf(table) };
}
