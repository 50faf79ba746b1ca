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
  const first = choose(lefts.length, rights.length, judged, least);
  const ordered = mode === 'coverage' ? withOrder(judged, first, ANCHOR) : judged;
  const second = mode === 'coverage' ? choose(lefts.length, rights.length, ordered, least) : first;
  const pairs = withoutStolenParts(ordered, second, lefts, rights);
  const chosen = pairs.length === ordered.length ? second : choose(lefts.length, rights.length, pairs, least);
  const parts = partsOf(lefts, rights, pairs, chosen, lexicon.threshold(mode, 'likely'));
  const whole = chosen
    .filter((judgement) => !parts.some((part) => part.instead === judgement))
    .map((judgement) => ({ ...judgement, part: false }));
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

/** A pair of this score is taken for a neighbour that order is told by. */
const ANCHOR = 0.3;

/**
 * A problem of several findings has several answers, and one choice a problem would give them away to others. A pair is put aside where
 * one of its problems answers a finding of another problem better, which has its own answer.
 */
function withoutStolenParts(
  judged: readonly Judgement[],
  chosen: readonly Judgement[],
  lefts: readonly WeightedProfile[],
  rights: readonly WeightedProfile[],
): readonly Judgement[] {
  const own = { left: byEnd(chosen, 'left'), right: byEnd(chosen, 'right') };
  const put = new Set<Judgement>();
  for (const judgement of judged)
    for (const side of ['left', 'right'] as const) {
      const other = side === 'left' ? 'right' : 'left';
      const profile = (side === 'left' ? lefts : rights)[judgement[side]];
      if (!profile?.findings.includes(judgement.likeness[side])) continue;
      const [answer, rival] = [own[side].get(judgement[side]), own[other].get(judgement[other])];
      if (answer && rival && rival !== answer && judgement.score > rival.score) put.add(rival);
    }
  return put.size === 0 ? judged : judged.filter((judgement) => !put.has(judgement));
}

const byEnd = (chosen: readonly Judgement[], side: 'left' | 'right') =>
  new Map(chosen.map((judgement) => [judgement[side], judgement]));

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

/**
 * Raises pairs that stand between the same sure neighbours on both sides: an answer keeps the order of the feedback. The nearer the
 * neighbours, the more it says.
 */
function withOrder(judged: readonly Judgement[], chosen: readonly Judgement[], sure: number): Judgement[] {
  const anchors = chosen.filter(({ score }) => score >= sure);
  const taken = new Set(anchors.map(({ left, right }) => `${left} ${right}`));
  return judged.map((judgement) => {
    const { left, right } = judgement;
    if (taken.has(`${left} ${right}`) || judgement.otherYear) return judgement;
    const before = anchors.findLast((anchor) => anchor.left < left);
    const after = anchors.find((anchor) => anchor.left > left);
    const fits = (!before || before.right < right) && (!after || after.right > right);
    if (!fits) return judgement;
    // Order alone proves nothing: it counts in full only beside words in common.
    const words = Math.min(1, judgement.likeness.score / ENOUGH_WORDS);
    const order = (words * (nearness(before, left, right) + nearness(after, left, right))) / 2;
    return { ...judgement, score: Math.min(1, judgement.score + ORDER * order), order };
  });
}

/** A likeness that order may be added to in full. */
const ENOUGH_WORDS = 0.1;

/** How near a problem stands to a neighbour on both sides: 1 beside it, 0 from four places on, or where it is further on one side. */
function nearness(anchor: Judgement | undefined, left: number, right: number): number {
  if (!anchor) return 0;
  const [a, b] = [Math.abs(left - anchor.left), Math.abs(right - anchor.right)];
  return Math.max(0, 1 - (Math.max(a, b) - 1) / 3 - Math.abs(a - b) / 3);
}

interface Part extends Judgement {
  readonly part: true;
  /** The doubtful pair that it was chosen for. */
  readonly instead: Judgement | null;
}

/** Problems left over, or in a doubtful pair, that are part of a pair on the other side: one was split, or several were merged. */
function partsOf(
  lefts: readonly WeightedProfile[],
  rights: readonly WeightedProfile[],
  judged: readonly Judgement[],
  chosen: readonly Judgement[],
  least: number,
): Part[] {
  const parts: Part[] = [];
  for (const side of ['right', 'left'] as const) {
    const other = side === 'right' ? 'left' : 'right';
    const paired = new Set(chosen.filter(({ score }) => score >= least).map((judgement) => judgement[side]));
    const doubtful = new Map(
      chosen.filter(({ score }) => score < least).map((judgement) => [judgement[side], judgement]),
    );
    const partners = new Map(chosen.map((judgement) => [judgement[other], [judgement]]));
    const free = judged
      .filter((judgement) => !paired.has(judgement[side]) && judgement.score >= least && !judgement.otherYear)
      .sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right);
    for (const judgement of free) {
      const joined = partners.get(judgement[other]);
      if (paired.has(judgement[side]) || !joined || joined.some(({ score }) => score < least)) continue;
      if (!addsPart(judgement, joined, side, side === 'right' ? [rights, lefts] : [lefts, rights])) continue;
      paired.add(judgement[side]);
      joined.push(judgement);
      parts.push({ ...judgement, part: true, instead: doubtful.get(judgement[side]) ?? null });
    }
  }
  return parts;
}

/**
 * Whether a problem is a part of what the other side's problem says – in its statement or its details – that the partners it has do not
 * say. `own` are the problems on the side of the part, `others` those that are undivided.
 */
function addsPart(
  judgement: Judgement,
  joined: readonly Judgement[],
  side: 'left' | 'right',
  [own, others]: readonly [readonly WeightedProfile[], readonly WeightedProfile[]],
): boolean {
  if (judgement.likeness.byCategory) return true;
  const part = own[judgement[side]]?.statement;
  const undivided = others[judgement[side === 'right' ? 'left' : 'right']]?.whole;
  if (!part || !undivided) return false;
  if (sharedWeight(part.chars, undivided.chars) < INSIDE * part.chars.sum) return false;
  const said = joined.flatMap((each) => own[each[side]]?.statement ?? []);
  return newWeight(part, undivided, said) >= ADDED * part.chars.sum;
}

/** This share of a part stands in the undivided problem, and this share of it no other partner says. */
const INSIDE = 0.4;
const ADDED = 0.15;

function newWeight(part: Weighted, undivided: Weighted, said: readonly Weighted[]): number {
  let sum = 0;
  for (const [char, weight] of part.chars.of)
    if (undivided.chars.of.has(char) && !said.some(({ chars }) => chars.of.has(char))) sum += weight;
  return sum;
}
