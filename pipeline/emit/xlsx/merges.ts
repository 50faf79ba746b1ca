import type { Table } from '../rows/table.ts';

/** Cells of one column that are shown as one, in rows from `from` to `to`; row 0 is the first below the header. */
export interface Merge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Equal neighbours in columns to be merged. A column is merged only within the runs of the merged columns before it: 类别 within 方面.
 */
export function mergesOf({ columns, rows }: Table): Merge[] {
  const merges: Merge[] = [];
  let runs = [{ from: 0, to: rows.length }];
  columns.forEach(({ merged }, column) => {
    if (!merged) return;
    runs = runs.flatMap((run) => equalRuns(run, (row) => rows[row]?.cell(column) ?? null));
    for (const { from, to } of runs)
      if (to - from > 1 && (rows[from]?.cell(column) ?? null) !== null) merges.push({ column, from, to: to - 1 });
  });
  return merges;
}

/** Rows from `from` to before `to`. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** A run cut into runs of equal values. */
function equalRuns({ from, to }: Run, valueAt: (row: number) => unknown): Run[] {
  const runs: Run[] = [];
  let start = from;
  let first = valueAt(from);
  for (let row = from + 1; row <= to; row++) {
    const value = row < to ? valueAt(row) : undefined;
    if (value === first) continue;
    runs.push({ from: start, to: row });
    start = row;
    first = value;
  }
  return runs;
}
