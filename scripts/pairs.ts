/** Scores coverage and compare against the pairs of documents in fixtures/pairs, whose right answers people wrote. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { openLedger } from '../pipeline/batch/open-ledger.ts';
import { readerFor } from '../pipeline/cli/compare.ts';
import { DEFAULTS } from '../pipeline/cli/options.ts';
import { type Comparer, openComparer } from '../pipeline/compare/comparer.ts';
import { coverageOf } from '../pipeline/compare/coverage.ts';
import { compareRounds } from '../pipeline/compare/rounds.ts';
import type { Ledger } from '../pipeline/ledger/schema.ts';
import { loadRules } from '../pipeline/rules/rules.ts';

/** A pair by the beginnings (or any unmistakable words) of its statements and, with more than two documents, their numbers from 0. */
const pairSchema = z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string(), z.int(), z.int()])]);
const goldSchema = z.strictObject({
  what: z.enum(['coverage', 'rounds']),
  files: z.array(z.string()).min(2),
  /** Held out: its pairs were not tuned on one by one and are not printed, but its figures were seen. Fresh pairs are the real test. */
  heldOut: z.boolean(),
  pairs: z.array(pairSchema),
  /** Pairs that must be no more than unsure, and may be missing. */
  unsure: z.array(pairSchema).default([]),
});

export interface PairScore {
  readonly name: string;
  readonly what: 'coverage' | 'rounds';
  readonly heldOut: boolean;
  /** Pairs judged `same` or `likely`. */
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** Scores every folder of fixtures/pairs. */
export async function pairScores(folder = join(import.meta.dirname, '../fixtures/pairs')): Promise<PairScore[]> {
  const rules = loadRules();
  const comparer = await openComparer(rules);
  const reader = readerFor({ ...DEFAULTS, rules: [] }, rules);
  const scores: PairScore[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const gold = goldSchema.parse(parse(await readFile(join(folder, name, 'gold.yaml'), 'utf8')));
    const opened = await Promise.all(gold.files.map((file) => openLedger(join(folder, name, file), reader)));
    scores.push({
      name,
      what: gold.what,
      heldOut: gold.heldOut,
      ...scoreOf(
        gold,
        opened.map(({ ledger }) => ledger),
        comparer,
      ),
    });
  }
  await reader.close();
  return scores;
}

function scoreOf(
  gold: z.infer<typeof goldSchema>,
  ledgers: readonly Ledger[],
  comparer: Comparer,
): Pick<PairScore, 'right' | 'wrong' | 'missed'> {
  const wanted = new Set(gold.pairs.map((pair) => keyOf(pair, ledgers)));
  const doubtful = new Set(gold.unsure.map((pair) => keyOf(pair, ledgers)));
  const [left, right] = ledgers;
  if (!left || !right) throw new Error('two documents at least');
  const { pairs } = gold.what === 'coverage' ? coverageOf(left, right, comparer) : compareRounds(ledgers, comparer);
  const missed = new Set(wanted);
  const wrong = [];
  let hits = 0;
  for (const pair of pairs) {
    const number = (id: string) => ledgers.findIndex(({ document }) => document.id === id);
    const key = `${number(pair.left.document)}.${pair.left.id} ${number(pair.right.document)}.${pair.right.id}`;
    const words = `${pair.left.statement} ⇔ ${pair.right.statement} (${pair.verdict} ${pair.score})`;
    if (wanted.has(key)) {
      if (pair.verdict === 'unsure') {
        missed.delete(key);
        missed.add(words);
      } else {
        hits++;
        missed.delete(key);
      }
    } else if (pair.verdict !== 'unsure') wrong.push(doubtful.has(key) ? `${words}, unsure at most` : words);
  }
  return { right: hits, wrong, missed: [...missed].map((key) => wordsOf(key, ledgers)) };
}

/** The key of a pair of the gold: `0.p1 1.p3`. A problem that was not read has no id, so its pair is missed. Throws where words name several. */
function keyOf([left, right, from = 0, to = 1]: z.infer<typeof pairSchema>, ledgers: readonly Ledger[]): string {
  const find = (document: number, words: string) => {
    const all = ledgers[document]?.problems ?? [];
    const begun = all.filter(({ statement }) => statement.startsWith(words));
    const found = begun.length > 0 ? begun : all.filter(({ statement }) => statement.includes(words));
    if (found.length > 1) throw new Error(`${ledgers[document]?.document.file}: ${found.length} problems say ${words}`);
    return `${document}.${found[0]?.id ?? `(${words.replaceAll(/\s/g, '')},not-read)`}`;
  };
  return `${find(from, left)} ${find(to, right)}`;
}

function wordsOf(key: string, ledgers: readonly Ledger[]): string {
  const match = /^(\d+)\.(\S+) (\d+)\.(\S+)$/.exec(key);
  if (!match) return key;
  const say = (document: string | undefined, id: string | undefined) =>
    ledgers[Number(document)]?.problems.find((problem) => problem.id === id)?.statement ?? id;
  return `${say(match[1], match[2])} ⇔ ${say(match[3], match[4])}`;
}

/** What several pairs of documents scored together. */
export interface PairTally {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export function tallyOf(scores: readonly PairScore[]): PairTally {
  const sum = (of: (score: PairScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  return {
    right: sum(({ right }) => right),
    wrong: sum(({ wrong }) => wrong.length),
    missed: sum(({ missed }) => missed.length),
  };
}

/** Right ones among those found; null where none was. */
export const precisionOf = ({ right, wrong }: PairTally): number | null => share(right, wrong);
/** Right ones among those that people name; null where they name none. */
export const recallOf = ({ right, missed }: PairTally): number | null => share(right, missed);

const share = (hits: number, others: number) => (hits + others === 0 ? null : hits / (hits + others));
