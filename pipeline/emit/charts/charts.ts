import { STATES, type State } from '../../tree/codes.ts';
import { STATE_WORDS } from '../words.ts';
import { type ByState, type Due, type Group, isDone } from './counts.ts';
import { FAINT, INK, LINE, svgOf, TEXT } from './svg.ts';

/** Width of every chart in CSS pixels; the page scales them to the room they have. */
const WIDTH = 440;
const BAR = 14;

/** Colour of a state, as the page defines it. */
export const stateColour = (state: State) => `var(--s-${state})`;
const occurring = (states: ByState) => STATES.filter((state) => states[state] > 0);

/** The states as one bar, a piece for each that occurs, as long as its problems are many. */
export function statesBar(states: ByState): string {
  const series = occurring(states).map((state) => ({
    type: 'bar' as const,
    name: STATE_WORDS[state],
    stack: 'all',
    barWidth: 34,
    data: [states[state]],
    itemStyle: { color: stateColour(state), borderColor: 'var(--paper)', borderWidth: 1 },
    label: { ...TEXT, show: true, color: 'var(--on-state)', fontWeight: 'bold' as const, formatter: '{c}' },
  }));
  return svgOf(
    {
      grid: { left: 4, right: 4, top: 8, height: 40 },
      legend: { ...legendOf(), left: 'center', bottom: 0 },
      xAxis: { type: 'value', show: false, max: 'dataMax' },
      yAxis: { type: 'category', show: false, data: [''] },
      series,
    },
    { width: WIDTH, height: series.length > 4 ? 104 : 84 },
  );
}

/** Groups of problems, a bar each with its states one after the other, and how many there are. */
export function groupBars(groups: readonly Group[]): string {
  const all = STATES.filter((state) => groups.some(({ states }) => states[state] > 0));
  const last = (group: Group) => all.findLast((state) => group.states[state] > 0);
  const series = all.map((state) => ({
    type: 'bar' as const,
    name: STATE_WORDS[state],
    stack: 'all',
    barWidth: BAR,
    itemStyle: { color: stateColour(state) },
    data: groups.map((group) => ({
      value: group.states[state] === 0 ? '-' : group.states[state],
      label: { ...TEXT, show: last(group) === state, position: 'right' as const, formatter: String(group.count) },
    })),
  }));
  return svgOf(
    {
      grid: { left: 172, right: 30, top: 4, bottom: 4 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: groups.map(({ name }) => name),
        axisLine: { lineStyle: { color: LINE } },
        axisTick: { show: false },
        axisLabel: { ...TEXT, interval: 0, lineHeight: 14, formatter: twoLines },
      },
      series,
    },
    { width: WIDTH, height: 8 + 34 * groups.length },
  );
}

/** A long name in two lines of what fits beside a bar, the rest as …. */
function twoLines(name: string): string {
  const characters = [...name];
  const room = 13;
  if (characters.length <= room) return name;
  const second = characters.slice(room, room * 2);
  if (characters.length > room * 2) second.splice(-1, 1, '…');
  return `${characters.slice(0, room).join('')}\n${second.join('')}`;
}

/**
 * Deadlines along a line of time: a dot for each day, larger where more is due, with how many; green where all of it is done.
 * `today` is the document's own date (ISO), marked on the line; null: unknown.
 */
export function deadlineLine(days: readonly Due[], today: string | null): string {
  return svgOf(
    {
      grid: { left: 30, right: 30, top: 34, height: 92 },
      xAxis: {
        type: 'time',
        ...margins(days, today),
        position: 'bottom',
        axisLine: { show: true, onZero: true, lineStyle: { color: FAINT, width: 2 } },
        axisTick: { show: false },
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: { type: 'value', min: -1, max: 1, show: false },
      series: [
        { type: 'scatter', z: 3, data: days.map(dot), ...(today === null ? {} : { markLine: todayLine(today) }) },
      ],
    },
    { width: WIDTH, height: 140 },
  );
}

/** How many and on which day stand above and below by turns, so that neighbours keep apart. */
function dot({ date, count, states }: Due, index: number) {
  const above = index % 2 === 0;
  return {
    name: date,
    value: [date, 0],
    symbolSize: 12 + 5 * Math.sqrt(count),
    itemStyle: { color: stateColour(isDone(states, count) ? 'completed' : 'in-progress'), opacity: 1 },
    label: {
      ...TEXT,
      show: true,
      position: above ? ('top' as const) : ('bottom' as const),
      lineHeight: 15,
      align: 'center' as const,
      formatter: above ? `${dayWords(date)}\n${count} 个` : `${count} 个\n${dayWords(date)}`,
    },
  };
}

function todayLine(today: string) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: FAINT, type: 'dashed' as const, width: 1 },
    label: { ...TEXT, color: FAINT, formatter: `成文 ${dayWords(today)}`, position: 'end' as const },
    data: [{ xAxis: today }],
  };
}

/** Some room before the first day and after the last one. */
function margins(days: readonly Due[], today: string | null) {
  const times = [...days.map(({ date }) => date), ...(today === null ? [] : [today])].map((date) => Date.parse(date));
  const first = Math.min(...times);
  const last = Math.max(...times);
  const room = Math.max((last - first) * 0.08, 15 * 86_400_000);
  return { min: first - room, max: last + room };
}

/** 2024-09-30 → 24.9.30. */
function dayWords(date: string): string {
  return date
    .slice(2)
    .split('-')
    .map((part, i) => (i === 0 ? part : String(Number(part))))
    .join('.');
}

export function legendOf() {
  return {
    itemWidth: 12,
    itemHeight: 12,
    itemGap: 12,
    selectedMode: false,
    textStyle: { ...TEXT, color: INK },
  };
}
