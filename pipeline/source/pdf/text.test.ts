import { expect, test } from 'vitest';
import { endsInPunctuation, endsSentence, endsWithStop, headWidth, joinLines, widestHead } from './text.ts';

test.each([
  ['整改情况', 1],
  ['《办法》', 2],
  ['2020年', 2],
  ['70%以上', 1.5],
  ['〔2023〕49号', 5],
  ['(一)部署', 1.5],
])('%s begins with %d em that stand together', (text, width) => {
  expect(headWidth(text)).toBe(width);
});

test.each([
  ['（2）2025年', 4.5],
  ['70%。二是', 2.5],
  ['整改，', 1],
])('%s begins with at most %d em that a printer keeps together', (text, width) => {
  expect(widestHead(text)).toBe(width);
});

test('closing marks count where they cannot hang', () => {
  expect(headWidth('元。单位', false)).toBe(2);
  expect(headWidth('元。单位', true)).toBe(1);
});

test.each([
  ['已完成。', true, true],
  ['已完成。”', true, true],
  ['整改情况:', true, false],
  ['一是完成;', true, false],
  ['《通知》', true, false],
  ['于2024年', false, false],
])('%s ends a sentence: %s, with a stop: %s', (text, sentence, stop) => {
  expect(endsSentence(text)).toBe(sentence);
  expect(endsWithStop(text)).toBe(stop);
});

test('only Latin words are parted by a space when lines are joined', () => {
  expect(joinLines('现将整改情', '况通报如下')).toBe('现将整改情况通报如下');
  expect(joinLines('the inspection', 'team')).toBe('the inspection team');
  expect(joinLines('截至20', '24年')).toBe('截至2024年');
  expect(joinLines('https://example.org/a', 'b')).toBe('https://example.org/ab');
});

test('a mark at the line end may hang', () => {
  expect(endsInPunctuation('全面启动,')).toBe(true);
  expect(endsInPunctuation('全面启动')).toBe(false);
});
