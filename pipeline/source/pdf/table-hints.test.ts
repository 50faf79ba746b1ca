import { expect, test } from 'vitest';
import { mayHoldTable } from './table-hints.ts';

const piece = (text: string, left: number, baseline: number) => ({
  text,
  left,
  right: left + 10 * text.length,
  baseline,
  size: 10,
});
const hints = (...pieces: ReturnType<typeof piece>[]) => mayHoldTable({ pieces, height: 800 });

test('lines with gaps, or text that goes back up, hint at a table', () => {
  expect(hints(piece('序号', 0, 100), piece('问题', 50, 100), piece('1', 0, 120), piece('甲', 50, 120))).toBe(true);
  expect(hints(piece('甲', 0, 110), piece('乙', 50, 100), piece('丙', 50, 120), piece('丁', 90, 110))).toBe(true);
});

test('running text, numbered items, headers and one typed gap do not', () => {
  expect(hints(piece('整改', 0, 100), piece('情况', 20, 100), piece('通报', 0, 120))).toBe(false);
  expect(hints(piece('1.', 0, 100), piece('甲', 40, 100), piece('2.', 0, 120), piece('乙', 40, 120))).toBe(false);
  expect(hints(piece('来源', 0, 100), piece('日期', 50, 100), piece('浏览', 90, 100))).toBe(false);
  expect(hints(piece('左', 0, 20), piece('右', 90, 20), piece('左', 0, 780), piece('右', 90, 780))).toBe(false);
});
