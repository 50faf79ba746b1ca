import { expect, test } from 'vitest';
import { Ascii, PIECE } from './ascii.ts';

test('texts and whole numbers stand one after the other', () => {
  const ascii = new Ascii();
  const numbers = [0, 1, 9, 10, 99, 100, 65_535, 999_999, 1_000_000, Number.MAX_SAFE_INTEGER];
  for (const number of numbers) {
    ascii.whole(number);
    ascii.text(',');
  }
  expect(ascii.take().toString()).toBe(`${numbers.join(',')},`);
  expect(ascii.take()).toHaveLength(0);
});

test('a text longer than a piece is kept whole', () => {
  const ascii = new Ascii();
  ascii.text('a'.repeat(3 * PIECE));
  expect(ascii.isPiece).toBe(true);
  ascii.whole(7);
  expect(ascii.take().toString()).toBe(`${'a'.repeat(3 * PIECE)}7`);
});
