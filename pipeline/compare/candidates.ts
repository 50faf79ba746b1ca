import type { Weighted, WeightedProfile } from './rarity.ts';

/** Candidates kept for one problem. */
const KEPT = 24;
/** So many are all judged. */
const FEW = 60;
/** A feature that more problems than this have leads to no candidate: at least 60, and more with their number. */
const commonIn = (problems: number): number => Math.max(60, 4 * Math.sqrt(problems));

/**
 * Rights that may match each left, by an inverted index of words, names of the thesaurus and pairs of characters: those that share most weight. Features that
 * many problems share are passed over, unless a text has no others. O(features · length of the lists kept short).
 */
export function candidatesOf(
  lefts: readonly WeightedProfile[],
  rights: readonly WeightedProfile[],
  kept: number = KEPT,
): number[][] {
  // Where there are few, all are looked at.
  if (rights.length <= FEW) return lefts.map(() => [...rights.keys()]);
  const index = indexOf(rights);
  const bound = commonIn(rights.length);
  const sums = new Float64Array(rights.length);
  return lefts.map((left) => {
    const touched: number[] = [];
    const lists = [];
    for (const [key, weight] of keysOf(left)) {
      const list = index.get(key);
      if (list) lists.push({ list, weight });
    }
    const rare = lists.filter(({ list }) => list.length <= bound);
    for (const { list, weight } of rare.length > 0 ? rare : lists)
      for (const right of list) {
        if (sums[right] === 0) touched.push(right);
        sums[right] = (sums[right] ?? 0) + weight;
      }
    const best = touched.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b).slice(0, kept);
    for (const right of touched) sums[right] = 0;
    return best.sort((a, b) => a - b);
  });
}

function indexOf(profiles: readonly WeightedProfile[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  profiles.forEach((profile, number) => {
    for (const key of keysOf(profile).keys()) {
      const list = index.get(key);
      if (list) list.push(number);
      else index.set(key, [number]);
    }
  });
  return index;
}

/** Everything a problem can be found by. Equal statements find each other even where all their words are stock. */
function keysOf({ whole, category, statement }: WeightedProfile): Map<string, number> {
  const keys = new Map<string, number>([[`=${statement.features.bare}`, 100]]);
  for (const each of [category, whole]) if (each) add(keys, each);
  return keys;
}

function add(keys: Map<string, number>, { words, pairs, meanings }: Weighted): void {
  for (const [key, weight] of meanings) keys.set(`m${key}`, weight);
  for (const [key, weight] of words.of) if (weight > LEAST) keys.set(`w${key}`, weight * weight * 2);
  for (const [key, weight] of pairs.of) if (weight > LEAST) keys.set(`p${key}`, weight * weight);
}

/** What weighs less leads nowhere. */
const LEAST = 0.08;
