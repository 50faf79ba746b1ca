import type { MergeRange } from 'hucre/xlsx';
import type { Table } from '../rows/table.ts';

/**
 * Equal neighbours in columns to be merged, as ranges of cells; row 0 is the header. A column is merged only within the runs of the
 * merged columns before it: 类别 within 方面.
 */
export function mergesOf({ columns, rows }: Table): MergeRange[] {
  const merges: MergeRange[] = [];
  let runs = [{ from: 0, to: rows.length }];
  columns.forEach((column, index) => {
    if (!column.merged) return;
    runs = runs.flatMap((run) => equalRuns(run, (row) => rows[row]?.cells[index] ?? null));
    for (const { from, to } of runs)
      if (to - from > 1 && (rows[from]?.cells[index] ?? null) !== null)
        merges.push({ startRow: from + 1, endRow: to, startCol: index, endCol: index });
  });
  return merges;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** A run cut into runs of equal values. */
function equalRuns({ from, to }: Run, valueAt: (row: number) => unknown): Run[] {
  const runs: Run[] = [];
  let start = from;
  for (let row = from + 1; row <= to; row++) {
    if (row < to && valueAt(row) === valueAt(start)) continue;
    if (start < row) runs.push({ from: start, to: row });
    start = row;
  }
  return runs;
}
