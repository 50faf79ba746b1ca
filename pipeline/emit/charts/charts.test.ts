import { expect, test } from 'vitest';
import { STATES } from '../../tree/codes.ts';
import { fixtureLedger, rowsOf } from '../html/testing.ts';
import { deadlineLine, groupBars, statesBar } from './charts.ts';
import { byArea, byDeadline, byState, byTopic } from './counts.ts';

const { problems } = rowsOf(fixtureLedger('housing-bureau'));
const none = Object.fromEntries(STATES.map((state) => [state, 0])) as ReturnType<typeof byState>;
const pieces = (svg: string) => svg.match(/ecmeta_ssr_type="chart"/g)?.length ?? 0;

test('counts add up to the problems', () => {
  expect(byState(problems)).toEqual({ ...none, completed: 12, phased: 3, 'in-progress': 3 });
  const areas = byArea(problems, 8);
  expect(areas.map(({ count }) => count)).toEqual([5, 7, 6]);
  expect(byDeadline(problems).reduce((sum, { count }) => sum + count, 0)).toBe(16);
  expect(byTopic(problems, 3)).toHaveLength(3);
});

test('more groups than there is room for are one, with all their problems', () => {
  const groups = byArea(problems, 2);
  expect(groups.map(({ name, count }) => [name, count])).toEqual([
    [groups[0]?.name, 5],
    ['其余 2 个', 13],
  ]);
  expect(Object.values(groups[1]?.states ?? {}).reduce((sum, count) => sum + count, 0)).toBe(13);
});

test('a piece for each state that occurs, a bar for each group, a dot for each day', () => {
  expect(pieces(statesBar(byState(problems)))).toBe(3);
  const areas = byArea(problems, 8);
  const filled = areas.flatMap(({ states }) => Object.values(states).filter((count) => count > 0));
  expect(pieces(groupBars(areas))).toBe(filled.length);
  expect(pieces(deadlineLine(byDeadline(problems), '2024-08-30'))).toBe(byDeadline(problems).length);
});

test('the same figures give the same drawing, with Chinese labels and nothing to load', () => {
  const first = statesBar(byState(problems));
  expect(statesBar(byState(problems))).toBe(first);
  expect(first).toContain('阶段性完成');
  expect(first).not.toMatch(/<style|href|url\(|zr\d/);
});

test('hostile names stay text', () => {
  const svg = groupBars([
    { name: '</svg><script>a("b")</script>', key: null, count: 1, states: { ...none, completed: 1 } },
  ]);
  expect(svg).not.toMatch(/<script|<\/svg>./);
});
