import { expect, test } from 'vitest';
import { isWhite, oneOf } from './chars.ts';

test('white space is what patterns take for it', () => {
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  expect(all.filter((char) => isWhite(char, 0))).toEqual(all.filter((char) => /\s/.test(char)));
});

test('a set of characters and ranges, and nothing outside the text', () => {
  const test = oneOf('。;', '09');
  expect(Array.from('a。5;6x', (_, at) => test('a。5;6x', at))).toEqual([false, true, true, true, true, false]);
  expect([test('。', -1), test('。', 1)]).toEqual([false, false]);
});
