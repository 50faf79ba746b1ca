import { expect, test } from 'vitest';
import { cellText, fillGrids } from './cells.ts';
import type { Piece } from './open.ts';
import { gridsOf } from './tables.ts';

const piece = (text: string, left: number, baseline: number): Piece => ({
  text,
  left,
  right: left + 10 * [...text].reduce((sum, c) => sum + (c < '\u2000' ? 0.5 : 1), 0),
  baseline,
  size: 10,
});
const lines = (...texts: string[]) =>
  texts.map((text, i) => ({ ...piece(text, 5, 20 + 15 * i), afterMarker: null, tracking: 0, runs: 1 }));

test('wrapped lines of a cell are joined, its paragraphs are not', () => {
  expect(cellText(lines('制度执行不到', '位,整改完', '成。'), 60)).toBe('制度执行不到位,整改完成。');
  expect(cellText(lines('1.制度。', '2.执行。'), 60)).toBe('1.制度。\n2.执行。');
  expect(cellText(lines('责任领导:张', '责任部门:办'), 55)).toBe('责任领导:张\n责任部门:办');
});

const grid = gridsOf(
  [0, 40]
    .map((at) => ({ horizontal: true, at, from: 0, to: 100 }))
    .concat([0, 50, 100].map((at) => ({ horizontal: false, at, from: 0, to: 40 }))),
);

test('text goes to its cell, other text stays', () => {
  const { tables, rest } = fillGrids(grid, [piece('左', 5, 20), piece('右', 55, 20), piece('外', 5, 90)], 1);
  expect(tables[0]?.cells.map((cell) => cell.fragments)).toEqual([
    [{ text: '左', page: 1 }],
    [{ text: '右', page: 1 }],
  ]);
  expect(rest.map(({ text }) => text)).toEqual(['外']);
});

test('a piece written over a border is cut there', () => {
  const { tables } = fillGrids(grid, [piece('左边的字右边字', 15, 20)], 1);
  expect(tables[0]?.cells.map((cell) => cell.fragments[0]?.text)).toEqual(['左边的', '字右边字']);
});

test('a frame around one text is no table', () => {
  const { tables, rest } = fillGrids(grid, [piece('左', 5, 20)], 1);
  expect(tables).toEqual([]);
  expect(rest).toHaveLength(1);
});

test('a mark that stands within the lines of a cell starts nothing at the head of one', () => {
  expect(cellText(lines('一是改。二是', '查。三是立。', '四是行。'), 60)).toBe('一是改。二是查。三是立。四是行。');
});

test('the last line of a centred text is no indent', () => {
  const centred = [piece('完成整改工作', 5, 20), piece('任务', 25, 35)].map((line) => ({
    ...line,
    afterMarker: null,
    tracking: 0,
    runs: 1,
  }));
  expect(cellText(centred, 62)).toBe('完成整改工作任务');
});
