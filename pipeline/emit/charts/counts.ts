import { STATES, type State } from '../../tree/codes.ts';
import type { ProblemRow } from '../rows/model.ts';

/** How many problems each state has; 0 where none. */
export type ByState = Readonly<Record<State, number>>;

/** A group of problems: an area, a topic. */
export interface Group {
  readonly name: string;
  /** Null for what stands for several groups, or for none. */
  readonly key: string | null;
  readonly count: number;
  readonly states: ByState;
}

export function byState(rows: readonly ProblemRow[]): ByState {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** What problems of a document are grouped by: its 方面, or, where it has none, their categories. `word` is what people call it. */
export interface Grouping {
  readonly word: '方面' | '类别';
  readonly nameOf: (row: ProblemRow) => string | null;
}

export function groupingOf(rows: readonly ProblemRow[]): Grouping {
  return rows.some(({ area }) => area !== null)
    ? { word: '方面', nameOf: ({ area }) => area }
    : { word: '类别', nameOf: ({ category }) => category };
}

/** Problems by 方面 or category, in the order of the document; nothing where it has neither. At most `most` groups, the last for the rest. */
export function byArea(rows: readonly ProblemRow[], most: number): readonly Group[] {
  const { word, nameOf } = groupingOf(rows);
  if (rows.every((row) => nameOf(row) === null)) return [];
  return cut(
    grouped(rows, (row) => [nameOf(row)], `未列${word}`),
    most,
    rows,
  );
}

/** Problems by topic, the most frequent first; one problem may count for several. */
export function byTopic(rows: readonly ProblemRow[], most: number): readonly Group[] {
  const groups = grouped(rows, ({ topicNames }) => topicNames, '').toSorted((a, b) => b.count - a.count);
  return groups.length > most ? groups.slice(0, most) : groups;
}

function grouped(
  rows: readonly ProblemRow[],
  keysOf: (row: ProblemRow) => readonly (string | null)[],
  none: string,
): readonly Group[] {
  const groups = new Map<string | null, ProblemRow[]>();
  for (const row of rows)
    for (const key of new Set(keysOf(row))) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  return Array.from(groups, ([key, members]) => groupOf(key ?? none, key, members));
}

function cut(groups: readonly Group[], most: number, rows: readonly ProblemRow[]): readonly Group[] {
  if (groups.length <= most) return groups;
  const kept = groups.slice(0, most - 1);
  const rest = groups.slice(most - 1);
  const states = Object.fromEntries(
    STATES.map((state) => [state, rest.reduce((sum, group) => sum + group.states[state], 0)]),
  ) as Record<State, number>;
  const count = rows.length - kept.reduce((sum, group) => sum + group.count, 0);
  return [...kept, { name: `其余 ${rest.length} 个`, key: null, count, states }];
}

function groupOf(name: string, key: string | null, members: readonly ProblemRow[]): Group {
  return { name, key, count: members.length, states: byState(members) };
}

/** Problems due on one day. */
export interface Due {
  /** ISO date, or month where the document names no day. */
  readonly date: string;
  readonly count: number;
  readonly states: ByState;
}

/** Days on which problems are due, in order. */
export function byDeadline(rows: readonly ProblemRow[]): readonly Due[] {
  const days = new Map<string, ProblemRow[]>();
  for (const row of rows) {
    const date = row.deadline?.date;
    if (!date) continue;
    const day = days.get(date);
    if (day) day.push(row);
    else days.set(date, [row]);
  }
  return Array.from(days, ([date, members]) => ({ date, count: members.length, states: byState(members) })).toSorted(
    (a, b) => (a.date < b.date ? -1 : 1),
  );
}

/** Whether nothing of these remains to be done. */
export function isDone(states: ByState, count: number): boolean {
  return states.completed === count;
}
