import { BarChart, LineChart } from 'echarts/charts';
import { use } from 'echarts/core';
import type { State } from '../../tree/codes.ts';
import { legendOf, stateColour } from './charts.ts';
import { INK, LINE, svgOf, TEXT } from './svg.ts';

use([BarChart, LineChart]);

/** One piece of every column: what it is called, its colour, how many in each round. */
export interface RoundPiece {
  readonly name: string;
  readonly tone: State;
  readonly counts: readonly number[];
}

/**
 * Rounds side by side in their order, a column each with its pieces one on the other, and above them a line of shares (0 to 1; null
 * where a round has none).
 */
export function roundColumns(
  rounds: readonly string[],
  pieces: readonly RoundPiece[],
  line: { readonly name: string; readonly shares: readonly (number | null)[] } | null,
): string {
  const occurring = pieces.filter(({ counts }) => counts.some((count) => count > 0));
  const bars = occurring.map(({ name, tone, counts }) => ({
    type: 'bar' as const,
    name,
    stack: 'all',
    barMaxWidth: 56,
    itemStyle: { color: stateColour(tone), borderColor: 'var(--paper)', borderWidth: 1 },
    data: counts.map((count) => (count === 0 ? '-' : count)),
    label: { ...TEXT, show: true, color: 'var(--on-state)', fontWeight: 'bold' as const, formatter: '{c}' },
  }));
  const rate = line?.shares.some((share) => share !== null) ? line : null;
  return svgOf(
    {
      grid: { left: 34, right: 12, top: rate ? 104 : 16, bottom: 62 },
      legend: { ...legendOf(), left: 'center', bottom: 0, data: [...occurring, ...(rate ? [rate] : [])].map(nameOf) },
      xAxis: [axis(rounds)],
      yAxis: [
        { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } }, axisLabel: { ...TEXT } },
        { type: 'value', show: false, min: 0, max: 1 },
      ],
      ...(rate ? upper(rounds) : {}),
      series: rate ? [...bars, rateLine(rate.name, rate.shares)] : bars,
    },
    { width: 440, height: rate ? 340 : 250 },
  );
}

const nameOf = ({ name }: { readonly name: string }) => name;

function axis(rounds: readonly string[]) {
  return {
    type: 'category' as const,
    data: rounds,
    axisLine: { lineStyle: { color: LINE } },
    axisTick: { show: false },
    axisLabel: { ...TEXT, interval: 0, width: Math.floor(390 / rounds.length), overflow: 'truncate' as const },
  };
}

/** A second, lower field above the columns for the line: shares and counts have no scale in common. */
function upper(rounds: readonly string[]) {
  return {
    grid: [
      { left: 34, right: 12, top: 104, bottom: 62 },
      { left: 34, right: 12, top: 30, height: 50 },
    ],
    xAxis: [axis(rounds), { ...axis(rounds), gridIndex: 1, show: false }],
    yAxis: [
      { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } }, axisLabel: { ...TEXT } },
      { type: 'value', gridIndex: 1, show: false, min: 0, max: 1 },
    ],
  };
}

function rateLine(name: string, shares: readonly (number | null)[]) {
  return {
    type: 'line' as const,
    name,
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { color: INK, width: 2 },
    itemStyle: { color: INK },
    data: shares.map((share) => ({
      value: share ?? '-',
      label: { ...TEXT, show: share !== null, formatter: `${Math.round((share ?? 0) * 1000) / 10}%` },
    })),
    label: { show: true, position: 'top' as const },
  };
}
