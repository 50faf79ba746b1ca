import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

test.each([
  ['整改|已完成', 3],
  ['^(?:已)?(?:部分|初步){0,2}整改[。;]?$', 8],
  ['[一二三]{1,3}、(?!是)', 4],
  ['.{0,4}整', 9],
  ['整改*', Number.POSITIVE_INFINITY],
  ['(?<a>整)\\k<a>', Number.POSITIVE_INFINITY],
  ['\\d{4}年', 5],
  ['', 0],
])('a match of %s has at most %s units', (pattern, longest) => expect(shapeOf(pattern).longest).toBe(longest));
