import type { Meaning } from './features.ts';
import type { Weighted, Weights } from './rarity.ts';

/** A name of the thesaurus that two texts have, each in words of its own. */
export interface SharedMeaning {
  readonly left: Meaning;
  readonly right: Meaning;
  /** How much of what the words weigh is common to both: less where many problems have the name. */
  readonly share: number;
}

/** What two texts say in other words. What both say in the same words is not among it. */
export function sharedMeanings(left: Weighted, right: Weighted): SharedMeaning[] {
  const shared: SharedMeaning[] = [];
  for (const [name, rarity] of left.meanings) {
    const [a, b] = [left.features.meanings.get(name), right.features.meanings.get(name)];
    if (a && b && a.text !== b.text) shared.push({ left: a, right: b, share: Math.min(a.share, b.share) * rarity });
  }
  return shared;
}

/** The weight of what is said in other words, beyond what these words have in common. */
export function sharedMeaning(
  shared: readonly SharedMeaning[],
  left: Weighted,
  right: Weighted,
  by: 'words' | 'chars',
): number {
  let sum = 0;
  for (const { left: a, right: b, share } of shared) {
    const weight = Math.min(weightOf(a[by], left[by]), weightOf(b[by], right[by]));
    const common = Math.max(commonOf(a[by], left[by], right[by]), commonOf(b[by], left[by], right[by]));
    sum += Math.max(0, share * weight - common);
  }
  return sum;
}

const weightOf = (keys: readonly string[], { of }: Weights): number =>
  keys.reduce((sum, key) => sum + (of.get(key) ?? 0), 0);

const commonOf = (keys: readonly string[], left: Weights, right: Weights): number =>
  keys.reduce((sum, key) => sum + Math.min(left.of.get(key) ?? 0, right.of.get(key) ?? 0), 0);
