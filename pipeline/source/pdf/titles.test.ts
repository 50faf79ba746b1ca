import { expect, test } from 'vitest';
import { measureLayout, type PlacedLine } from './margins.ts';
import { goesOnAsTitle, standsAlone } from './titles.ts';

const EM = 10;
const line = (text: string, left: number, baseline: number, size = EM): PlacedLine => {
  const rest = { afterMarker: null, tracking: 0, runs: 1, page: 1, pageWidth: 300, column: 0 as const, frame: 1 };
  return { text, left, right: left + text.length * size, baseline, size, ...rest };
};
/** A body with room for 20 characters from x 50, paragraphs indented by two. */
const BODY = [200, 248].flatMap((y) => [
  line('整改工作领导小组召开会议研究部署工作', 70, y),
  line('整改工作领导小组召开会议研究部署各项工作', 50, y + 16),
  line('整改工作领导小组召开会议研究部署各项工作', 50, y + 32),
]);
const layout = measureLayout(BODY);

test('a title goes on in a centred line where its first had no room for more', () => {
  const [first, second] = [line('关于某县年度预算执行财政', 54, 100, 16), line('收支审计的报告', 94, 125, 16)];
  expect(goesOnAsTitle(first, second, true, layout)).toBe(true);
});

test('a title broken where it reads well stays in two lines', () => {
  const [first, second] = [line('中共某县委员会', 94, 100, 16), line('关于整改情况的通报', 78, 125, 16)];
  expect(goesOnAsTitle(first, second, true, layout)).toBe(false);
});

test('in the size of the body only a full line without indent is a title', () => {
  const below = line('会议上', 135, 116);
  expect(goesOnAsTitle(line('在某县第十九届人民代表大会常务委员会第三次', 50, 100), below, true, layout)).toBe(true);
  expect(goesOnAsTitle(line('在某县第十九届人民代表大会常务委员会第三次', 50, 100), below, false, layout)).toBe(false);
  expect(goesOnAsTitle(line('整改工作领导小组召开会议研究部署完成。', 55, 100), below, true, layout)).toBe(false);
});

test('centred lines and those at the right stand alone', () => {
  expect(
    [line('通报', 140, 100), line('2024年6月', 190, 100), line('正文', 70, 100)].map((one) => standsAlone(one, layout)),
  ).toEqual([true, true, false]);
});
