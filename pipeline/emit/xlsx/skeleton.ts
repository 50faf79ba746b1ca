import { type Cell, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Column, type HeaderLanguage, headerOf, type Row, type Table } from '../rows/table.ts';
import { CORRECTABLE_WORDS, wordsOfValue } from '../rows/values.ts';
import { BASE_SHEET } from './base.ts';
import { columnLetters } from './cells.ts';
import type { Layout } from './layout.ts';
import { PROGRAM, printed, workbookOf } from './print.ts';
import { correctedStyleOf, HEADER_STYLE, stateRules, styleOf } from './styles.ts';

/** What a workbook says of itself. */
export interface WorkbookOptions {
  /** In the header of every printed page. */
  readonly title: string;
  readonly headers: HeaderLanguage;
  readonly topicNames: ReadonlyMap<string, string>;
}

/**
 * The workbook without its rows, as the library writes it: styles, widths, filters, drop-downs, colours, comments, print
 * set-up. Each sheet has its header and two model rows, one in the style of its columns and one in that of corrected values; `fill.ts`
 * puts the real rows, with links and merged cells, in their place. (Writing 200,000 rows through the library takes three times as long and as much memory.)
 */
export async function skeletonOf(layouts: readonly Layout[], options: WorkbookOptions): Promise<Uint8Array> {
  const sheets = [...layouts.map((layout, index) => sheetOf(layout, index, options)), BASE_SHEET];
  return writeXlsx(workbookOf(options.title, sheets));
}

function sheetOf(
  { table, widths }: Layout,
  index: number,
  { title, headers, topicNames }: WorkbookOptions,
): WriteSheet {
  const { columns, rows } = table;
  const last = rows.length + 1;
  return {
    name: table.zh,
    rows: [columns.map((column) => headerOf(column, headers)), columns.map(() => ' '), columns.map(() => ' ')],
    columns: columns.map((column, at): ColumnDef => columnDef(column, table, widths[at])),
    cells: withComments(new Map(styledCells(columns)), table, topicNames),
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: 1 },
    ...(rows.length > 0 ? { autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${last}` } } : {}),
    dataValidations: columns.flatMap((column, at) => dropDown(column, rangeOf(at, last))),
    conditionalRules: columns.flatMap((column, at) => (column.en === 'state' ? stateRules(rangeOf(at, last)) : [])),
    ...printed(table.zh, title),
    view: { tabColor: { rgb: index === 0 ? '1F3864' : index < 5 ? '2E75B6' : '7F7F7F' } },
  };
}

function columnDef(column: Column, { rows }: Table, width = column.width): ColumnDef {
  const unused = column.en === 'corrections' && !rows.some(({ corrected }) => corrected.size > 0);
  const def: ColumnDef = { header: '', width, style: styleOf(column) };
  if (column.hidden || unused) def.hidden = true;
  return def;
}

function styledCells(columns: readonly Column[]): [string, Partial<Cell>][] {
  return columns.flatMap((column, at): [string, Partial<Cell>][] => [
    [`0,${at}`, { style: HEADER_STYLE }],
    [`2,${at}`, { style: correctedStyleOf(column) }],
  ]);
}

/** Says beside each corrected value what the machine had read. A comment may stand on a model row, whose style it must leave. */
function withComments(
  cells: Map<string, Partial<Cell>>,
  { rows, columns }: Table,
  topicNames: ReadonlyMap<string, string>,
): Map<string, Partial<Cell>> {
  for (const [index, row] of rows.entries())
    for (const at of correctedColumns(row, columns)) {
      const key = `${index + 1},${at}`;
      const comment = { author: PROGRAM, text: commentOf(row, columns[at], topicNames) };
      cells.set(key, { ...cells.get(key), comment });
    }
  return cells;
}

function commentOf(row: Row, column: Column | undefined, topicNames: ReadonlyMap<string, string>): string {
  const correction = column?.field && row.corrected.get(column.field);
  if (!correction) return '人工更正。';
  const old = wordsOfValue(correction.field, correction.old, topicNames) || '(无)';
  const by = correction.by === null ? '' : `\n更正人:${correction.by}`;
  return `人工更正。${CORRECTABLE_WORDS[correction.field]}原读作:${old}${by}`;
}

/** Columns of a row whose values people put there. */
export function correctedColumns({ corrected }: Row, columns: readonly Column[]): number[] {
  if (corrected.size === 0) return [];
  return columns.flatMap(({ field }, at) => (field !== undefined && corrected.has(field) ? [at] : []));
}

function dropDown({ choices, field, zh }: Column, range: string): NonNullable<WriteSheet['dataValidations']> {
  if (choices === undefined || field === undefined) return [];
  return [
    {
      type: 'list',
      values: [...choices],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: zh,
      errorMessage: `请从下拉列表中选择:${choices.join('、')}`,
      range,
    },
  ];
}

const rangeOf = (column: number, last: number): string =>
  `${columnLetters(column)}2:${columnLetters(column)}${Math.max(last, 2)}`;
