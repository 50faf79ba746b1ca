import { candidatesOf } from './candidates.ts';
import { judge } from './judge.ts';
import type { Lexicon } from './lexicon.ts';
import type { WeightedProfile } from './rarity.ts';

/** Candidates judged for one problem; a group of more still holds together through its middle. */
const KEPT = 16;

/**
 * Groups of problems that are alike, each by its number, the most typical first: every member is alike to that one, so that no chain of
 * small steps joins what is not alike. Larger groups first; problems alone are left out.
 */
export function groupsOf(profiles: readonly WeightedProfile[], lexicon: Lexicon): number[][] {
  const neighbours: Map<number, number>[] = profiles.map(() => new Map());
  for (const [left, candidates] of candidatesOf(profiles, profiles, KEPT).entries())
    for (const right of candidates) {
      const [a, b] = [profiles[left], profiles[right]];
      if (left === right || !a || !b || neighbours[left]?.has(right)) continue;
      const { score } = judge(
        [Math.min(left, right), Math.max(left, right)],
        left < right ? [a, b] : [b, a],
        'groups',
        lexicon,
      );
      if (score < lexicon.threshold('groups', 'likely')) continue;
      neighbours[left]?.set(right, score);
      neighbours[right]?.set(left, score);
    }
  const weight = neighbours.map((of) => [...of.values()].reduce((sum, score) => sum + score, 0));
  const order = Array.from(profiles.keys()).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
  const taken = new Set<number>();
  const groups: number[][] = [];
  for (const middle of order) {
    if (taken.has(middle)) continue;
    const members = [...(neighbours[middle]?.keys() ?? [])].filter((each) => !taken.has(each)).sort((a, b) => a - b);
    if (members.length === 0) continue;
    for (const each of [middle, ...members]) taken.add(each);
    groups.push([middle, ...members]);
  }
  return groups.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}
