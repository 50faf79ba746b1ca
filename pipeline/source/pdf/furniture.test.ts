import { expect, test } from 'vitest';
import { bodyRanges, type PageLines } from './furniture.ts';

const line = (text: string, baseline: number) => ({
  text,
  baseline,
  left: 0,
  right: 100,
  size: 10,
  afterMarker: null,
  tracking: 0,
  runs: 1,
});
const page = (number: number, header: string, footer: string): PageLines => ({
  number,
  height: 800,
  lines: [line(header, 40), line(`正文${'一二三四'.charAt(number)}`, 120), line('正文', 700), line(footer, 770)],
});
const bodies = (pages: PageLines[]) => bodyRanges(pages).map(({ top, bottom }) => [top, bottom]);

test.each(['— 1 —', '- 1 -', '第1页', '第 1 页 共 3 页', '1/3', 'Page 1 of 3', '－１－'])(
  '%s is a page number',
  (footer) => {
    expect(bodies([page(1, '正文。', footer)])).toEqual([[40, 700]]);
  },
);

test('a line that pages repeat at one height goes, with or without a number that counts', () => {
  const same = [1, 2, 3].map((n) => page(n, '巡察整改材料', '正文。'.repeat(n)));
  expect(bodies(same).map(([top]) => top)).toEqual([120, 120, 120]);
  const counting = [1, 2, 3].map((n) => page(n, `整改材料 ${n + 4}`, '正文。'.repeat(n)));
  expect(bodies(counting).map(([top]) => top)).toEqual([120, 120, 120]);
});

test('first lines that differ in figures stay', () => {
  const pages = [3, 9, 4].map((count, i) => page(i + 1, `完成整改${count}项,`, '正文。'.repeat(i + 1)));
  expect(bodies(pages).map(([top]) => top)).toEqual([40, 40, 40]);
});

test('bare numbers go where they count with the pages', () => {
  expect(bodies([1, 2].map((n) => page(n, `${'甲乙丙'.charAt(n)}`, String(n)))).map(([, bottom]) => bottom)).toEqual([
    700, 700,
  ]);
  expect(
    bodies([17, 5].map((n, i) => page(i + 1, `${'甲乙丙'.charAt(i)}`, String(n)))).map(([, bottom]) => bottom),
  ).toEqual([770, 770]);
});

test('a repeated line in the middle of the page stays', () => {
  const pages = [1, 2].map((number) => ({ number, height: 800, lines: [line('整改情况:', 300), line('甲', 400)] }));
  expect(bodies(pages)).toEqual([
    [300, 400],
    [300, 400],
  ]);
});

test('a short line that two pages happen to end with stays, where other pages have text as low', () => {
  const pages = ['甲', '整改情况', '整改情况', '乙'].map((last, i) => page(i + 1, `正文${i}。`.repeat(i + 1), last));
  expect(bodies(pages).map(([, bottom]) => bottom)).toEqual([770, 770, 770, 770]);
});

test.each(['11/22/26, 8:01 AM', '2026/11/22 08:01 整改通报', '2026/11/22 上午8:01'])(
  '%s above a browser’s page number is its print stamp, elsewhere a date',
  (stamp) => {
    expect(bodies([page(1, stamp, 'file:///a.html 1/1')])).toEqual([[120, 700]]);
    expect(bodies([page(1, stamp, '正文。')])).toEqual([[40, 770]]);
  },
);
