import { hash } from 'node:crypto';
import type { Ledger, Measure, Problem } from '../ledger/schema.ts';

/** Keys of the rows of one ledger, by their id there. */
export interface Keys {
  readonly problems: ReadonlyMap<string, string>;
  readonly measures: ReadonlyMap<string, string>;
}

/**
 * Who a row is, whatever its number: a hash of its words without white space, and – where several rows have the same words –
 * which of them it is. Ids (`p3`) count rows and shift when a new version of the rules reads one more; words do not.
 * A measure's key begins with the key of its problem.
 */
export function keysOf(ledger: Ledger): Keys {
  const seen = new Map<string, number>();
  const keyOf = (prefix: string, words: string): string => {
    const key = `${prefix}${shortHash(words.replaceAll(/\s+/g, ''))}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}~${count}`;
  };
  const problems = new Map(ledger.problems.map(({ id, statement }) => [id, keyOf('', statement)]));
  const measures = ledger.measures.map(({ id, problem, text }): [string, string] => [
    id,
    keyOf(`${(problem === null ? null : problems.get(problem)) ?? ''}.`, text),
  ]);
  return { problems, measures: new Map(measures) };
}

/** A row's identity over documents: the document's, a slash, the row's key. */
export const identityOf = (ledger: Ledger, key: string): string => `${documentKey(ledger)}/${key}`;

/** Whether an identity is that of a measure; the problem it belongs to, for measures of a narrative one that does not exist. */
export const isMeasure = (identity: string): boolean => identity.includes('.');
export const problemOf = (identity: string): string => identity.slice(0, identity.lastIndexOf('.'));

/** The first digits of a document's hash. */
export const documentKey = ({ document: { id } }: Ledger): string => id.slice('sha256:'.length).slice(0, DIGITS);

/** Where a problem or measure begins. */
export function startOf(row: Problem | Measure): number {
  return row.span?.start ?? ('spans' in row ? row.spans?.[0]?.start : undefined) ?? 0;
}

const DIGITS = 12;
const shortHash = (words: string): string => hash('sha256', words).slice(0, DIGITS);
