import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

const charsOf = (pattern: string) => {
  const { units, empty } = shapeOf(pattern).firsts;
  return `${units === null ? 'any' : [...units].map((unit) => String.fromCharCode(unit)).join('')}${empty ? ' or none' : ''}`;
};

test.each([
  ['整改|完成', '整完'],
  ['(?:已)?(?:部分|初步)(?:整改)?', '已部初'],
  ['该?[问题]+', '该问题'],
  ['(?<!未)完成', '完'],
  ['(?!否)[是有]', '是有'],
  ['(?<value>\\d{3}|〇)号', '0123456789〇'],
  ['[①-③]、', '①②③'],
  ['\\(一\\)|\\[', '(['],
  ['x{0,3}y', 'xy'],
  ['a*', 'a or none'],
  ['^整改$', '整'],
  ['$', ' or none'],
  ['.{0,4}整', 'any'],
  ['[^。]整', 'any'],
  ['\\p{Script=Han}局', 'any'],
  ['[)\\]|(]a', ')]|('],
  ['[\\u4e00-\\u9fff]', 'any'],
])('%s begins with %s', (pattern, expected) => expect(charsOf(pattern)).toBe(expected));
