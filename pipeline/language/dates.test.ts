import { expect, test } from 'vitest';
import { datesIn, isoOf, lastDay, periodsIn, yearFrom } from './dates.ts';

test.each([
  ['2024年3月27日', '2024-03-27'],
  ['2023 年 4 月 13 日', '2023-04-13'],
  ['2024年\n3月27日', '2024-03-27'],
  ['二〇二四年三月二十七日', '2024-03-27'],
  ['二零一九年十二月三十一日', '2019-12-31'],
  ['二00九年十月十日', '2009-10-10'],
  ['2019-12-10 15:28', '2019-12-10'],
  ['2023.4.3', '2023-04-03'],
  ['2021/09/26', '2021-09-26'],
  ['16.12.2015', '2015-12-16'],
  ['2024年4月上旬', '2024-04'],
  ['2023年9月', '2023-09'],
  ['2023年', '2023'],
  ['9月14日', null],
])('%s is %s', (text, iso) => {
  const [date, ...rest] = datesIn(text);
  expect(date && isoOf(date)).toBe(iso);
  expect(rest).toEqual([]);
});

test.each(['十四五规划', '202442日', '第3号楼', '(2019.8)', '2021-2025'])('%s holds no whole date', (text) => {
  expect(datesIn(text).filter((date) => isoOf(date) !== null)).toEqual([]);
});

test.each([
  ['2023年4月13日至6月2日', '2023-04-13', '2023-06-02'],
  ['2023年11月13日至2024年1月12日', '2023-11-13', '2024-01-12'],
  ['2023年11月13日至1月12日', '2023-11-13', '2024-01-12'],
  ['2023年3月1日至25日', '2023-03-01', '2023-03-25'],
  ['2024年4月上旬至7月上旬', '2024-04', '2024-07'],
  ['2022年8月下旬至9月底', '2022-08', '2022-09'],
  ['2018年11月26日——2019年1月26日', '2018-11-26', '2019-01-26'],
  ['2023年10月至12月', '2023-10', '2023-12'],
])('%s goes from %s to %s', (text, start, end) => {
  const [period] = periodsIn(text, datesIn(text));
  expect(period && [isoOf(period.start), isoOf(period.end)]).toEqual([start, end]);
});

test('dates that nothing joins are no period', () => {
  const text = '2023年4月13日,巡察组进驻。6月2日离开';
  expect(periodsIn(text, datesIn(text))).toEqual([]);
});

test.each([
  ['2024年6月', '2024-06-30'],
  ['2024年2月底前', '2024-02-29'],
  ['2024年底', '2024-12-31'],
  ['2024年年底', '2024-12-31'],
  ['2024年12月末', '2024-12-31'],
  ['2024年', '2024-12-31'],
  ['2024年内', '2024-12-31'],
  ['2024年上半年', '2024-06-30'],
  ['2024年第三季度', '2024-09-30'],
  ['2024年三季度', '2024-09-30'],
  ['2024年6月上旬', '2024-06-10'],
  ['2024年6月中旬', '2024-06-20'],
  ['2024年9月30日前', '2024-09-30'],
  ['2024年2月30日', null],
  ['2024年初', null],
  ['2024年3月初', '2024-03-10'],
  ['2024年内部审计', '2024-12-31'],
  ['6月底', '2025-06-30'],
])('%s leaves time until %s', (text, day) => {
  const [date] = datesIn(text);
  expect(date && lastDay(date, 2025)).toBe(day);
});

test('the words of a date hold its part of the year', () => {
  expect(datesIn('于2024年年底前完成').map(({ range }) => range)).toEqual([{ from: 1, to: 8 }]);
});

test('a date without a year follows another', () => {
  const [end, feedback, later] = datesIn('2023年12月8日;12月27日;1月5日');
  expect(end && feedback && isoOf(yearFrom(feedback, end))).toBe('2023-12-27');
  expect(end && later && isoOf(yearFrom(later, end))).toBe('2024-01-05');
});
