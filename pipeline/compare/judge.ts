import type { Lexicon, Mode } from './lexicon.ts';
import { type Likeness, likenessOf, likenessOfTexts, sharedWords } from './likeness.ts';
import { sharedMeanings } from './meanings.ts';
import { hasOtherThings } from './objects.ts';
import type { Weighted, WeightedProfile } from './rarity.ts';

/** Why two problems were paired, or why no more than `unsure`: `weight` adds to the evidence, or takes from it. */
export interface Reason {
  readonly kind:
    | 'same-text'
    | 'word'
    | 'characters'
    | 'figure'
    | 'topic'
    | 'area'
    | 'category'
    | 'order'
    | 'years'
    | 'chain';
  /** What both have: the word, the figure, the topic's code, the share of characters … in the words of the documents. */
  readonly text: string;
  readonly weight: number;
}

/** A pair of problems, by their places in the two lists, with its score (0 to 1) and what speaks for it. */
export interface Judgement {
  readonly left: number;
  readonly right: number;
  readonly score: number;
  readonly likeness: Likeness;
  /** How far the surroundings (area, category, topics) change the score, -1 to 1; 0 where they say nothing. */
  readonly context: number;
  readonly figures: readonly string[];
  /** Years that differ over a finding that is made every year. */
  readonly otherYear: boolean;
  /** How well it stands in the order of its neighbours, 0 to 1. */
  readonly order: number;
}

/** How far the surroundings can raise or lower a score. */
const CONTEXT: Readonly<Record<Mode, number>> = { coverage: 0.15, rounds: 0.2, groups: 0.04 };
/** What a topic in common adds that no other problem has. */
const TOPIC: Readonly<Record<Mode, number>> = { coverage: 0.06, rounds: 0.05, groups: 0 };
/** What one figure in common adds, and how many count. */
const FIGURE = 0.06;
const FIGURES = 2;

/** What is left of a score where each has things of its own that the thesaurus knows, and none in common: an answer may name another side of the problem. */
const OTHER_THINGS: Readonly<Record<Mode, number>> = { coverage: 0.8, rounds: 0.65, groups: 0.65 };

/** Judges a pair by its words, characters, figures and surroundings. */
export function judge(
  [left, right]: readonly [number, number],
  [a, b]: readonly [WeightedProfile, WeightedProfile],
  mode: Mode,
  lexicon: Lexicon,
): Judgement {
  const likeness = likenessOf(a, b);
  const context = contextOf(a, b);
  const figures = figuresOf(likeness);
  const otherYear = isOtherYear(a, b, lexicon);
  const raised =
    likeness.score *
      (hasOtherThings(likeness.left.features, likeness.right.features) ? OTHER_THINGS[mode] : 1) *
      (1 + CONTEXT[mode] * context) +
    FIGURE * Math.min(FIGURES, figures.length) * Math.sqrt(likeness.score) +
    TOPIC[mode] * topicEvidence(a, b) ** 2 * Math.min(1, likeness.score / 0.1);
  const most = otherYear ? lexicon.threshold(mode, 'likely') - 0.001 : 1;
  return { left, right, score: Math.min(most, raised), likeness, context, figures, otherYear, order: 0 };
}

/** Agreement of areas, categories and topics, each where both sides have it: -1 (all differ) to 1 (all the same). */
function contextOf(a: WeightedProfile, b: WeightedProfile): number {
  const votes: number[] = [];
  for (const [left, right] of [
    [a.area, b.area],
    [a.category, b.category],
  ] as const)
    if (left && right) votes.push(2 * Math.min(1, 1.3 * likenessOfTexts(left, right)) - 1);
  if (a.topics.size > 0 && b.topics.size > 0) votes.push(sharedTopics(a, b).length > 0 ? 1 : -1);
  return votes.length === 0 ? 0 : votes.reduce((sum, vote) => sum + vote, 0) / votes.length;
}

const sharedTopics = (a: WeightedProfile, b: WeightedProfile): string[] =>
  [...a.topics.keys()].filter((topic) => b.topics.has(topic));

/** How telling the topics are that both have: 1 where no other problem has one of them. */
function topicEvidence(a: WeightedProfile, b: WeightedProfile): number {
  return sharedTopics(a, b).reduce((most, topic) => Math.max(most, a.topics.get(topic) ?? 0), 0);
}

