import type { Problem } from '../ledger/schema.ts';
import { fold } from '../source/fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Segment } from './segmenter.ts';

/** What a text says, as features with what each weighs before its rarity: words (after synonyms) and pairs of neighbouring characters. */
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
}

export type Sequence = readonly { readonly word: string; readonly weight: number }[];

/** What a problem is compared by. */
export interface Profile {
  readonly statement: Features;
  /** Clauses of a statement of several, those that say little left out. */
  readonly clauses: readonly Features[];
  /** Clauses of the details: what a problem consists of, each perhaps answered on its own. */
  readonly findings: readonly Features[];
  /** The statement with its details. */
  readonly whole: Features;
  readonly category: Features | null;
  readonly area: Features | null;
  readonly topics: readonly string[];
}

/** Makes profiles; texts that come again (areas, categories) are read once. */
export function profilerOf(segment: Segment, lexicon: Lexicon): (problem: Problem) => Profile {
  const known = new Map<string, Features>();
  const remembered = (text: string): Features => {
    const features = known.get(text) ?? featuresOf(text, segment, lexicon);
    known.set(text, features);
    return features;
  };
  return ({ statement, details, category, area, topics }) => {
    const own = featuresOf(statement, segment, lexicon);
    return {
      statement: own,
      clauses: clausesOf(statement, segment, lexicon),
      findings: details === null ? [] : findingsOf(details, segment, lexicon),
      whole: details === null ? own : featuresOf(`${statement}。${details}`, segment, lexicon),
      category: category === null ? null : remembered(category),
      area: area === null ? null : remembered(area),
      topics,
    };
  };
}

/** The features of a text. */
export function featuresOf(text: string, segment: Segment, lexicon: Lexicon): Features {
  const folded = fold(text).replaceAll(/\s+/g, '');
  const stock = lexicon.weights(folded);
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const chars = new Map<string, number>();
  const sequence: { word: string; weight: number }[] = [];
  let offset = 0;
  let before: { char: string; weight: number } | null = null;
  for (const { text: whole, tag, parts } of segment(folded)) {
    const canonical = lexicon.canonical(whole);
    const rarest = parts.reduce((most, { rarity }) => Math.max(most, rarity), 0);
    for (const [at, { text: part, rarity }] of (canonical === null
      ? parts
      : [{ text: whole, rarity: rarest }]
    ).entries()) {
      const word = canonical ?? lexicon.canonical(part) ?? part;
      const weight = weightOf(part, tag) * rarity * mean(stock, offset, part.length);
      offset += part.length;
      if (weight > 0 && word.length > 1) raise(words, word, weight);
      if (CONTENT.test(word)) sequence.push({ word, weight });
      if (at === 0 && !CONTENT.test(word)) before = null;
      for (const char of word) {
        if (!CONTENT.test(char)) continue;
        if (weight > 0) raise(chars, char, weight * Math.min(1, 2 / word.length));
        if (before) raise(pairs, before.char + char, (before.weight + weight) / 2);
        before = { char, weight };
      }
    }
  }
  return {
    words,
    pairs,
    chars,
    sequence,
    letters: sequence.flatMap(({ word, weight }) => Array.from(word, (letter) => ({ word: letter, weight }))),
    marks: marksOf(folded),
    years: yearsOf(folded),
    bare: folded.replaceAll(NOT_CONTENT, ''),
  };
}

/** The clauses of a statement, where it has several; a short one (验收流于形式) is no evidence alone. */
function clausesOf(statement: string, segment: Segment, lexicon: Lexicon): Features[] {
  const parts = fold(statement).split(/[,;。]/);
  if (parts.length < 2) return [];
  return parts
    .map((part) => featuresOf(part, segment, lexicon))
    .filter(({ words }) => [...words.values()].reduce((sum, weight) => sum + weight, 0) >= ENOUGH);
}

/** The findings that details tell one by one. */
function findingsOf(details: string, segment: Segment, lexicon: Lexicon): Features[] {
  return fold(details)
    .split(/[,;。:]|[一二三四五六七八九]是/)
    .map((part) => featuresOf(part, segment, lexicon))
    .filter(({ words }) => [...words.values()].reduce((sum, weight) => sum + weight, 0) >= ENOUGH);
}

/** A clause must weigh as much as a telling word and more. */
const ENOUGH = 1.2;

const CONTENT = /[\p{L}\p{N}]/u;
const NOT_CONTENT = /[^\p{L}\p{N}]+/gu;

/** What a word weighs by its part of speech. Figures and times are compared apart; particles, adverbs, pronouns say nothing. */
function weightOf(text: string, tag: string): number {
  if (!/\p{L}/u.test(text) || /^[〇零一二两三四五六七八九十百千万亿]+$/.test(text)) return 0;
  if (/^(?:n|j|l|eng|vn|an|s|b)/.test(tag)) return 1;
  if (/^(?:v|x)/.test(tag)) return 0.7;
  // Idioms tell how something is, not what: 青黄不接.
  if (/^(?:a|z|i)/.test(tag)) return 0.5;
  return 0;
}

function raise(weights: Map<string, number>, key: string, weight: number): void {
  if (weight > (weights.get(key) ?? 0)) weights.set(key, weight);
}

function mean(values: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += values[i] ?? 1;
  return length === 0 ? 1 : sum / length;
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
