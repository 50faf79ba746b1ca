import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { fold } from '../source/fold.ts';
import { isoOf } from './dates.ts';
import { forecastsOf } from './forecasts.ts';

const forecasts = forecastsOf(loadRules().progress);

test.each([
  '预计2024年12月底前完成。',
  '该问题预计2024年12月底前整改到位。',
  '因资金原因,力争2025年6月竣工。',
  '将于2024年9月交付使用。',
  '有望年内全部销号',
])('%s is a forecast', (sentence) => expect(forecasts.whole(fold(sentence))).toBe(true));

test.each([
  '已于2024年6月完成。',
  '一是计划先行。',
  '剩余地块预计2024年底前完成处置。',
  '将持续推进,预计年底完成并长期坚持,抓好巩固。',
])('%s is none', (sentence) => expect(forecasts.whole(fold(sentence))).toBe(false));

test.each([
  ['剩余地块预计2024年底前完成处置。', true],
  ['其余2处计划于2025年3月投用。', true],
  ['学校将于2025年3月完成。', false],
  ['按计划完成了全部培训任务,并组织了考核。', false],
])('%s ends in one: %s', (sentence, ends) => expect(forecasts.ends(fold(sentence))).toBe(ends));

test.each([
  ['该问题预计于2024年12月底前完成。', '2024年12月底前', '2024-12'],
  ['其余2处计划2025年3月15日前投用。', '2025年3月15日前', '2025-03-15'],
  ['计划投入资金,2025年3月完成。', null, null],
])('%s names %s', (sentence, words, iso) => {
  const text = fold(sentence);
  const found = forecasts.date(text, { from: 0, to: text.length });
  expect(found && text.slice(found.range.from, found.range.to)).toBe(words);
  expect(found && isoOf(found.date)).toBe(iso);
});
