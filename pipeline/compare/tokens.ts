import type { Range } from '../tree/reading.ts';
import type { Lexicon } from './lexicon.ts';
import type { Segment } from './segmenter.ts';
import type { Named } from './thesaurus.ts';

/** A word of a text. */
export interface Token {
  readonly word: string;
  readonly range: Range;
  /** What it weighs by its part of speech, its rarity at large and the stock phrases it stands in. */
  readonly weight: number;
  /** The first part of a word of the segmenter. */
  readonly isFirst: boolean;
  /** It names a place, a body or people. */
  readonly isBody: boolean;
  /** What it is called in the thesaurus, alone or with its neighbours. */
  readonly named: Named | null;
}

/**
 * The words of folded text, long ones in their parts, with the words of the thesaurus in them. One counts where it begins and ends with
 * a word: 人事务 is none in 个人事务.
 */
export function tokensOf(folded: string, segment: Segment, lexicon: Lexicon): Token[] {
  const tokens = cutOf(folded, segment, lexicon);
  const named = lexicon.thesaurus.named(folded);
  if (named.length === 0) return tokens;
  const begins = new Map(tokens.map(({ range }, number) => [range.from, number]));
  const ends = new Map(tokens.map(({ range }, number) => [range.to, number]));
  for (const each of named) {
    const [from, to] = [begins.get(each.range.from), ends.get(each.range.to)];
    if (from === undefined || to === undefined) continue;
    for (const [at, token] of tokens.slice(from, to + 1).entries())
      tokens[from + at] = { ...token, named: each, isBody: token.isBody || each.of === 'body' };
  }
  return tokens;
}

function cutOf(folded: string, segment: Segment, lexicon: Lexicon): Token[] {
  const stock = lexicon.weights(folded);
  const tokens: Token[] = [];
  let offset = 0;
  for (const { tag, parts } of segment(folded))
    for (const [at, { text, rarity }] of parts.entries()) {
      const range = { from: offset, to: offset + text.length };
      offset = range.to;
      const weight = weightOf(text, tag) * rarity * mean(stock, range);
      tokens.push({
        word: text,
        range,
        weight,
        isFirst: at === 0,
        isBody: /^n[rst]/.test(tag) || lexicon.isBody(text),
        named: null,
      });
    }
  return tokens;
}

/** What a word weighs by its part of speech. Figures and times are compared apart; particles, adverbs, pronouns say nothing. */
function weightOf(text: string, tag: string): number {
  if (!/\p{L}/u.test(text) || /^[〇零一二两三四五六七八九十百千万亿]+$/.test(text)) return 0;
  if (/^(?:n|j|l|eng|vn|an|s|b)/.test(tag)) return 1;
  if (/^(?:v|x)/.test(tag)) return 0.7;
  // Idioms tell how something is, not what: 青黄不接.
  if (/^(?:a|z|i)/.test(tag)) return 0.5;
  return 0;
}

function mean(values: Float32Array, { from, to }: Range): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] ?? 1;
  return to === from ? 1 : sum / (to - from);
}
