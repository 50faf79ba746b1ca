import { expect, test } from 'vitest';
import { linesOf, repairSpaces, runsOf } from './lines.ts';
import type { Piece } from './open.ts';

const piece = (text: string, left: number, baseline = 100, size = 10): Piece => ({
  text,
  left,
  right: left + size * [...text].reduce((sum, c) => sum + (c < '\u2000' ? 0.5 : 1), 0),
  baseline,
  size,
});
const texts = (pieces: Piece[]) => runsOf(pieces).map((run) => run.text);

test.each([
  ['2023 年 4 月 13 日', '2023年4月13日'],
  ['共 12 项', '共12项'],
  ['张 三', '张 三'],
  ['一、  工作开展情况', '一、 工作开展情况'],
  ['1. 专职', '1. 专职'],
  ['关 于 整 改 情 况 的 通 报', '关于整改情况的通报'],
  ['Annual Report', 'Annual Report'],
  ['日期\u30002023', '日期 2023'],
  ['2023 年', '2023年'],
])('%s is read as %s', (raw, text) => {
  expect(repairSpaces(raw)).toBe(text);
});

test('gaps that a printer puts between digits and characters are no spaces, wide ones are', () => {
  expect(texts([piece('2023', 0), piece('年', 22)])).toEqual(['2023年']);
  expect(texts([piece('张', 0), piece('三', 20)])).toEqual(['张 三']);
  expect(texts([piece('关', 0), piece('于', 10)])).toEqual(['关于']);
});

test('the order of the stream is kept where pieces overlap', () => {
  expect(texts([piece('》', 50), piece('(', 56), piece('〔', 58), piece('2024', 68)])).toEqual(['》(〔2024']);
});

test('a wide gap and a new baseline part runs; a raised sign does not', () => {
  expect(texts([piece('序号', 0), piece('问题', 60), piece('措施', 0, 120)])).toEqual(['序号', '问题', '措施']);
  expect(texts([piece('注', 0), piece('①', 10, 97)])).toEqual(['注①']);
});

test('lines are put together from runs of one baseline, from top to bottom', () => {
  const lines = linesOf(runsOf([piece('下', 0, 200), piece('右', 100, 100), piece('左', 0, 100)]));
  expect(lines.map((line) => line.text)).toEqual(['左 右', '下']);
  expect(lines[0]).toMatchObject({ left: 0, right: 110, runs: 2 });
});

test('a run of very many pieces costs no more a piece than a short one', () => {
  const pieces = Array.from({ length: 100_000 }, () => piece('a', 0));
  const start = performance.now();
  expect(texts(pieces)[0]).toHaveLength(pieces.length);
  expect(performance.now() - start).toBeLessThan(2000);
});
