import { sharedMeaning, sharedMeanings } from './meanings.ts';
import { against } from './objects.ts';
import type { Weighted, WeightedProfile, Weights } from './rarity.ts';

/** How alike two problems are, and which of their texts show it. */
export interface Likeness {
  /** 0 to 1, from words and pairs of characters alone. */
  readonly score: number;
  readonly left: Weighted;
  readonly right: Weighted;
  /** The statement of one side was compared with the category of the other: one of the parts a problem was split into. */
  readonly byCategory: boolean;
}

/** The shares of the score that words and pairs of characters make (so that another segmentation does not break a match); single characters make the rest. */
const SHARE_OF_WORDS = 0.25;
const SHARE_OF_PAIRS = 0.1;
/** What is missing on the side that misses less counts this much of all that is missing: more words alone are no other object. */
const SHARE_OF_LESS = 0.8;
/** What is missing against what is shared. */
const MISSING = 1.15;
/** Evidence that halves a score: one shared word of little weight proves nothing. */
const LITTLE = 0.3;
/** A statement found in details is weaker than one found in a statement; one found in a category says nothing of the problem below it. */
const ELSEWHERE = 0.92;
const BY_CATEGORY = 0.5;
/** So alike a statement must be to a category to be taken for it. */
const NAMES = 0.6;
/** One clause of several alike: the same finding, told with others. */
const BY_CLAUSE = 0.85;
/** One of the findings that details tell: the problem's own statement says it otherwise, or another problem of the other side answers it. */
const BY_FINDING = 0.8;

/** The likeness of two problems: the best of what their statements, and their statements with details, show. */
export function likenessOf(left: WeightedProfile, right: WeightedProfile): Likeness {
  let best: Likeness = {
    score: likenessOfTexts(left.statement, right.statement),
    left: left.statement,
    right: right.statement,
    byCategory: false,
  };
  const consider = (a: Weighted | null, b: Weighted | null, factor: number, byCategory: boolean) => {
    if (!a || !b) return;
    const alike = likenessOfTexts(a, b);
    const score = factor * alike;
    if (score > best.score && (!byCategory || alike >= NAMES)) best = { score, left: a, right: b, byCategory };
  };
  const [moreLeft, moreRight] = [left.whole !== left.statement, right.whole !== right.statement];
  if (moreLeft || moreRight) consider(left.whole, right.whole, ELSEWHERE, false);
  if (moreLeft) consider(left.whole, right.statement, ELSEWHERE, false);
  if (moreRight) consider(left.statement, right.whole, ELSEWHERE, false);
  for (const a of left.clauses.length > 0 ? left.clauses : [left.statement])
    for (const b of right.clauses.length > 0 ? right.clauses : [right.statement])
      if (a !== left.statement || b !== right.statement) consider(a, b, BY_CLAUSE, false);
  for (const a of left.findings) consider(a, right.statement, BY_FINDING, false);
  for (const b of right.findings) consider(left.statement, b, BY_FINDING, false);
  consider(left.statement, right.category, BY_CATEGORY, true);
  consider(left.category, right.statement, BY_CATEGORY, true);
  return best;
}

/** The likeness of two texts, 0 to 1; 1 where they are equal but for punctuation. */
export function likenessOfTexts(left: Weighted, right: Weighted): number {
  if (left.features.bare !== '' && left.features.bare === right.features.bare) return 1;
  const shared = sharedMeanings(left, right);
  const score =
    SHARE_OF_WORDS * tversky(left.words, right.words, sharedMeaning(shared, left, right, 'words')) +
    SHARE_OF_PAIRS * tversky(left.pairs, right.pairs, 0) +
    (1 - SHARE_OF_WORDS - SHARE_OF_PAIRS) *
      tversky(left.chars, right.chars, sharedMeaning(shared, left, right, 'chars'));
  if (score < WORTHLESS) return score;
  return against(left, right) * score;
}

/** So little is no match, whatever the objects. */
const WORTHLESS = 0.02;

/** Symmetric Tversky index (Jimenez et al. 2013), lowered where little is shared at all. `meant` is shared beyond the words. */
function tversky(left: Weights, right: Weights, meant: number): number {
  const common = sharedWeight(left, right) + meant;
  if (common === 0) return 0;
  const [a, b] = [left.sum - common, right.sum - common];
  const missing = SHARE_OF_LESS * Math.min(a, b) + (1 - SHARE_OF_LESS) * Math.max(a, b);
  return (common / (common + MISSING * Math.max(0, missing))) * (common / (common + LITTLE));
}

/** The weight of what both have. */
export function sharedWeight(left: Weights, right: Weights): number {
  const [few, many] = left.of.size <= right.of.size ? [left.of, right.of] : [right.of, left.of];
  let sum = 0;
  for (const [key, weight] of few) sum += Math.min(weight, many.get(key) ?? 0);
  return sum;
}

/** The words both have, heaviest first. */
export function sharedWords(left: Weights, right: Weights): { word: string; weight: number }[] {
  const shared = [];
  for (const [word, weight] of left.of) {
    const other = right.of.get(word);
    if (other !== undefined) shared.push({ word, weight: Math.min(weight, other) });
  }
  return shared.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
}
