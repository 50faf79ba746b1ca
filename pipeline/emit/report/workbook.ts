import { type Cell as SheetCell, type SheetChart, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { tableOf } from '../rows/table.ts';
import { columnLetters, workbookText } from '../xlsx/cells.ts';
import { laidRows } from '../xlsx/heights.ts';
import { layoutOf } from '../xlsx/layout.ts';
import { printed, workbookOf } from '../xlsx/print.ts';
import { HEADER_STYLE, STATE_COLORS, styleOf, tonedStyleOf } from '../xlsx/styles.ts';
import {
  type Cell,
  type Column,
  cellText,
  type Drawing,
  drawingTitle,
  type Grid,
  MOST_BARS,
  type Piece,
  type Report,
} from './report.ts';

/** A report as a workbook: a sheet a table, with charts where the table is drawn; doubts stand on a sheet of their own, the first. */
export async function reportWorkbook({ title, notes, grids }: Report): Promise<Uint8Array> {
  const doubts: Grid[] =
    notes.length === 0 ? [] : [{ title: '注意', columns: [NOTE], rows: notes.map((note) => [note]) }];
  return writeXlsx(
    workbookOf(
      title,
      [...doubts, ...grids].map((grid, index) => sheetOf(grid, index, title)),
    ),
  );
}

const NOTE: Column = { name: '注意', align: 'left', width: 14 };

function sheetOf(grid: Grid, index: number, title: string): WriteSheet {
  const { columns, rows } = grid;
  const table = tableOf('', grid.title, columns.map(sheetColumn), rows);
  const layout = layoutOf(table);
  const heights = Array.from(laidRows(layout), ({ height }) => height);
  const styles = table.columns.map(styleOf);
  return {
    name: grid.title,
    rows: [columns.map(({ name }) => name), ...rows.map((row) => row.map(plainOf))],
    columns: layout.widths.map((width, at) => ({ header: '', width, style: styles[at] ?? {} })),
    cells: new Map([...columns.map((_, at) => headerCell(at)), ...rows.flatMap(specialCells)]),
    rowDefs: new Map([[0, { height: 30 }], ...heights.map((height, at) => [at + 1, { height }] as const)]),
    freezePane: { rows: 1 },
    ...(rows.length > 1 ? { autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${rows.length + 1}` } } : {}),
    conditionalRules: heatRules(grid),
    charts: chartsOf(grid),
    ...printed(grid.title, title),
    view: { tabColor: { rgb: index < 2 ? '1F3864' : '2E75B6' } },
  };
}

/** Characters of ASCII to a unit of relative width; figures need a little more than one. */
const UNIT = 8;

const sheetColumn = ({ name, align, width }: Column, at: number) => ({
  zh: name,
  en: name,
  width: width <= 1 ? 10 : width * UNIT,
  align: align === 'right' ? ('center' as const) : ('left' as const),
  cell: (row: readonly Cell[]) => {
    const value = row[at] ?? null;
    return typeof value === 'number' ? value : value === null ? null : cellText(value);
  },
});

function plainOf(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'object' && 'share' in cell) return cell.share;
  return workbookText(cellText(cell));
}

const headerCell = (at: number): [string, Partial<SheetCell>] => [`0,${at}`, { style: HEADER_STYLE }];

/** Cells that do not look as their column does: shares, coloured words, changed texts. */
function specialCells(row: readonly Cell[], index: number): [string, Partial<SheetCell>][] {
  return row.flatMap((cell, at): [string, Partial<SheetCell>][] => {
    if (typeof cell !== 'object' || cell === null) return [];
    const key = `${index + 1},${at}`;
    if ('share' in cell) return [[key, { style: { ...styleOf({ align: 'center' }), numFmt: '0.0%' } }]];
    if ('badge' in cell) return [[key, { style: tonedStyleOf(cell.tone) }]];
    return [[key, { type: 'richText', richText: cell.pieces.map((piece) => runOf(piece, cell.line)) }]];
  });
}

/** Words that went are red, in one line with the new ones struck out; words that came are green. */
function runOf({ text, change }: Piece, line: boolean) {
  if (change === 'kept') return { text };
  const [state, struck] = change === 'added' ? (['completed', false] as const) : (['not-completed', line] as const);
  return { text, font: { color: { rgb: STATE_COLORS[state][1] }, bold: !struck, strikethrough: struck } };
}

/** Counts of a heat map are the darker the more. */
function heatRules({ columns, rows, drawings }: Grid): NonNullable<WriteSheet['conditionalRules']> {
  if (!drawings?.some(({ kind }) => kind === 'heat') || rows.length === 0 || columns.length < 2) return [];
  return [
    {
      type: 'colorScale',
      priority: 1,
      range: `B2:${columnLetters(columns.length - 1)}${rows.length + 1}`,
      colorScale: { cfvo: [{ type: 'num', value: '0' }, { type: 'max' }], colors: ['FFFFFF', '5B9BD5'] },
    },
  ];
}

/** Charts below the table, side by side, which follow it when it is edited. */
function chartsOf(grid: Grid): SheetChart[] {
  const drawings = grid.rows.length === 0 ? [] : (grid.drawings ?? []);
  return drawings.flatMap((drawing, index) => chartOf(grid, drawing, index) ?? []);
}

/** Rows and columns of a sheet that a chart takes. */
const CHART_ROWS = 20;
const CHART_COLUMNS = 7;

function chartOf(grid: Grid, drawing: Drawing, index: number): SheetChart | null {
  if (drawing.kind !== 'bars' && drawing.kind !== 'rounds') return null;
  const { title, columns, rows } = grid;
  const bars = drawing.kind === 'bars';
  const last = (bars ? Math.min(rows.length, MOST_BARS) : rows.length) + 1;
  const inColumn = (at: number) => `'${title}'!$${columnLetters(at)}$2:$${columnLetters(at)}$${last}`;
  const [row, col] = [rows.length + 2, index * CHART_COLUMNS];
  return {
    type: bars ? 'bar' : 'column',
    title: drawingTitle(grid, drawing),
    // Bars are drawn from below: so that the first row stands on top.
    ...(bars ? { axes: { x: { reverse: true } } } : {}),
    barGrouping: 'stacked',
    overlap: 100,
    gapWidth: 60,
    legend: 'bottom',
    series: drawing.pieces.flatMap((at) => {
      const column = columns[at];
      if (!column?.tone || rows.every((row) => !row[at])) return [];
      return [{ name: column.name, values: inColumn(at), categories: inColumn(0), color: CHART_COLORS[column.tone] }];
    }),
    anchor: { from: { row, col }, to: { row: row + CHART_ROWS, col: col + CHART_COLUMNS } },
  };
}

/** Colours of states strong enough for bars. */
const CHART_COLORS = {
  completed: '1F7A4D',
  'basically-completed': '7DA453',
  phased: '2E75B6',
  'in-progress': 'E0A030',
  'not-completed': 'C22F2F',
  unstated: '8C95A1',
} as const;
