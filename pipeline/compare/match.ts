import { assign } from './assign.ts';
import { candidatesOf } from './candidates.ts';
import { type Judgement, judge, ORDER } from './judge.ts';
import type { Lexicon, Mode, Verdict } from './lexicon.ts';
import { sharedWeight } from './likeness.ts';
import type { Weighted, WeightedProfile } from './rarity.ts';

/** A pair that was chosen. `part`: it joined a pair that stood already – one problem became several, or several one. */
export interface Match extends Judgement {
  readonly verdict: Verdict;
  readonly part: boolean;
}

/** How a side of a problem takes part in the comparison. */
export interface MatchOptions {
  readonly mode: Mode;
  readonly lexicon: Lexicon;
}

/**
 * Matches two lists of problems: candidates by an inverted index, each judged, the best choice of pairs as a whole, then the parts of
 * problems that were split or merged. Pairs come in the order of the lefts.
 */
export function matchProblems(
  lefts: readonly WeightedProfile[],
  rights: readonly WeightedProfile[],
  { mode, lexicon }: MatchOptions,
): Match[] {
  const least = lexicon.threshold(mode, 'unsure');
  const judged = judgedPairs(lefts, rights, mode, lexicon);
  let chosen = choose(lefts.length, rights.length, judged, least);
  let pairs = judged;
  if (mode === 'coverage') {
    pairs = withOrder(judged, chosen, lexicon.threshold(mode, 'same'));
    chosen = choose(lefts.length, rights.length, pairs, least);
  }
  const whole = chosen.map((judgement) => ({ ...judgement, part: false }));
  const parts = partsOf(lefts, rights, pairs, chosen, lexicon.threshold(mode, 'likely'));
  return [...whole, ...parts]
    .flatMap((match) => {
      const verdict = lexicon.verdict(mode, match.score);
      return verdict ? [{ ...match, verdict }] : [];
    })
    .sort((a, b) => a.left - b.left || a.right - b.right);
}

function judgedPairs(
  lefts: readonly WeightedProfile[],
  rights: readonly WeightedProfile[],
  mode: Mode,
  lexicon: Lexicon,
): Judgement[] {
  return candidatesOf(lefts, rights).flatMap((candidates, left) =>
    candidates.flatMap((right) => {
      const [a, b] = [lefts[left], rights[right]];
      if (!a || !b) return [];
      const judgement = judge([left, right], [a, b], mode, lexicon);
      return judgement.score > FLOOR ? [judgement] : [];
    }),
  );
}

/** Below this nothing is worth keeping. */
const FLOOR = 0.15;

/** The best choice as a whole. Squares prefer one sure pair to two doubtful ones; what stands in its place wins a tie. */
function choose(lefts: number, rights: number, judged: readonly Judgement[], least: number): Judgement[] {
  const possible = new Map<string, Judgement>();
  const edges = [];
  for (const judgement of judged) {
    if (judgement.score < least) continue;
    const { left, right, score } = judgement;
    possible.set(`${left} ${right}`, judgement);
    const apart = Math.abs(left / Math.max(1, lefts) - right / Math.max(1, rights));
    edges.push({
      left,
      right,
      weight: Math.max(1e-6, score ** 2 * (1 - 1e-4) + 1e-4 * (judgement.context / 2 + 0.5) * (1 - apart)),
    });
  }
  return assign(lefts, rights, edges).flatMap(({ left, right }) => possible.get(`${left} ${right}`) ?? []);
}

/** Raises pairs that stand between the same sure neighbours on both sides: an answer keeps the order of the feedback. */
function withOrder(judged: readonly Judgement[], chosen: readonly Judgement[], sure: number): Judgement[] {
  const anchors = chosen.filter(({ score }) => score >= sure);
  const taken = new Set(anchors.map(({ left, right }) => `${left} ${right}`));
  return judged.map((judgement) => {
    const { left, right } = judgement;
    if (taken.has(`${left} ${right}`) || judgement.otherYear) return judgement;
    const before = anchors.findLast((anchor) => anchor.left < left);
    const after = anchors.find((anchor) => anchor.left > left);
    const fits =
      (before || after) &&
      (!before || (before.right < right && right - before.right <= GAP && left - before.left <= GAP)) &&
      (!after || (after.right > right && after.right - right <= GAP && after.left - left <= GAP));
    return fits ? { ...judgement, score: Math.min(1, judgement.score + ORDER), inOrder: true } : judgement;
  });
}

/** So near to its neighbours a problem must stand. */
const GAP = 3;

/** Problems left over that are part of a pair on the other side: one was split, or several were merged. */
function partsOf(
  lefts: readonly WeightedProfile[],
  rights: readonly WeightedProfile[],
  judged: readonly Judgement[],
  chosen: readonly Judgement[],
  least: number,
): (Judgement & { part: true })[] {
  const parts: (Judgement & { part: true })[] = [];
  for (const side of ['right', 'left'] as const) {
    const other = side === 'right' ? 'left' : 'right';
    const paired = new Set(chosen.map((judgement) => judgement[side]));
    const partners = new Map(chosen.map((judgement) => [judgement[other], [judgement]]));
    const free = judged
      .filter((judgement) => !paired.has(judgement[side]) && judgement.score >= least && !judgement.otherYear)
      .sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right);
    for (const judgement of free) {
      const joined = partners.get(judgement[other]);
      if (paired.has(judgement[side]) || !joined || joined.some(({ score }) => score < least)) continue;
      if (!addsPart(judgement, joined, side, side === 'right' ? rights : lefts)) continue;
      paired.add(judgement[side]);
      joined.push(judgement);
      parts.push({ ...judgement, part: true });
    }
  }
  return parts;
}

/** Whether a problem is a part of what the other side's problem says that the partners it has do not say. */
function addsPart(
  judgement: Judgement,
  joined: readonly Judgement[],
  side: 'left' | 'right',
  list: readonly WeightedProfile[],
): boolean {
  if (judgement.likeness.byCategory) return true;
  const own = list[judgement[side]]?.statement;
  const undivided = judgement.likeness[side === 'right' ? 'left' : 'right'];
  if (!own) return false;
  const inside = sharedWeight(own.words, undivided.words);
  if (inside < INSIDE * own.words.sum) return false;
  const said = joined.flatMap((each) => list[each[side]]?.statement ?? []);
  return newWeight(own, undivided, said) >= ADDED * undivided.words.sum;
}

/** This share of a part stands in the undivided problem, and it adds this share of it. */
const INSIDE = 0.5;
const ADDED = 0.12;

function newWeight(own: Weighted, undivided: Weighted, said: readonly Weighted[]): number {
  let sum = 0;
  for (const [word, weight] of own.words.of)
    if (undivided.words.of.has(word) && !said.some(({ words }) => words.of.has(word))) sum += weight;
  return sum;
}
