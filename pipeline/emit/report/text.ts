import Table from 'cli-table3';
import { cellText, type Grid } from './report.ts';

/** Tables for a terminal, each under its title. `columns` is its width; null: as wide as the text. Han characters count as two. */
export function reportText(grids: readonly Grid[], columns: number | null): string {
  return grids.map((grid) => `${grid.title}${legendOf(grid)}\n${tableText(grid, columns)}`).join('\n\n');
}

/** What the marks of changed words mean, where there are any. */
function legendOf({ rows }: Grid): string {
  const changed = rows.some((row) =>
    row.some((cell) => typeof cell === 'object' && cell && 'line' in cell && cell.line),
  );
  return changed ? '([-删去-]{+添上+})' : '';
}

function tableText({ columns, rows }: Grid, width: number | null): string {
  const table = new Table({
    head: columns.map(({ name }) => name),
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
    colAligns: columns.map(({ align }) => align),
    wordWrap: true,
    wrapOnWordBoundary: false,
    ...(width === null ? {} : { colWidths: widths(columns, width) }),
  });
  for (const row of rows) table.push(row.map(cellText));
  return table.toString();
}

/** Figures get ten columns each, texts share the rest. */
function widths(columns: Grid['columns'], width: number): number[] {
  const texts = columns.filter((column) => column.width > 1).reduce((sum, column) => sum + column.width, 0);
  const free =
    Math.max(20 * columns.length, width - columns.length - 1) - 10 * columns.filter((each) => each.width <= 1).length;
  return columns.map((column) => (column.width <= 1 ? 10 : Math.max(12, Math.floor((free * column.width) / texts))));
}
