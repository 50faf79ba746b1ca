import { describe, expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { fold } from '../source/fold.ts';
import { openComparer } from './comparer.ts';
import { featuresOf } from './features.ts';
import { likenessOfTexts } from './likeness.ts';
import { weigh } from './rarity.ts';
import { ledgerWith } from './testing.ts';
import { tokensOf } from './tokens.ts';

const rules = loadRules();
const { segment, lexicon, profile } = await openComparer(rules);
const namesIn = (text: string) => [...featuresOf(text, segment, lexicon).meanings.keys()];

/** How alike two statements are among others of all kinds. */
function likeness(left: string, right: string): number {
  const others = ['食堂食材采购价格偏高', '党员教育管理不严格', '项目建设进度滞后', '理论学习不深入'];
  const [[a] = [], [b] = []] = weigh(
    [left, right].map((statement) => ledgerWith([statement, ...others]).problems.map(profile)),
  );
  if (!a || !b) throw new Error('a statement each');
  return likenessOfTexts(a.statement, b.statement);
}

/** The words of a pattern; what it says in groups of its own is left out. */
const wordsOf = (match: string): string[] =>
  match
    .replaceAll(/^\(\?:|\)$/gu, '')
    .replaceAll(/\([^()]*\)/gu, '…')
    .split('|');

describe('words of the thesaurus', () => {
  const naming = rules.thesaurus.flatMap(({ id, gives, examples }) =>
    gives.reads === 'opposed' ? [] : examples.map(({ text }) => ({ id, text, as: gives.as })),
  );
  test.each(naming)('$id reads $text as words', ({ text, as }) => expect(namesIn(text)).toContain(as));

  test.each(rules.thesaurus.map(({ id, match }) => ({ id, words: wordsOf(match) })))(
    '$id: a word stands before those it begins with',
    ({ words }) => {
      for (const [number, word] of words.entries())
        expect(words.slice(0, number).filter((each) => word !== each && word.startsWith(each))).toEqual([]);
    },
  );

  test('what goes by one name is of one kind', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { gives } of rules.thesaurus)
      if (gives.reads !== 'opposed') kinds.set(gives.as, (kinds.get(gives.as) ?? new Set()).add(gives.of));
    expect([...kinds].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  test('none begins or ends within a word', () => {
    const named = (text: string) => tokensOf(fold(text), segment, lexicon).flatMap(({ named }) => named?.as ?? []);
    expect(named('敬老院里人员少')).toEqual(['养老机构']);
    expect(named('工作会议费时费力')).not.toContain('会议培训');
  });
});

describe('what is said in other words', () => {
  test.each([
    ['日间照料中心利用率不高', '幸福院建而不用'],
    ['后进村党组织转化慢', '软弱涣散党组织整顿不力'],
    ['选人用人纪实材料不完整', '干部选拔任用档案缺失'],
    ['土地撂荒', '弃耕现象突出'],
  ])('%s and %s are alike', (left, right) => expect(likeness(left, right)).toBeGreaterThan(0.2));

  test('other words of one thing count for less than the same', () => {
    const near = likeness('养老院消防器材过期', '养老院灭火器过期');
    expect(near).toBeGreaterThan(0.3);
    expect(near).toBeLessThan(likeness('养老院灭火器过期', '养老院的灭火器都过期'));
  });
});

describe('what speaks against a pair', () => {
  test.each([
    ['opposed ends', '县级债务负担重', '村级债务负担偏重', '县级债务负担沉重'],
    ['things of their own', '卫生院消防通道堵塞', '卫生院药品过期', '卫生院疏散通道不畅'],
    ['a place only', '柳溪镇卫生院绩效分配不合理', '柳溪镇卫生院围墙倒塌', '卫生院绩效分配方案不公'],
  ])('%s', (_, statement, other, same) =>
    expect(likeness(statement, other)).toBeLessThan(0.5 * likeness(statement, same)),
  );
});
