import type { MergeRange } from 'hucre/xlsx';
import type { Table } from '../rows/table.ts';
import { heightsOf, widthsOf } from './heights.ts';
import { mergesOf } from './merges.ts';

/** A table with how it is laid out on its sheet: widths in characters, heights in points, merged cells (row 0 is the header). */
export interface Layout {
  readonly table: Table;
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly merges: MergeRange[];
}

/** Lays a table out. */
export function layoutOf(table: Table): Layout {
  const widths = widthsOf(table);
  const merges = mergesOf(table);
  return { table, widths, heights: heightsOf(table, widths, merges), merges };
}
