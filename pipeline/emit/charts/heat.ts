import { HeatmapChart } from 'echarts/charts';
import { VisualMapComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { LINE, svgOf, TEXT } from './svg.ts';

use([HeatmapChart, VisualMapComponent]);

const CELL = { width: 64, height: 26 };
const LEFT = 150;
const TOP = 92;

/** A table of counts as a map: darker where there is more, empty where there is none. `counts` by row, then by column. */
export function heatMap(
  rows: readonly string[],
  columns: readonly string[],
  counts: readonly (readonly number[])[],
): string {
  const most = Math.max(1, ...counts.flat());
  const width = LEFT + CELL.width * columns.length + 16;
  return svgOf(
    {
      grid: { left: LEFT, right: 16, top: TOP, bottom: 8 },
      xAxis: {
        type: 'category',
        position: 'top',
        data: columns,
        ...BARE,
        axisLabel: { ...TEXT, interval: 0, rotate: 40, width: 100, overflow: 'truncate' },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows,
        ...BARE,
        axisLabel: { ...TEXT, interval: 0, width: LEFT - 12, overflow: 'truncate' },
      },
      // The library asks for it; colours that are variables of the page it cannot mix.
      visualMap: { show: false, min: 0, max: most },
      series: [
        {
          type: 'heatmap',
          data: counts.flatMap((row, y) => row.flatMap((count, x) => (count === 0 ? [] : [cell(x, y, count, most)]))),
          itemStyle: { borderColor: 'var(--paper)', borderWidth: 2 },
        },
      ],
    },
    { width, height: TOP + CELL.height * rows.length + 8 },
  );
}

const BARE = {
  axisLine: { lineStyle: { color: LINE } },
  axisTick: { show: false },
  splitArea: { show: false },
  splitLine: { show: true, lineStyle: { color: LINE } },
} as const;

function cell(x: number, y: number, count: number, most: number) {
  return {
    value: [x, y, count],
    visualMap: false,
    // Never so dark that the figure on it has too little contrast, in either dress of the page.
    itemStyle: { color: 'var(--accent)', opacity: 0.06 + 0.44 * (count / most) },
    label: { ...TEXT, show: true, opacity: 1, formatter: String(count) },
  };
}
