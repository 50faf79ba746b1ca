import { fold } from '../source/fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Segment } from './segmenter.ts';
import type { Named } from './thesaurus.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a text says, as features with what each weighs before its rarity: words and pairs of neighbouring characters. */
export interface Features {
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  /** Single characters: 撂荒 and 抛荒, 审批 and 报批 have a morpheme in common. */
  readonly chars: ReadonlyMap<string, number>;
  /** Figures with their units (38.6万元 → 386000元), years left out; titles in 《》. */
  readonly marks: ReadonlySet<string>;
  /** Years named: 2019. */
  readonly years: ReadonlySet<string>;
  /** Words in their order, with what each weighs: 0 for those that say nothing. */
  readonly sequence: Sequence;
  /** The same, character by character. */
  readonly letters: Sequence;
  /** The text without white space and punctuation: equal texts are equal here. */
  readonly bare: string;
  /** What the thesaurus calls its words: 闲置 → 建而不用. */
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** Those names that are things inspected. */
  readonly things: readonly string[];
  /** Words that name a place, a body or people. */
  readonly bodies: ReadonlySet<string>;
  /** What the text speaks of on each axis of opposed words. */
  readonly poles: ReadonlyMap<string, ReadonlySet<string>>;
}

export type Sequence = readonly Pick<Token, 'word' | 'weight' | 'named'>[];

/** A name of the thesaurus in a text. */
export interface Meaning {
  /** The words that say it. */
  readonly text: string;
  readonly words: readonly string[];
  readonly chars: readonly string[];
  readonly of: Named['of'];
  /** How much of it other words of that name say, too. */
  readonly share: number;
}

/** The features of a text. */
export function featuresOf(text: string, segment: Segment, lexicon: Lexicon): Features {
  const folded = fold(text).replaceAll(/\s+/g, '');
  const tokens = tokensOf(folded, segment, lexicon);
  const words = new Map<string, number>();
  const chars = new Map<string, number>();
  for (const { word, weight } of tokens) {
    if (weight <= 0) continue;
    if (word.length > 1) raise(words, word, weight);
    for (const char of word) if (CONTENT.test(char)) raise(chars, char, weight * Math.min(1, 2 / word.length));
  }
  const meanings = meaningsOf(tokens);
  const sequence = withoutFrame(tokens.filter(({ word }) => CONTENT.test(word)));
  return {
    words,
    pairs: pairsOf(tokens),
    chars,
    sequence,
    letters: sequence.flatMap(({ word, weight, named }) =>
      Array.from(word, (letter) => ({ word: letter, weight, named })),
    ),
    marks: marksOf(folded),
    years: yearsOf(folded),
    bare: folded.replaceAll(NOT_CONTENT, ''),
    meanings,
    things: [...meanings].flatMap(([name, { of }]) => (of === 'thing' ? [name] : [])),
    bodies: new Set(tokens.flatMap(({ word, isBody }) => (isBody ? [word] : []))),
    poles: lexicon.thesaurus.poles(folded),
  };
}

/** Pairs of neighbouring characters; punctuation parts them. */
function pairsOf(tokens: readonly Token[]): Map<string, number> {
  const pairs = new Map<string, number>();
  let before: { char: string; weight: number } | null = null;
  for (const { word, weight, isFirst } of tokens) {
    if (isFirst && !CONTENT.test(word)) before = null;
    for (const char of word) {
      if (!CONTENT.test(char)) continue;
      if (before) raise(pairs, before.char + char, (before.weight + weight) / 2);
      before = { char, weight };
    }
  }
  return pairs;
}

/** 关于…的问题 frames any problem, and a report puts it around the words of the feedback. */
function withoutFrame(words: readonly Token[]): readonly Token[] {
  const from = words[0]?.word === '关于' ? 1 : 0;
  const ends = words.at(-1)?.word !== '问题' ? 0 : words.at(-2)?.word === '的' ? 2 : 1;
  return words.slice(from, words.length - ends);
}

/** The names of the thesaurus in a text; where several words have one, those that say it most exactly, at most length. */
function meaningsOf(tokens: readonly Token[]): Map<string, Meaning> {
  const parts = new Map<Named, Token[]>();
  for (const token of tokens)
    if (token.named) {
      const known = parts.get(token.named);
      if (known) known.push(token);
      else parts.set(token.named, [token]);
    }
  const meanings = new Map<string, Meaning>();
  for (const [{ as, of, share }, own] of parts) {
    const words = own.map(({ word }) => word);
    const text = words.join('');
    const known = meanings.get(as);
    if (!known || share > known.share || (share === known.share && text.length > known.text.length))
      meanings.set(as, { text, words, chars: [...new Set(text)], of, share });
  }
  return meanings;
}

const CONTENT = /[\p{L}\p{N}]/u;
const NOT_CONTENT = /[^\p{L}\p{N}]+/gu;

function raise(weights: Map<string, number>, key: string, weight: number): void {
  if (weight > (weights.get(key) ?? 0)) weights.set(key, weight);
}

function marksOf(folded: string): Set<string> {
  const marks = new Set<string>();
  for (const [, figure = '', scale = '', unit = ''] of folded.matchAll(
    /(\d{1,15}(?:\.\d{1,6})?)(万|亿)?([%\p{Script=Han}])?/gu,
  )) {
    if (unit === '年' || unit === '月' || unit === '日' || unit === '号') continue;
    const value = Number(figure) * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1);
    marks.add(`${Number(value.toPrecision(12))}${unit}`);
  }
  for (const [title] of folded.matchAll(/《[^《》]{2,60}》/g)) marks.add(title);
  return marks;
}

function yearsOf(folded: string): Set<string> {
  return new Set(Array.from(folded.matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|—|-|至)/g), ([, year = '']) => year));
}
