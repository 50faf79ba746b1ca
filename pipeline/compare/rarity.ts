import type { Features } from './features.ts';
import type { Profile } from './profile.ts';

/** Features with their weights: what each weighs by itself times its rarity. */
export interface Weighted {
  readonly words: Weights;
  readonly pairs: Weights;
  readonly chars: Weights;
  /** How telling each name of the thesaurus is. */
  readonly meanings: ReadonlyMap<string, number>;
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
  readonly findings: readonly Weighted[];
  readonly whole: Weighted;
  readonly category: Weighted | null;
  readonly area: Weighted | null;
  /** Topics with their rarity. */
  readonly topics: ReadonlyMap<string, number>;
}

/**
 * Weighs the features of problems, document by document, by inverse document frequency scaled to 1: near 1 where few problems have
 * a word, low where most have it. So a phrase that a document repeats weighs little even where no rule calls it stock. A word counts
 * as often as the document that has it in most problems: what stands once in each of them is what matches.
 */
export function weigh(documents: readonly (readonly Profile[])[]): WeightedProfile[][] {
  const words = rarityOf(documents, ({ words }) => words);
  const pairs = rarityOf(documents, ({ pairs }) => pairs);
  const chars = rarityOf(documents, ({ chars }) => chars);
  const meanings = rarityOf(documents, ({ meanings }) => meanings);
  const topicRarity = topicRarityOf(documents);
  const known = new Map<Features, Weighted>();
  const weighted = (features: Features): Weighted => {
    const before = known.get(features);
    if (before) return before;
    const made = {
      words: timed(features.words, words),
      pairs: timed(features.pairs, pairs),
      chars: timed(features.chars, chars),
      meanings: new Map(Array.from(features.meanings.keys(), (name) => [name, meanings(name)])),
      features,
    };
    known.set(features, made);
    return made;
  };
  return documents.map((profiles) =>
    profiles.map(({ statement, clauses, findings, whole, category, area, topics }) => ({
      statement: weighted(statement),
      clauses: clauses.map(weighted),
      findings: findings.map(weighted),
      whole: weighted(whole),
      category: category && weighted(category),
      area: area && weighted(area),
      topics: new Map(topics.map((topic) => [topic, topicRarity(topic)])),
    })),
  );
}

function rarityOf(
  documents: readonly (readonly Profile[])[],
  keysOf: (features: Features) => ReadonlyMap<string, unknown>,
): (key: string) => number {
  const frequency = new Map<string, number>();
  for (const profiles of documents) {
    const counts = new Map<string, number>();
    for (const { whole, category } of profiles) {
      // The words of a category count with each problem below it: many have them.
      const others = category ? [...keysOf(category).keys()].filter((key) => !keysOf(whole).has(key)) : [];
      for (const key of keysOf(whole).keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const key of others) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) if (count > (frequency.get(key) ?? 0)) frequency.set(key, count);
  }
  return scaledRarity(documents, frequency);
}

/** Inverse document frequency, 1 where one problem has it. */
function scaledRarity(
  documents: readonly (readonly Profile[])[],
  frequency: ReadonlyMap<string, number>,
): (key: string) => number {
  const size = documents.reduce((most, profiles) => Math.max(most, profiles.length), 1);
  const most = Math.log(1 + size);
  return (key) => Math.min(1, Math.log(1 + size / (frequency.get(key) ?? 1)) / most);
}

function topicRarityOf(documents: readonly (readonly Profile[])[]): (topic: string) => number {
  const frequency = new Map<string, number>();
  for (const profiles of documents) {
    const counts = new Map<string, number>();
    for (const { topics } of profiles) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    for (const [topic, count] of counts) if (count > (frequency.get(topic) ?? 0)) frequency.set(topic, count);
  }
  return scaledRarity(documents, frequency);
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
