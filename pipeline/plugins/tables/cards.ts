import { type CellNode, gridOf, type TableNode } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import type { Column, ColumnReader } from './columns.ts';
import { isProblemLike } from './columns.ts';
import type { Field, TableProblem } from './rows.ts';

/** A named value of a card. */
interface Entry {
  readonly table: TableNode;
  readonly column: Column;
  readonly value: Range;
}

/**
 * The problems of tables that name their values beside them, one problem a table or several one below the other:
 * ```
 * | 问题     | 制度执行不严         |
 * | 责任单位 | 办公室 | 整改时限 | 6月底 |
 * ```
 * Nothing stands between the tables: a problem that a page break cuts goes on in the next one. A table counts where it has two names, or one
 * and a table that counts before it.
 */
export function cardsOf(text: string, tables: readonly TableNode[], reader: ColumnReader): TableProblem[] {
  const entries: Entry[] = [];
  for (const [i, table] of tables.entries()) {
    // the rest of the table before it has as many columns
    const goesOn = tables[i - 1]?.data.columns === table.data.columns;
    const own = entriesOf(text, table, reader, goesOn ? (entries.at(-1)?.column ?? null) : null);
    const names = new Set(own.map(({ column }) => column.rule)).size;
    if (names > 1 || (names === 1 && entries.length > 0)) for (const entry of own) entries.push(entry);
  }
  return split(entries).flatMap((group) => cardOf(text, group) ?? []);
}

/** `before`: what the last value of the table before is. */
function entriesOf(text: string, table: TableNode, reader: ColumnReader, before: Column | null): Entry[] {
  const entries: Entry[] = [];
  for (const [row, cells] of gridOf(table).entries()) {
    // a name that is merged over several rows, or empty below its first one, goes on
    let name = isEmpty(cells[0]) ? (entries.at(-1)?.column ?? before) : null;
    for (const [column, cell] of cells.entries()) {
      if (!cell || cell.data.column !== column) continue;
      const { range } = cell.data;
      const named = reader.read(text, range);
      if (named) name = named;
      else if (cell.data.row !== row || isEmpty(cell)) continue;
      else if (name) entries.push({ table, column: name, value: range });
      else entries.push(...labelled(text, range, reader).map((entry) => ({ table, ...entry })));
    }
  }
  return entries;
}

const isEmpty = (cell: CellNode | null | undefined): boolean => !cell || cell.data.range.from === cell.data.range.to;

/** A cell that holds name and value both: 责任单位:办公室. */
function labelled(text: string, { from, to }: Range, reader: ColumnReader): Omit<Entry, 'table'>[] {
  const colon = text.slice(from, Math.min(to, from + LONGEST_NAME)).indexOf(':');
  const column = colon > 0 ? reader.read(text, { from, to: from + colon }) : null;
  const value = trimRange(text, { from: from + colon + 1, to });
  return column && value.from < value.to ? [{ column, value }] : [];
}

const LONGEST_NAME = 20;

/** A problem that is named again begins a new card. */
function split(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  const starts = entries.some(({ column }) => column.holds === 'problem') ? 'problem' : null;
  let open = false;
  for (const entry of entries) {
    const isStart = starts === null ? isProblemLike(entry.column) : entry.column.holds === starts;
    const last = groups.at(-1);
    if (last && !(isStart && open)) last.push(entry);
    else groups.push([...leadOf(last, open), entry]);
    open ||= isStart;
  }
  return groups;
}

/** The number and the area that stand right before a new problem belong to it. */
function leadOf(before: Entry[] | undefined, open: boolean): Entry[] {
  if (!before || !open) return [];
  let from = before.length;
  while (from > 0 && LEADS.has(before[from - 1]?.column.holds ?? '')) from--;
  return before.splice(from);
}

const LEADS: ReadonlySet<string> = new Set(['ordinal', 'area', 'category']);

function cardOf(text: string, entries: readonly Entry[]): TableProblem | null {
  const first = (...holds: Column['holds'][]) => {
    for (const wanted of holds) {
      const entry = entries.find(({ column }) => column.holds === wanted);
      if (entry) return entry;
    }
    return null;
  };
  const problem = first('problem', 'detail', 'task');
  const detail = problem && entries.find((entry) => entry !== problem && entry.column.holds === 'detail');
  const deadline = first('deadline') !== null;
  const fields = entries.filter(
    (entry) =>
      entry !== problem &&
      entry !== detail &&
      !LEADS.has(entry.column.holds) &&
      !(deadline && entry.column.holds === 'finished'),
  );
  const said = fields.filter(({ column }) => SAYS.has(column.holds));
  const [begins] = entries;
  if (!begins || said.length === 0 || (!problem && said.length < 2)) return null;
  const marker = first('ordinal')?.value ?? numberedHead(text, problem);
  return {
    table: begins.table,
    problem: problem?.value ?? null,
    details: detail?.value ?? null,
    marker,
    path: marker ? [marker] : [],
    area: first('area')?.value ?? null,
    category: first('category')?.value ?? null,
    fields: fields.map(fieldOf),
    rule: 'tables.card',
  };
}

/** 问题3 beside a problem is its number. */
function numberedHead(text: string, problem: Entry | null): Range | null {
  const head = problem?.column.head;
  return head && /[\d一二三四五六七八九十]$/.test(text.slice(head.from, head.to)) ? head : null;
}

const SAYS: ReadonlySet<string> = new Set([
  'plan',
  'result',
  'status',
  'next',
  'lead',
  'leaders',
  'persons',
  'deadline',
  'finished',
]);

const fieldOf = ({ column: { holds, rule }, value }: Entry): Field => ({
  holds,
  rule,
  range: value,
  cell: value,
  row: 0,
  rows: 1,
});
