import type { Plugin } from 'unified';
import { setPhrasesOf } from '../../language/numerals.ts';
import { Matcher } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Annotations } from '../../tree/annotations.ts';
import { oneOf } from '../../tree/chars.ts';
import { type DocumentRoot, paragraphsOf, tablesOf } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';
import { ColumnReader } from '../tables/columns.ts';
import { TotalsMemory } from './memory.ts';
import { Own } from './own.ts';
import { SentenceReader } from './sentence.ts';
import { type TotalsWord, tokensOf } from './tokens.ts';

/** A sentence that declares something holds a number and a measure word, a percentage or a sum. */
const DECLARES = /[\d二两三四五六七八九十百] ?(?:[余多个大种项条类件处点款起宗人名位万亿元%])|百分之/;
const endsSentence = oneOf('。!?\n');

/**
 * What the document itself declares: how many problems, tasks, measures, how many of them are done, the rate, what came of it.
 * Read sentence by sentence everywhere but inside problems, measures and what is still to come. Writes `totals`.
 */
export const totals: Plugin<[Rules], DocumentRoot> = (rules) => {
  const lexicon = new Matcher<TotalsWord>(rules.totals);
  const phrases = setPhrasesOf(rules.phrases);
  const columns = new ColumnReader(rules);
  return (root) => {
    const { reading, found } = root.data;
    const memory = new TotalsMemory();
    const own = new Own(found, reading.text);
    const ranges = [...paragraphsOf(root).map(({ data }) => data.range), ...sums(root, columns)].sort(
      (a, b) => a.from - b.from,
    );
    const tells = (sentence: Range) =>
      lexicon.within(reading.text, sentence).some(({ rule }) => rule.gives.told === true);
    for (const part of without(ranges, closedRanges(found, reading.text, tells)))
      for (const sentence of sentencesOf(reading.text, part))
        for (const tokens of tokensOf(reading.text, sentence, lexicon, phrases))
          new SentenceReader(reading.text, tokens, sentence.from, memory, own).read();
    found.totals = memory.result();
  };
};

/** What the last row of a table says in words beside 合计: 反馈问题8个,已完成6个. */
function sums(root: DocumentRoot, columns: ColumnReader): Range[] {
  const { text } = root.data.reading;
  return tablesOf(root).flatMap(({ children: rows }) => {
    const ranges = rows.at(-1)?.children.map(({ data }) => data.range) ?? [];
    const [head, ...cells] = ranges.filter(({ from, to }) => from < to);
    return head && columns.says(text.slice(head.from, head.to)) === 'sum' ? cells : [];
  });
}

/**
 * Where no total is read: problems, measures, titles of areas and categories, and what is planned, but for sentences that tell what was done.
 * In order, possibly overlapping.
 */
function closedRanges(found: Annotations, text: string, tells: (sentence: Range) => boolean): Range[] {
  const titles = found.outline.filter(({ role }) => role === 'area' || role === 'category').map(({ range }) => range);
  const ahead = found.outline.filter(({ role }) => role === 'next-steps' || role === 'contact');
  const ranges = [...found.problems, ...found.measures].map(({ range }) => range);
  const planned = ahead.flatMap(({ section }) => without([section], sentencesOf(text, section).filter(tells)));
  return [...ranges, ...titles, ...planned].sort((a, b) => a.from - b.from);
}

/** What is left of ordered ranges outside other ranges, both ordered by their beginnings. */
function without(ranges: readonly Range[], closed: readonly Range[]): Range[] {
  const parts: Range[] = [];
  let next = 0;
  let from = 0;
  for (const range of ranges) {
    from = Math.max(from, range.from);
    for (let hole = closed[next]; hole && hole.from < range.to; hole = closed[++next]) {
      if (hole.from > from) parts.push({ from, to: hole.from });
      from = Math.max(from, hole.to);
    }
    if (from < range.to) parts.push({ from, to: range.to });
  }
  return parts;
}

/** The sentences of a range that can declare something. */
function sentencesOf(text: string, { from, to }: Range): Range[] {
  const sentences: Range[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !endsSentence(text, at)) continue;
    if (DECLARES.test(text.slice(start, at))) sentences.push({ from: start, to: at });
    start = at + 1;
  }
  return sentences;
}
