import type { Ledger, Problem } from '../ledger/schema.ts';
import { type Comparer, inStableOrder } from './comparer.ts';
import { type Reason, reasonsOf, rounded } from './judge.ts';
import type { Mode, Verdict } from './lexicon.ts';
import { matchProblems } from './match.ts';
import type { WeightedProfile } from './rarity.ts';

/** Problems of one ledger that take part, with their weighed profiles. */
export interface Side {
  readonly ledger: Ledger;
  readonly problems: readonly Problem[];
  readonly profiles: readonly WeightedProfile[];
}

/** A pair by the places of its problems in the two sides. */
export interface Paired {
  readonly left: number;
  readonly right: number;
  readonly verdict: Verdict;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Matches two sides; which is left changes nothing but the sides of the pairs. Pairs come in the order of the lefts. */
export function pair(left: Side, right: Side, mode: Mode, { lexicon }: Comparer): Paired[] {
  const { swapped } = inStableOrder(left.ledger, right.ledger);
  const [first, second] = swapped ? [right, left] : [left, right];
  return matchProblems(first.profiles, second.profiles, { mode, lexicon })
    .map((match) => {
      const [a, b] = [first.profiles[match.left], second.profiles[match.right]];
      return {
        left: swapped ? match.right : match.left,
        right: swapped ? match.left : match.right,
        verdict: match.verdict,
        score: rounded(match.score),
        reasons: a && b ? reasonsOf(match, a, b) : [],
      };
    })
    .sort((a, b) => a.left - b.left || a.right - b.right);
}
