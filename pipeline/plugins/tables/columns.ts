import { type StatusReader, type StatusRules, statusReaderOf } from '../../language/status-phrase.ts';
import { type Matcher, matcherOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { CellNode } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';

export type ColumnRules = Pick<Rules, 'columns' | 'tables'> & StatusRules;

/** What a column's cells hold. `tick`: marks under a head that is itself a phrase of progress (已完成 | 正在整改). */
export type Holds = Rules['columns'][number]['gives']['holds'] | 'tick';

/** A column, or the value beside a cell that names it. */
export interface Column {
  readonly holds: Holds;
  readonly rule: string;
  /** The words that say so. */
  readonly head: Range;
}

/** A table's cells by row and column, merged ones at every place they cover. */
export type Grid = readonly (readonly (CellNode | null)[])[];

/** The head of a ledger table: a column or null for each place of the grid, and the first row below it. */
export interface Head {
  readonly columns: readonly (Column | null)[];
  readonly below: number;
}

const LONGEST_HEAD = 24;
/** (部门) says more about a head; (个) makes it a figure. */
const REMARK = /\(([^()]{0,20})\)$/u;

/** Reads the words of column heads. White space inside them does not count: `责任 单位`. */
export class ColumnReader {
  readonly #words: Matcher<Rules['columns'][number]['gives']>;
  readonly #cells: Matcher<Rules['tables'][number]['gives']>;
  readonly #status: StatusReader;

  constructor(rules: ColumnRules) {
    this.#words = matcherOf(rules.columns);
    this.#cells = matcherOf(rules.tables);
    this.#status = statusReaderOf(rules);
  }

  /** What a head (or several, a group and its part) names; null for words that are no head. */
  read(text: string, ...heads: readonly Range[]): Column | null {
    const last = heads.at(-1);
    const words = heads.map(({ from, to }) => (to - from > LONGEST_HEAD * 2 ? '' : text.slice(from, to))).join('');
    const match = last && this.named(words);
    return match ? { ...match, head: last } : null;
  }

  /** What words name, without a place. */
  named(words: string): Omit<Column, 'head'> | null {
    const bare = words.replaceAll(/\s/g, '').replace(/:$/, '');
    const remark = REMARK.exec(bare)?.[1];
    const name = remark === undefined ? bare : bare.slice(0, -remark.length - 2);
    if (name === '' || name.length > LONGEST_HEAD || (remark !== undefined && this.says(remark) === 'figure'))
      return null;
    const match = this.#words.whole(name);
    return match && { holds: match.rule.gives.holds, rule: match.rule.id };
  }

  /** What the words of a cell (or the remark of a head) are, where they are no content: a sum, a note, a mark; null for any other. */
  says(words: string): Rules['tables'][number]['gives']['reads'] | null {
    return this.#cells.first(words)?.rule.gives.reads ?? null;
  }

  /** A head that is a phrase of progress, whose cells are only marked. */
  tick(text: string, head: Range): Column | null {
    const phrase = head.to - head.from <= LONGEST_HEAD ? this.#status.whole(text, head) : null;
    return phrase && { holds: 'tick', rule: phrase.rule, head };
  }
}

/** Columns one of which a ledger table must have: what is wrong. */
export const isProblemLike = ({ holds }: Column): boolean =>
  holds === 'problem' || holds === 'detail' || holds === 'task';

/**
 * The head that begins in a row, over one or two rows:
 * ```
 * | 序号 | 问题 |  整改责任            | 整改时限 |
 * |      |      | 责任领导 | 责任单位  |          |
 * ```
 * Null where the row is none: most of its cells must name columns, one of them the problem.
 */
export function headAt(text: string, grid: Grid, row: number, reader: ColumnReader): Head | null {
  const upper = grid[row] ?? [];
  const own = ownCells(upper, row);
  const named = own.filter(({ data: { range } }) => reader.read(text, range) ?? reader.tick(text, range));
  if (named.length === 0 || named.length * 2 < own.length) return null;
  const two = hasSecondRow(text, grid, row, reader);
  const columns = upper.map((cell, column) => columnOf(text, cell, two ? grid[row + 1]?.[column] : null, reader));
  const known = new Set(columns.flatMap((column) => (column && !EXTRA.has(column.holds) ? column.head.from : [])));
  if (known.size < 2 || !columns.some((column) => column && isProblemLike(column))) return null;
  return { columns: spread(columns), below: row + (two ? 2 : 1) };
}

const EXTRA: ReadonlySet<Holds> = new Set(['other', 'remark', 'tick']);

/** The filled cells that begin in a row. */
export function ownCells(cells: readonly (CellNode | null)[], row: number): CellNode[] {
  return cells.filter(
    (cell, column): cell is CellNode =>
      cell !== null &&
      cell.data.row === row &&
      cell.data.column === column &&
      cell.data.range.from < cell.data.range.to,
  );
}

/** Whether the row below goes on with the head: it names parts of the groups above, and nothing else. */
function hasSecondRow(text: string, grid: Grid, row: number, reader: ColumnReader): boolean {
  const lower = grid[row + 1];
  if (!lower) return false;
  const own = ownCells(lower, row + 1);
  const named = own.filter((cell) => {
    const above = grid[row]?.[cell.data.column];
    return (
      reader.read(text, cell.data.range) ?? reader.tick(text, cell.data.range) ?? combined(text, above, cell, reader)
    );
  });
  return named.length > 0 && named.length * 2 > own.length && own.every(({ data }) => isShort(data.range));
}

const combined = (
  text: string,
  above: CellNode | null | undefined,
  cell: CellNode,
  reader: ColumnReader,
): Column | null => (above && isFilled(above) ? reader.read(text, above.data.range, cell.data.range) : null);

const isFilled = ({ data: { range } }: CellNode): boolean => range.from < range.to;
const isShort = ({ from, to }: Range): boolean => to - from <= LONGEST_HEAD;

/** The part's own words, the group's and its, or the group's. */
function columnOf(
  text: string,
  upper: CellNode | null,
  lower: CellNode | null | undefined,
  reader: ColumnReader,
): Column | null {
  const part = lower && lower !== upper && isFilled(lower) ? lower : null;
  const group = upper && isFilled(upper) ? upper : null;
  if (!part) return group && (reader.read(text, group.data.range) ?? reader.tick(text, group.data.range));
  return (
    reader.read(text, part.data.range) ??
    (group && reader.read(text, group.data.range, part.data.range)) ??
    reader.tick(text, part.data.range) ??
    (group && reader.read(text, group.data.range))
  );
}

/** A head over several columns that no part tells apart counts once, for the first. */
function spread(columns: readonly (Column | null)[]): (Column | null)[] {
  return columns.map((column, i) => (column && columns[i - 1]?.head.from === column.head.from ? null : column));
}
