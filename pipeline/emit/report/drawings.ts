import { STATES, type State } from '../../tree/codes.ts';
import { groupBars } from '../charts/charts.ts';
import type { ByState, Group } from '../charts/counts.ts';
import { flowDiagram, type Stop } from '../charts/flow.ts';
import { heatMap } from '../charts/heat.ts';
import { roundColumns } from '../charts/rounds.ts';
import { type Cell, cellText, type Drawing, drawingTitle, type Grid, MOST_BARS } from './report.ts';

/** A drawing of a table as SVG text, what it shows in words, and how it is to be placed. */
export interface Picture {
  readonly title: string;
  readonly svg: string;
  readonly words: string;
  /** What its colours mean, where the drawing itself does not say. */
  readonly legend: readonly { readonly name: string; readonly tone: State }[];
  readonly wide: boolean;
}

/** The drawings of a table; none where it has no rows. */
export function picturesOf(grid: Grid): Picture[] {
  if (grid.rows.length === 0) return [];
  return (grid.drawings ?? []).map((drawing) => ({
    title: drawingTitle(grid, drawing),
    svg: svgOf(grid, drawing),
    words: wordsOf(grid, drawing),
    legend: drawing.kind === 'bars' ? tonesOf(grid, drawing.pieces) : [],
    wide: drawing.kind === 'flow' || drawing.kind === 'heat',
  }));
}

function svgOf(grid: Grid, drawing: Drawing): string {
  const { columns, rows } = grid;
  const names = rows.map(([name]) => cellText(name ?? null));
  switch (drawing.kind) {
    case 'bars':
      return groupBars(groupsOf(grid, drawing.pieces).slice(0, MOST_BARS));
    case 'rounds': {
      const pieces = drawing.pieces.flatMap((at) => {
        const column = columns[at];
        return column?.tone
          ? [{ name: column.name, tone: column.tone, counts: rows.map((row) => numberOf(row[at])) }]
          : [];
      });
      const { line } = drawing;
      const shares = line === null ? [] : rows.map((row) => shareOf(row[line]));
      return roundColumns(names, pieces, line === null ? null : { name: columns[line]?.name ?? '', shares });
    }
    case 'heat':
      return heatMap(
        names,
        columns.slice(1).map(({ name }) => name),
        rows.map((row) => row.slice(1).map(numberOf)),
      );
    case 'flow':
      return flowDiagram(
        rows.map((row) => ({
          stops: row.slice(0, 3).flatMap((cell) => (cell === null ? [] : [stopOf(cell)])),
          count: numberOf(row[3]),
        })),
      );
  }
}

/** What a chart shows, for those who cannot see it. */
function wordsOf({ columns, rows }: Grid, drawing: Drawing): string {
  if (drawing.kind === 'flow')
    return rows
      .map(
        (row) =>
          `${row
            .slice(0, 3)
            .filter(Boolean)
            .map((cell) => cellText(cell))
            .join('→')} ${numberOf(row[3])}`,
      )
      .join(',');
  const shown = 'pieces' in drawing ? drawing.pieces : [...columns.keys()].slice(1);
  const rowWords = rows.slice(0, MOST_BARS).map((row) => {
    const parts = shown.flatMap((at) => (numberOf(row[at]) > 0 ? [`${columns[at]?.name} ${numberOf(row[at])}`] : []));
    return `${cellText(row[0] ?? null)}:${parts.join('、') || '无'}`;
  });
  return rowWords.join(';');
}

/** The pieces that occur, with their colours. */
function tonesOf({ columns, rows }: Grid, pieces: readonly number[]): Picture['legend'] {
  return pieces.flatMap((at) => {
    const column = columns[at];
    return column?.tone && rows.some((row) => numberOf(row[at]) > 0) ? [{ name: column.name, tone: column.tone }] : [];
  });
}

function groupsOf({ columns, rows }: Grid, pieces: readonly number[]): Group[] {
  return rows.map((row) => {
    const states: Record<State, number> = Object.assign({}, ...STATES.map((state) => ({ [state]: 0 })));
    for (const at of pieces) {
      const tone = columns[at]?.tone;
      if (tone) states[tone] = numberOf(row[at]);
    }
    const name = cellText(row[0] ?? null);
    return { name, key: null, count: sum(states), states };
  });
}

const sum = (states: ByState): number => STATES.reduce((total, state) => total + states[state], 0);
const numberOf = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0);
const shareOf = (cell: Cell | undefined): number | null =>
  typeof cell === 'object' && cell && 'share' in cell ? cell.share : null;
const stopOf = (cell: Cell): Stop => ({
  name: cellText(cell),
  tone: typeof cell === 'object' && cell && 'badge' in cell ? cell.tone : null,
});
