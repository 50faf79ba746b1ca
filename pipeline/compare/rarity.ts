import type { Features, Profile } from './profile.ts';

/** Features with their weights: what each weighs by itself times its rarity. */
export interface Weighted {
  readonly words: Weights;
  readonly pairs: Weights;
  readonly features: Features;
}

export interface Weights {
  readonly of: ReadonlyMap<string, number>;
  readonly sum: number;
}

/** A profile whose features are weighed among the problems compared. */
export interface WeightedProfile {
  readonly statement: Weighted;
  readonly clauses: readonly Weighted[];
  readonly whole: Weighted;
  readonly category: Weighted | null;
  readonly area: Weighted | null;
  readonly topics: readonly string[];
}

/**
 * Weighs the features of problems by inverse document frequency over all the problems compared, scaled to 1: near 1 where few
 * have a word, low where most have it. So a phrase that these documents repeat weighs little even where no rule calls it stock.
 */
export function weigh(profiles: readonly Profile[]): WeightedProfile[] {
  // The words of a category count with each problem below it: many have them.
  const words = rarityOf(profiles.map(({ whole, category }) => [whole.words, ...(category ? [category.words] : [])]));
  const pairs = rarityOf(profiles.map(({ whole, category }) => [whole.pairs, ...(category ? [category.pairs] : [])]));
  const known = new Map<Features, Weighted>();
  const weighted = (features: Features): Weighted => {
    const before = known.get(features);
    if (before) return before;
    const made = { words: timed(features.words, words), pairs: timed(features.pairs, pairs), features };
    known.set(features, made);
    return made;
  };
  return profiles.map(({ statement, clauses, whole, category, area, topics }) => ({
    statement: weighted(statement),
    clauses: clauses.map(weighted),
    whole: weighted(whole),
    category: category && weighted(category),
    area: area && weighted(area),
    topics,
  }));
}

function rarityOf(problems: readonly (readonly ReadonlyMap<string, number>[])[]): (key: string) => number {
  const frequency = new Map<string, number>();
  for (const features of problems) for (const key of features.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  const most = Math.log(1 + problems.length);
  return (key) => Math.min(1, Math.log(1 + problems.length / (frequency.get(key) ?? 1)) / most);
}

function timed(features: ReadonlyMap<string, number>, rarity: (key: string) => number): Weights {
  const of = new Map<string, number>();
  let sum = 0;
  for (const [key, weight] of features) {
    const value = weight * rarity(key);
    of.set(key, value);
    sum += value;
  }
  return { of, sum };
}
