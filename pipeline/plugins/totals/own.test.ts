import { expect, test } from 'vitest';
import { Lexicon } from '../../language/lexicon.ts';
import { loadRules } from '../../rules/rules.ts';
import { fold } from '../../source/fold.ts';
import { type Annotations, type InspectionField, type Noted, noAnnotations } from '../../tree/annotations.ts';
import type { Kind } from '../../tree/codes.ts';
import { TotalsMemory } from './memory.ts';
import { Own } from './own.ts';
import { SentenceReader } from './sentence.ts';
import { type TotalsWord, tokensOf } from './tokens.ts';

const lexicon = new Lexicon<TotalsWord>(loadRules().totals);
const TITLE = '某县审计局党组关于十四届县委第六轮巡察整改情况的通报。';

/** What a sentence declares in a document with that title, kind and inspection, as `metric=value`. */
function read(sentence: string, said: Partial<Record<InspectionField, string>> = {}, kind: Kind = 'rectification') {
  const text = fold(TITLE + sentence);
  const note = (value: string): Noted => ({ range: { from: 0, to: 0 }, value, rule: 'test' });
  const none = noAnnotations();
  const inspection: Annotations['inspection'] = {
    ...none.inspection,
    round: { range: { from: text.indexOf('十四届'), to: text.indexOf('巡察') }, value: null, rule: 'test' },
  };
  for (const [field, value] of Object.entries(said)) inspection[field as InspectionField] = note(value);
  const found = { ...none, kind, inspection, document: { ...none.document, title: note(TITLE) } };
  const memory = new TotalsMemory();
  const own = new Own(found, text);
  const range = { from: TITLE.length, to: text.length };
  for (const tokens of tokensOf(text, range, lexicon)) new SentenceReader(text, tokens, range.from, memory, own).read();
  return memory.result().map(({ metric, value }) => `${metric}=${value}`);
}

test.each([
  ['十四届县委第六轮巡察反馈问题31个,已完成整改29个', ['problems=31', 'completed=29']],
  ['第六轮巡察反馈问题31个', ['problems=31']],
  ['十四届县委第五轮巡察反馈问题31个,已完成整改29个', []],
  ['十三届县委第六轮巡察反馈问题31个,已完成整改29个', []],
  ['本届县委第五轮巡察反馈问题31个,本轮反馈问题12个', ['problems=12']],
])('rounds: %s', (sentence, expected) => expect(read(sentence)).toEqual(expected));

test.each([
  ['2018年县委巡察反馈问题31个,已完成整改29个', []],
  ['2021年县委巡察反馈问题31个,已完成整改29个', ['problems=31', 'completed=29']],
])('years: %s', (sentence, expected) => expect(read(sentence, { startedOn: '2021-03-01' })).toEqual(expected));

test('works: another one than the title names', () => {
  expect(read('预算执行审计查出的93个问题,已整改85个,整改率91.4%')).toEqual([]);
  expect(read('县国资委监督检查指出的19个问题不在此列')).toEqual([]);
  expect(read('巡察反馈的12个问题,已整改10个')).toEqual(['problems=12', 'completed=10']);
});

test('regions: the figures of all where one body was inspected', () => {
  const rate = '全县反馈问题整改率为91.7%';
  expect(read(rate, { inspectee: '县档案局党组' })).toEqual([]);
  expect(read(rate, { inspectee: '我县' })).toEqual(['completion-rate=0.917']);
  expect(read(rate)).toEqual(['completion-rate=0.917']);
});

test('plans: what is to be done is no figure', () => {
  const aim = '对反馈的12个问题,2025年3月底前整改完成率达到90%以上';
  expect(read(aim, {}, 'plan')).toEqual(['problems=12']);
  expect(read('反馈的12个问题,目前已完成整改3个', {}, 'plan')).toEqual(['problems=12', 'completed=3']);
});
