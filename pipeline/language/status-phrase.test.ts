import { describe, expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { fold } from '../source/fold.ts';
import { StatusReader } from './status-phrase.ts';

const reader = new StatusReader(loadRules());
const read = (words: string) => {
  const text = fold(words);
  const phrase = reader.whole(text, { from: 0, to: text.length });
  return phrase && `${phrase.state}${phrase.longTerm ? ' + long-term' : ''}`;
};

describe('phrases of progress', () => {
  test.each([
    ['整改完成。', 'completed'],
    ['整改完成,长期坚持。', 'completed + long-term'],
    ['已完成整改并长期坚持。', 'completed + long-term'],
    ['已完成整改长期坚持', 'completed + long-term'],
    ['该问题已整改完成。', 'completed'],
    ['該問題已全部整改到位。', 'completed'],
    ['己全部整改到位', 'completed'],
    ['已销号', 'completed'],
    ['已办结。', 'completed'],
    ['立行立改,已完成', 'completed'],
    ['已完成整改并持续推进', 'completed'],
    ['基本完成', 'basically-completed'],
    ['已基本整改到位', 'basically-completed'],
    ['阶段性完成', 'phased'],
    ['取得阶段性成效并持续推进', 'phased'],
    ['基本完成取得阶段性成果并持续整改', 'phased'],
    ['部分整改', 'phased'],
    ['除2户外,其余均已完成整改', 'phased'],
    ['正在整改中。', 'in-progress'],
    ['持续整改', 'in-progress'],
    ['推进中', 'in-progress'],
    ['达到序时进度', 'in-progress'],
    ['未达序时进度', 'in-progress'],
    ['申请延期整改', 'in-progress'],
    ['长期坚持', 'in-progress + long-term'],
    ['常态化推进', 'in-progress + long-term'],
    ['暂未完成', 'not-completed'],
    ['因客观原因暂未完成', 'not-completed'],
    ['尚未整改', 'not-completed'],
    ['未完成,预计2024年12月底前完成', 'not-completed'],
  ])('%s is %s', (words, state) => expect(read(words)).toBe(state));

  test.each([
    '已完成项目初步规划。',
    '多支付的费用已全部追缴存回单位账户。',
    '整改一个销号一个,没整改到位绝不销号。',
    '坚持立行立改,长期坚持抓好落实',
    '力争年底前完成整改。',
    '相关制度已整改到位并印发各校',
    '确保所有问题整改到位。',
    '整改',
  ])('%s is no state', (words) => expect(read(words)).toBeNull());
});

test.each([
  ['已整改,市财政局已将非税收入缴入国库。', 'completed'],
  ['部分整改,市自然资源局已催缴7.7亿元,其余正在催缴。', 'phased'],
  ['正在整改,市财政局正在清理。', 'in-progress'],
  ['已整改,但仍有2户未退。', null],
  ['已整改,公务接待费超标部分已全部清退。', 'completed'],
  ['已整改,其中2户待审批。', null],
  ['已整改,对工资待遇进行了规范。', 'completed'],
  ['立即整改,组织专人清理。', null],
  ['已整改3户,清退2万元。', null],
])('an answer that opens with %s', (text, state) =>
  expect(reader.declared(text, { from: 0, to: text.length })?.state ?? null).toBe(state),
);
