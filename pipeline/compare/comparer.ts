import type { Ledger, Problem } from '../ledger/schema.ts';
import type { Rules } from '../rules/rules.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { type Profile, profilerOf } from './profile.ts';
import { openSegmenter, type Segment } from './segmenter.ts';

/** What every comparison needs: words, their weights, and the rules it names in its result. */
export interface Comparer {
  readonly rules: Rules;
  readonly lexicon: Lexicon;
  readonly segment: Segment;
  readonly profile: (problem: Problem) => Profile;
}

/** Opens the comparison: loads the segmenter (about a second, 250 MB) and reads the pack `compare`. */
export async function openComparer(rules: Rules): Promise<Comparer> {
  const lexicon = lexiconOf(rules);
  const segment = await openSegmenter(rules);
  return { rules, lexicon, segment, profile: profilerOf(segment, lexicon) };
}

/**
 * Two ledgers in an order that does not depend on which is left: so the same pairs come out whichever is given first.
 * `swapped` tells whether the second comes first.
 */
export function inStableOrder(a: Ledger, b: Ledger): { first: Ledger; second: Ledger; swapped: boolean } {
  return a.document.id <= b.document.id
    ? { first: a, second: b, swapped: false }
    : { first: b, second: a, swapped: true };
}
