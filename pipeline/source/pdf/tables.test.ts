import { expect, test } from 'vitest';
import type { Rule } from './rules.ts';
import { gridsOf } from './tables.ts';

const across = (at: number, from: number, to: number): Rule => ({ horizontal: true, at, from, to });
const upright = (at: number, from: number, to: number): Rule => ({ horizontal: false, at, from, to });
const box = (left: number, top: number, right: number, bottom: number) => [
  across(top, left, right),
  across(bottom, left, right),
  upright(left, top, bottom),
  upright(right, top, bottom),
];
const spans = (rules: readonly Rule[]) =>
  gridsOf(rules).map(({ cells }) =>
    cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]),
  );

test('a ruled grid gives its cells in reading order', () => {
  expect(spans([...box(0, 0, 100, 40), across(20, 0, 100), upright(50, 0, 40)])).toEqual([
    [
      [0, 0, 1, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ],
  ]);
});

test('missing borders merge cells', () => {
  const rules = [...box(0, 0, 100, 60), across(20, 0, 100), across(40, 50, 100), upright(50, 20, 60)];
  expect(spans(rules)).toEqual([
    [
      [0, 0, 1, 2],
      [1, 0, 2, 1],
      [1, 1, 1, 1],
      [2, 1, 1, 1],
    ],
  ]);
});

test('borders drawn cell by cell, with a gap between, are one border', () => {
  expect(spans([...box(0, 0, 49, 20), ...box(51, 0, 100, 20)])).toEqual([
    [
      [0, 0, 1, 1],
      [0, 1, 1, 1],
    ],
  ]);
});

test('one box, and rules that do not meet, are no table', () => {
  expect(gridsOf(box(0, 0, 100, 40))).toEqual([]);
  expect(gridsOf([across(10, 0, 100), across(30, 0, 100)])).toEqual([]);
});

test('a row that the page cuts is open below', () => {
  const rules = [across(0, 0, 100), across(20, 0, 100), upright(0, 0, 60), upright(50, 0, 60), upright(100, 0, 60)];
  const [grid] = gridsOf(rules);
  expect(grid?.ys).toEqual([0, 20, 60]);
  expect(grid?.cells.map((cell) => cell.openBottom)).toEqual([false, false, true, true]);
});
