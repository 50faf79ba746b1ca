import { SankeyChart } from 'echarts/charts';
import { use } from 'echarts/core';
import type { State } from '../../tree/codes.ts';
import { stateColour } from './charts.ts';
import { svgOf, TEXT } from './svg.ts';

use([SankeyChart]);

/** A stop on the way; `tone` is the state whose colour it has, null where it has none. */
export interface Stop {
  readonly name: string;
  readonly tone: State | null;
}

/** So many lead from stop to stop. */
export interface Way {
  readonly stops: readonly Stop[];
  readonly count: number;
}

const WIDTH = 920;
/** More stops than this stand in no column; those of least count are one. */
const MOST = 12;

/** Ways as bands between columns of stops, as wide as their counts. A way may end before the last column. */
export function flowDiagram(ways: readonly Way[]): string {
  const columns = gathered(ways);
  const nodes = new Map<string, { readonly stop: Stop; readonly depth: number; count: number }>();
  const links = new Map<string, { source: string; target: string; value: number; tone: State | null }>();
  for (const { stops, count } of ways)
    stops.forEach((stop, depth) => {
      const name = idOf(columns, stop, depth);
      const node = nodes.get(name) ?? { stop, depth, count: 0 };
      node.count += count;
      nodes.set(name, node);
      const next = stops[depth + 1];
      if (!next) return;
      const target = idOf(columns, next, depth + 1);
      const link = links.get(`${name}\n${target}`) ?? { source: name, target, value: 0, tone: next.tone };
      link.value += count;
      links.set(`${name}\n${target}`, link);
    });
  const tallest = Math.max(...columns.map(({ size }) => size));
  return svgOf(
    {
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 150,
          top: 8,
          bottom: 8,
          nodeGap: 14,
          nodeWidth: 14,
          // Stops keep the order in which they come.
          layoutIterations: 0,
          draggable: false,
          emphasis: { disabled: true },
          data: Array.from(nodes, ([name, { stop, depth, count }]) => ({
            name,
            depth,
            itemStyle: { color: colourOf(stop.tone), borderWidth: 0 },
            label: { ...TEXT, formatter: `${shortened(labelOf(columns, stop, depth))} ${count}` },
          })),
          links: Array.from(links.values(), ({ tone, ...link }) => ({
            ...link,
            lineStyle: { color: colourOf(tone), opacity: 0.28, curveness: 0.5 },
          })),
        },
      ],
    },
    { width: WIDTH, height: Math.max(160, 16 + 42 * tallest) },
  );
}

const colourOf = (tone: State | null) => (tone === null ? 'var(--accent)' : stateColour(tone));
const REST = '其余';

/** The stops that each column shows by name; the others are one. */
function gathered(ways: readonly Way[]): ReadonlySet<string>[] {
  const depth = Math.max(0, ...ways.map(({ stops }) => stops.length));
  return Array.from({ length: depth }, (_, at) => {
    const counts = new Map<string, number>();
    for (const { stops, count } of ways) {
      const name = stops[at]?.name;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + count);
    }
    const shown = [...counts].sort((a, b) => b[1] - a[1]).slice(0, counts.size > MOST ? MOST - 1 : MOST);
    return new Set(shown.map(([name]) => name));
  });
}

const labelOf = (columns: readonly ReadonlySet<string>[], { name }: Stop, depth: number): string =>
  columns[depth]?.has(name) ? name : REST;

/** The same words in two columns are two stops. */
const idOf = (columns: readonly ReadonlySet<string>[], stop: Stop, depth: number): string =>
  `${depth} ${labelOf(columns, stop, depth)}`;

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > 20 ? `${characters.slice(0, 19).join('')}…` : name;
}
