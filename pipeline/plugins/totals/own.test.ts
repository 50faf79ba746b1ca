import { expect, test } from 'vitest';
import { setPhrasesOf } from '../../language/numerals.ts';
import { Matcher } from '../../rules/matcher.ts';
import { loadRules } from '../../rules/rules.ts';
import { fold } from '../../source/fold.ts';
import { type Annotations, type InspectionField, type Noted, noAnnotations } from '../../tree/annotations.ts';
import type { Kind } from '../../tree/codes.ts';
import { TotalsMemory } from './memory.ts';
import { Own } from './own.ts';
import { SentenceReader } from './sentence.ts';
import { type TotalsWord, tokensOf } from './tokens.ts';

const rules = loadRules();
const lexicon = new Matcher<TotalsWord>(rules.totals);
const phrases = setPhrasesOf(rules.phrases);
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
  for (const tokens of tokensOf(text, range, lexicon, phrases))
    new SentenceReader(text, tokens, range.from, memory, own).read();
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

/** Sentences of a second reading of how other offices write. */
test.each([
  [
    '针对反馈的5个方面16类43个问题,制定整改措施102条,其中立行立改28条,目前已完成整改39个,整改率90.7%',
    ['areas=5', 'categories=16', 'problems=43', 'measures=102', 'completed=39', 'completion-rate=0.907'],
  ],
  ['截至目前,43个问题均已整改完成,整改完成率达100%', ['problems=43', 'completed=43', 'completion-rate=1']],
  ['2022年以来历次审计反馈的35个问题已整改33个', []],
  ['巡察组移交的信访件9件已全部办结,移交问题线索2条', ['clues-transferred=2']],
  [
    '整改以来,共修订完善制度7项、新建制度5项,清退资金3.2万元、追缴资金1.8万元,约谈提醒6人,给予党纪处分1人',
    [
      'regulations-revised=7',
      'regulations-created=5',
      'money-refunded=32000',
      'money-recovered=18000',
      'people-interviewed=6',
      'people-disciplined=1',
    ],
  ],
  ['县委书记认领问题5个、县长认领问题4个', []],
  [
    '反馈的27个问题,已完成26个,未完成1个,已完成率96.3%',
    ['problems=27', 'completed=26', 'not-completed=1', 'completion-rate=0.963'],
  ],
  ['反馈的27个问题,整改完成24个,取得阶段性进展3个', ['problems=27', 'completed=24', 'phased=3']],
  ['主题教育检视问题18个已整改15个', []],
  ['四大类33个问题已销号32个,剩余1个正在推进', ['categories=4', 'problems=33', 'completed=32', 'in-progress=1']],
])('%s', (sentence, expected) => expect(read(sentence)).toEqual(expected));
