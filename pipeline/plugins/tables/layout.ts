import type { CellNode } from '../../tree/nodes.ts';
import type { Column, Grid, Head } from './columns.ts';

/** Which column of a ledger table is what. Indices count from 0. */
export interface Layout {
  readonly columns: readonly (Column | null)[];
  /** Columns of numbers. */
  readonly ordinals: readonly number[];
  /** The column whose cells are the problems. */
  readonly problem: number;
  readonly area: number | null;
  readonly category: number | null;
  /** Columns that describe the problem further. */
  readonly details: readonly number[];
  /** All others that a problem takes parts from. */
  readonly fields: readonly number[];
}

/**
 * Chooses the columns' parts. Of two columns of problems the finer one is the problem and the other, merged over its rows, its
 * category; side by side, the first is the problem and the second describes it.
 */
export function layoutOf(text: string, grid: Grid, head: Head): Layout {
  const columns = withTaskList(text, head.columns);
  const { below } = head;
  const of = (...holds: Column['holds'][]) =>
    columns.flatMap((column, index) => (column && holds.includes(column.holds) ? index : []));
  const problems = of('problem');
  const candidates =
    problems.length > 0 ? [...problems, ...of('detail')] : of('detail').length > 0 ? of('detail') : of('task');
  const [first = 0, second] = candidates;
  const groups = second !== undefined && first < second && isCoarse(text, grid, below, first, second);
  const problem = groups ? second : first;
  const [area = null, category = null] = placesOf(of('area'), of('category'), groups ? first : null);
  const used = new Set([problem, area, category, ...of('ordinal', 'other')]);
  const details = candidates.filter((index) => !used.has(index));
  const rest = new Set([...details, ...(of('deadline').length > 0 ? of('finished') : [])]);
  const fields = columns.flatMap((column, index) => (column && !used.has(index) && !rest.has(index) ? index : []));
  return {
    columns,
    ordinals: of('ordinal'),
    problem,
    area,
    category,
    details,
    fields: fields.filter((index) => !['area', 'category'].includes(columns[index]?.holds ?? '')),
  };
}

/** 问题清单 | 任务清单 | 责任清单: beside problems, and where no other column holds measures, the list of tasks does. */
function withTaskList(text: string, columns: readonly (Column | null)[]): readonly (Column | null)[] {
  const holds = (wanted: Column['holds']) => columns.some((column) => column?.holds === wanted);
  if (!holds('problem') || holds('plan')) return columns;
  return columns.map((column) =>
    column?.holds === 'task' && /清单$/.test(text.slice(column.head.from, column.head.to))
      ? { ...column, holds: 'plan' }
      : column,
  );
}

/** Area and category: of two columns of one sort the first is the area. A group of problems is the category. */
function placesOf(
  areas: readonly number[],
  categories: readonly number[],
  group: number | null,
): [number | null, number | null] {
  const [area, sub] = areas;
  const [category, subcategory] = categories;
  if (group !== null) return [area ?? category ?? null, group];
  if (area !== undefined) return [area, category ?? sub ?? null];
  return subcategory === undefined ? [null, category ?? null] : [category ?? null, subcategory];
}

const LOOK_AHEAD = 400;

/**
 * Whether the cells of one column stand over several of another: merged, or left empty or repeated below their first row. A row that a
 * page cut has empty cells too; one of its own fills all but the group's.
 */
function isCoarse(text: string, grid: Grid, from: number, upper: number, lower: number): boolean {
  const words = (cell: CellNode | null | undefined) =>
    cell ? text.slice(cell.data.range.from, cell.data.range.to) : '';
  for (let row = from + 1; row < Math.min(grid.length, from + LOOK_AHEAD); row++) {
    const cells = grid[row] ?? [];
    const above = grid[row - 1] ?? [];
    const group = cells[upper];
    const cell = cells[lower];
    if (!group || !cell || cell === group || cell.data.row !== row || words(cell) === '') continue;
    if (words(above[lower]) === '' || above[upper] === above[lower]) continue;
    if (group === above[upper] && words(group) !== '') return true;
    const open = words(group) === '' || words(group) === words(above[upper]);
    const whole = cells.every((each, column) => column <= upper || words(each) !== '' || words(above[column]) === '');
    if (open && whole && words(cell) !== words(above[lower])) return true;
  }
  return false;
}
