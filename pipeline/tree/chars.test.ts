import { expect, test } from 'vitest';
import { isWhite, oneOf } from './chars.ts';

test('white space is what patterns take for it', () => {
  for (let unit = 0; unit < 0x10000; unit++) {
    const char = String.fromCharCode(unit);
    expect(isWhite(char, 0)).toBe(/\s/.test(char));
  }
});

test('a set of characters and ranges, and nothing outside the text', () => {
  const test = oneOf('。;', '09');
  expect(Array.from('a。5;6x', (_, at) => test('a。5;6x', at))).toEqual([false, true, true, true, true, false]);
  expect([test('。', -1), test('。', 1)]).toEqual([false, false]);
});
