import { expect, test } from 'vitest';
import { findGutter, framesOf } from './columns.ts';

const run = (text: string, left: number, right: number, baseline: number) => ({
  text,
  left,
  right,
  baseline,
  size: 10,
  afterMarker: null,
  tracking: 0,
  runs: 1,
});
const column = (name: string, left: number) =>
  Array.from({ length: 10 }, (_, i) => run(`${name}${i}`, left, left + 200, 100 + 15 * i));

test('two columns are read one after the other, below a title over both', () => {
  const frames = framesOf([run('标题', 100, 360, 60), ...column('左', 50), ...column('右', 270)]);
  expect(frames.map((frame) => [frame.column, frame.lines[0]?.text, frame.lines.length])).toEqual([
    [0, '标题', 1],
    [1, '左0', 10],
    [2, '右0', 10],
  ]);
});

test('full lines, and short cells beside each other, are no columns', () => {
  expect(findGutter(column('行', 50))).toBeNull();
  const names = Array.from({ length: 10 }, (_, i) => run('张三', 50, 70, 100 + 15 * i));
  const figures = Array.from({ length: 10 }, (_, i) => run('12', 400, 410, 100 + 15 * i));
  expect(findGutter([...names, ...figures])).toBeNull();
});
