import { expect, test } from 'vitest';
import type { PlacedLine } from './margins.ts';
import { paragraphsOf } from './paragraphs.ts';

const EM = 10;
const LEFT = 50;
/** Lines of a page with room for 20 characters; an indent is given in em, a gap as a multiple of the pitch. */
function page(
  lines: readonly (string | readonly [text: string, indent: number, gap?: number])[],
  number = 1,
): PlacedLine[] {
  let baseline = 100;
  return lines.map((entry) => {
    const [text, indent, gap = 1] = typeof entry === 'string' ? ([entry, 0] as const) : entry;
    baseline += 16 * gap;
    const left = LEFT + indent * EM;
    const right = left + EM * [...text].reduce((sum, c) => sum + (c < '\u2000' ? 0.5 : 1), 0);
    const rest = { afterMarker: null, tracking: 0, runs: 1, pageWidth: 300, column: 0 as const, frame: number };
    return { text, left, right, baseline, size: EM, page: number, ...rest };
  });
}
const read = (...runs: PlacedLine[][]) =>
  paragraphsOf(runs).runs.map((paragraphs) => paragraphs.map(({ lines }) => lines.map((line) => line.text).join('')));

const FULL = '整改工作领导小组召开会议研究部署各项工作';
const AFTER_INDENT = '领导小组召开会议研究部署各项任务工作';

test('an indent starts a paragraph, a full line goes on, also on the next page', () => {
  const first = page([[AFTER_INDENT, 2], FULL, '已完成。', [AFTER_INDENT, 2], FULL]);
  const second = page([FULL, '完毕。', [AFTER_INDENT, 2], '结束。'], 2);
  expect(read([...first, ...second])).toEqual([
    [`${AFTER_INDENT}${FULL}已完成。`, `${AFTER_INDENT}${FULL}${FULL}完毕。`, `${AFTER_INDENT}结束。`],
  ]);
});

test('in a document that indents, a short line within a sentence goes on', () => {
  const lines = page([[AFTER_INDENT, 2], FULL, '印发', '〔2023〕49号文件。', [AFTER_INDENT, 2], FULL, FULL]);
  const cut = page([
    [AFTER_INDENT, 2],
    '整改工作领导小组召开会议研究部署印',
    '〔2023〕49号文件。',
    [AFTER_INDENT, 2],
    FULL,
    FULL,
  ]);
  expect(read(lines)[0]).toHaveLength(3);
  expect(read(cut)[0]?.[0]).toBe(`${AFTER_INDENT}整改工作领导小组召开会议研究部署印〔2023〕49号文件。`);
});

test('without indents, room for what comes next ends a paragraph', () => {
  expect(read(page([FULL, FULL, '已完成。', FULL, '结束。', FULL, '完。']))).toEqual([
    [`${FULL}${FULL}已完成。`, `${FULL}结束。`, `${FULL}完。`],
  ]);
});

test('extra space starts a paragraph', () => {
  const lines = page([FULL, FULL, [FULL, 0, 1.6], FULL, FULL, [FULL, 0, 1.6], FULL, FULL]);
  expect(read(lines)[0]?.map((text) => text.length / 20)).toEqual([2, 3, 3]);
});

test('centred lines and lines at the right stand alone', () => {
  const lines = page([
    ['关于整改情况', 7],
    ['的通报', 8.5],
    [AFTER_INDENT, 2],
    FULL,
    FULL,
    '完。',
    ['2024年6月', 16],
    FULL,
    FULL,
  ]);
  expect(read(lines)[0]?.slice(0, 2)).toEqual(['关于整改情况', '的通报']);
  expect(read(lines)[0]?.[3]).toBe('2024年6月');
});

test('where neither indent nor space tells, markers do, unless they stand inside paragraphs too', () => {
  const stop = `${FULL.slice(0, 19)}。`;
  expect(read(page([FULL, stop, '(二)整改', FULL, FULL, '(三)完。', FULL, FULL]))[0]?.[1]).toBe('(二)整改');
  const runIn = page([
    FULL,
    '整改完成。一是部署。二是落实。三是检查。',
    '四是整改工作领导小组召开会议研究部署工作',
    FULL,
    FULL,
  ]);
  expect(read(runIn)[0]).toHaveLength(1);
  expect(paragraphsOf([page([FULL, stop, FULL, stop, FULL, '完。'])]).unsure).toBe(2);
});

test('no paragraph crosses a table', () => {
  expect(read(page([FULL, FULL]), page([FULL, '完。']))).toEqual([[`${FULL}${FULL}`], [`${FULL}完。`]]);
});

test('short lines alone show no margin: each marker begins a paragraph, with an indent or without', () => {
  const texts = [
    '关于整改情况',
    '二、整改落实',
    '(一)党的领导',
    '1.学习不深。',
    '整改情况：已完成。',
    '2.规则不全。',
    '(二)党的建设',
  ];
  for (const indent of [0, 2]) {
    const lines = page(texts.map((text) => [text, indent] as const)).map((line) => ({ ...line, pageWidth: 600 }));
    expect(read(lines)[0]).toEqual(texts);
  }
});

test('a line spread to the margin by far more than what comes next asks for ended by a break', () => {
  const body = page([
    [AFTER_INDENT, 2],
    FULL,
    '已完成。',
    [AFTER_INDENT, 2],
    FULL,
    '完成。',
    ['责任单位：水务局', 2],
    '时限：六月',
  ]);
  const spread = body.map((line) => (line.text.startsWith('责任') ? { ...line, right: 250, tracking: 14 } : line));
  expect(read(spread)[0]?.slice(-2)).toEqual(['责任单位：水务局', '时限：六月']);
});

test('a label that heads lines elsewhere begins a paragraph below a full line', () => {
  const lines = page([
    [AFTER_INDENT, 2],
    '【情况】已办。',
    [AFTER_INDENT, 2],
    '【情况】在办。',
    [AFTER_INDENT, 2],
    FULL,
    '办结。',
  ]);
  expect(read(lines)[0]?.filter((text) => text.startsWith('【'))).toHaveLength(2);
});

test('a date goes on in the next line, however the line was set', () => {
  const lines = page(
    [
      [AFTER_INDENT, 2],
      '时限2020年9月15',
      '日前',
      [AFTER_INDENT, 2],
      '时限2020年9月底',
      '前完成',
      [AFTER_INDENT, 2],
      FULL,
    ],
    1,
  );
  const gap = page([[AFTER_INDENT, 2], '共15', ['日常工作抓得不紧', 2], [AFTER_INDENT, 2], FULL], 2);
  expect(read(lines)[0]?.[0]).toBe(`${AFTER_INDENT}时限2020年9月15日前`);
  expect(read(lines)[0]?.[1]).toBe(`${AFTER_INDENT}时限2020年9月底前完成`);
  expect(read(gap)[0]?.[1]).toBe('日常工作抓得不紧');
});
