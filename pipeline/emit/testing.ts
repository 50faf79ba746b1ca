import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  CORRECTIONS_SCHEMA,
  type Correction,
  type Corrections,
  type Field,
  type Value,
} from '../corrections/corrections.ts';
import { keysOf, startOf } from '../corrections/identity.ts';
import { type Ledger, ledgerSchema } from '../ledger/schema.ts';
import type { Documents } from './rows/items.ts';
import { documentRows } from './rows/rows.ts';

/** For the tests of outputs: ledgers of fixtures, and what people corrected in them. */

const fixtures = new URL('../../fixtures/', import.meta.url);

export const FIXTURES: readonly string[] = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/ledger.json`, fixtures)))
  .map(({ name }) => name);

/** The ledger of a fixture. */
export function fixtureLedger(name: string): Ledger {
  const golden = JSON.parse(readFileSync(new URL(`${name}/ledger.json`, fixtures), 'utf8'));
  return ledgerSchema.parse({ ...golden, generator: { ...golden.generator, rules: 'sha256:test' } });
}

const topics: readonly { readonly gives: { readonly topic: string; readonly name: string } }[] = parse(
  readFileSync(new URL('../../rules/topics.yaml', import.meta.url), 'utf8'),
);
export const TOPIC_NAMES: ReadonlyMap<string, string> = new Map(topics.map(({ gives }) => [gives.topic, gives.name]));

/** Ledgers as the documents of one export. */
export function documentsOf(ledgers: readonly Ledger[], corrections: Corrections | null = null): Documents {
  const documents = ledgers.map((ledger) => documentRows({ ledger, corrections, topicNames: TOPIC_NAMES }));
  return { documents, topicNames: TOPIC_NAMES, several: ledgers.length > 1 };
}

/** A correction of a problem or measure (`p1`, `p1.m2`) of a ledger. */
export function correctionOf(ledger: Ledger, id: string, field: Field, old: Value, now: Value): Correction {
  const keys = keysOf(ledger);
  const row = [...ledger.problems, ...ledger.measures].find((each) => each.id === id);
  if (row === undefined) throw new Error(`the ledger has no ${id}`);
  const key = keys.problems.get(id) ?? keys.measures.get(id) ?? '';
  const quote = 'statement' in row ? row.statement : row.text;
  return { key, document: ledger.document.id, row: id, quote, start: startOf(row), field, old, new: now, by: '王岚' };
}

export function correctionsOf(ledger: Ledger, ...corrections: Correction[]): Corrections {
  return { schema: CORRECTIONS_SCHEMA, file: ledger.document.file, corrections };
}

/** A copy of a ledger in which one problem is another. */
export function withProblem(ledger: Ledger, id: string, change: Partial<Ledger['problems'][number]>): Ledger {
  return {
    ...ledger,
    problems: ledger.problems.map((problem) => (problem.id === id ? { ...problem, ...change } : problem)),
  };
}
