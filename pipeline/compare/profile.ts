import type { Problem } from '../ledger/schema.ts';
import { fold } from '../source/fold.ts';
import { type Features, featuresOf } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import type { Segment } from './segmenter.ts';

/** What a problem is compared by. */
export interface Profile {
  readonly statement: Features;
  /** Clauses of a statement of several, those that say little left out. */
  readonly clauses: readonly Features[];
  /** Clauses of the details: what a problem consists of, each perhaps answered on its own. */
  readonly findings: readonly Features[];
  /** The statement with its details. */
  readonly whole: Features;
  readonly category: Features | null;
  readonly area: Features | null;
  readonly topics: readonly string[];
}

/** Makes profiles; texts that come again (areas, categories) are read once. */
export function profilerOf(segment: Segment, lexicon: Lexicon): (problem: Problem) => Profile {
  const known = new Map<string, Features>();
  const remembered = (text: string): Features => {
    const features = known.get(text) ?? featuresOf(text, segment, lexicon);
    known.set(text, features);
    return features;
  };
  return ({ statement, details, category, area, topics }) => {
    const own = featuresOf(statement, segment, lexicon);
    return {
      statement: own,
      clauses: clausesOf(statement, segment, lexicon),
      findings: details === null ? [] : findingsOf(details, segment, lexicon),
      whole: details === null ? own : featuresOf(`${statement}。${details}`, segment, lexicon),
      category: category === null ? null : remembered(category),
      area: area === null ? null : remembered(area),
      topics,
    };
  };
}

/** The clauses of a statement, where it has several; a short one (验收流于形式) is no evidence alone. */
function clausesOf(statement: string, segment: Segment, lexicon: Lexicon): Features[] {
  const parts = fold(statement).split(/[,;。]/);
  if (parts.length < 2) return [];
  return parts
    .map((part) => featuresOf(part, segment, lexicon))
    .filter(({ words }) => [...words.values()].reduce((sum, weight) => sum + weight, 0) >= ENOUGH);
}

/** The findings that details tell one by one. */
function findingsOf(details: string, segment: Segment, lexicon: Lexicon): Features[] {
  return fold(details)
    .split(/[,;。:]|[一二三四五六七八九]是/)
    .map((part) => featuresOf(part, segment, lexicon))
    .filter(({ words }) => [...words.values()].reduce((sum, weight) => sum + weight, 0) >= ENOUGH);
}

/** A clause must weigh as much as a telling word and more. */
const ENOUGH = 1.2;