/** Figures both texts have; small whole numbers meet by chance. */
function figuresOf({ left, right }: Likeness): string[] {
  return [...left.features.marks].filter(
    (mark) => right.features.marks.has(mark) && !/^\d\p{Script=Han}?$/u.test(mark),
  );
}

/** Both name years, none in common, and all words they share are of routine findings: the same check of another year. */
function isOtherYear(a: WeightedProfile, b: WeightedProfile, lexicon: Lexicon): boolean {
  const [left, right] = [yearsOf(a), yearsOf(b)];
  if (left.size === 0 || right.size === 0 || [...left].some((year) => right.has(year))) return false;
  return !sharedWords(a.statement.words, b.statement.words).some(
    ({ word, weight }) => weight >= OBJECT && !lexicon.isRoutine(word),
  );
}

/** A word of this weight is an object of its own. */
const OBJECT = 0.35;

const yearsOf = ({ statement, whole }: WeightedProfile): ReadonlySet<string> =>
  statement.features.years.size > 0 ? statement.features.years : whole.features.years;

/** The reasons of a judgement, words heaviest first, then words that mean the same; weights as they enter the score, rounded. */
export function reasonsOf(judgement: Judgement, a: WeightedProfile, b: WeightedProfile): Reason[] {
  const { likeness, figures, context, otherYear, order } = judgement;
  const reasons: Reason[] = [];
  const { left, right } = likeness;
  if (left.features.bare === right.features.bare)
    reasons.push({ kind: 'same-text', text: left.features.bare, weight: 1 });
  for (const { word, weight } of sharedWords(left.words, right.words).slice(0, WORDS))
    reasons.push({ kind: 'word', text: word, weight: rounded(weight) });
  for (const { left: one, right: other, share } of sharedMeanings(left, right))
    reasons.push({ kind: 'word', text: `${one.text}≈${other.text}`, weight: rounded(share) });
  const runs = sharedRuns(left, right);
  if (runs.length > 0) reasons.push({ kind: 'characters', text: runs.join('、'), weight: rounded(likeness.score) });
  for (const figure of figures) reasons.push({ kind: 'figure', text: figure, weight: FIGURE });
  for (const topic of sharedTopics(a, b))
    reasons.push({ kind: 'topic', text: topic, weight: rounded(Math.max(0, context)) });
  for (const kind of ['area', 'category'] as const) {
    const [one, other] = [a[kind], b[kind]];
    if (one && other && likenessOfTexts(one, other) >= AGREES)
      reasons.push({ kind, text: one.features.bare, weight: rounded(likenessOfTexts(one, other)) });
  }
  if (likeness.byCategory)
    reasons.push({
      kind: 'category',
      text: (a.statement === left ? right : left).features.bare,
      weight: rounded(likeness.score),
    });
  if (order > 0) reasons.push({ kind: 'order', text: '前后问题都对得上', weight: rounded(ORDER * order) });
  if (otherYear)
    reasons.push({ kind: 'years', text: `${[...yearsOf(a)].join('、')} / ${[...yearsOf(b)].join('、')}`, weight: -1 });
  return reasons;
}

const WORDS = 8;
const AGREES = 0.5;
/** What standing right between the same neighbours adds. */
export const ORDER = 0.12;

/**
 * Runs of characters both have that make no word in common – an abbreviation, another cut of the words – and single ones that stand in
 * none of these. Where nothing else is in common, the heaviest characters, however light.
 */
function sharedRuns(left: Weighted, right: Weighted): string[] {
  const words = sharedWords(left.words, right.words).map(({ word }) => word);
  const runs: string[] = [];
  for (const { word: pair, weight } of sharedWords(left.pairs, right.pairs).slice(0, WORDS))
    if (weight >= OBJECT && !words.some((word) => word.includes(pair))) runs.push(pair);
  const said = [...words, ...runs.slice(0, RUNS)];
  const letters = sharedWords(left.chars, right.chars).filter(({ word }) => !said.some((each) => each.includes(word)));
  const heavy = letters.filter(({ weight }) => weight >= LETTER);
  const shown = heavy.length > 0 || said.length > 0 ? heavy : letters;
  return [...runs.slice(0, RUNS), ...shown.slice(0, RUNS).map(({ word }) => word)];
}

/** So many runs, and single characters, are told; a single one from this weight on. */
const RUNS = 4;
const LETTER = 0.3;

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
