/**
 * Scores the built command line against the right answers, prints the misses and what changed since the last landed figures.
 * `npm run eval`, or `npm run eval -- --land` to make these figures the landed ones.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type PairScore, pairScores, precisionOf, recallOf } from './pairs.ts';
import { goldSets, type Score, score, sharedIsHere } from './score.ts';

const LANDED = join(import.meta.dirname, '..', 'docs', 'accuracy.json');

const landedSchema = z.record(
  z.string(),
  z.object({
    summary: z.record(z.string(), z.number().nullable()),
    documents: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number()]))),
  }),
);
type Landed = z.infer<typeof landedSchema>;

if (await sharedIsHere()) await main();
else console.log('eval: ../shared is not here, nothing to score documents against.');
printPairs(await pairScores());

/** Pairs of documents: precision and recall by what is compared, apart for those held out. */
function printPairs(scores: readonly PairScore[]): void {
  for (const what of ['coverage', 'rounds'] as const)
    for (const heldOut of [false, true]) {
      const of = scores.filter((score) => score.what === what && score.heldOut === heldOut);
      if (of.length === 0) continue;
      console.log(`\n== pairs.${what}${heldOut ? ' (held out)' : ''}`);
      console.log(`precision ${figure('precision', precisionOf(of))}  recall ${figure('recall', recallOf(of))}`);
      for (const { name, right, wrong, missed } of of) {
        console.log(`  ${name}: ${right} right, ${wrong.length} wrong, ${missed.length} missed`);
        if (heldOut) continue;
        for (const words of wrong) console.log(`    + ${words}`);
        for (const words of missed) console.log(`    - ${words}`);
      }
    }
}

async function main(): Promise<void> {
  const before = landedSchema.parse(JSON.parse(await readFile(LANDED, 'utf8').catch(() => '{}')));
  const after: Landed = {};
  for (const set of (await goldSets()).filter(({ documents }) => documents.length > 0)) {
    const result = await score(set);
    after[set.name] = { summary: { ...result.summary }, documents: { ...result.documents } };
    print(set.name, result);
    printChanges(before[set.name], after[set.name] ?? { summary: {}, documents: {} });
    if ((result.summary.broken ?? 0) > 0) process.exitCode = 1;
  }
  if (process.argv.includes('--land')) {
    await mkdir(dirname(LANDED), { recursive: true });
    await writeFile(LANDED, `${JSON.stringify(after, null, 1)}\n`);
    console.log('Landed: docs/accuracy.json holds these figures now.');
  }
}

function print(name: string, { summary, misses }: Score): void {
  console.log(`\n== ${name}`);
  console.log(
    Object.entries(summary)
      .map(([key, value]) => `${key} ${figure(key, value)}`)
      .join('  '),
  );
  for (const miss of misses) console.log(`  - ${miss}`);
}

/** Counts as they are, shares as percentages. */
function figure(key: string, value: number | null): string {
  if (value === null) return '–';
  return ['documents', 'broken', 'perfectDocuments'].includes(key) ? String(value) : `${(100 * value).toFixed(1)}%`;
}

function printChanges(before: Landed[string] | undefined, after: Landed[string]): void {
  if (!before) {
    console.log('  (no landed figures)');
    return;
  }
  const lines = [];
  for (const [key, value] of Object.entries(after.summary)) {
    const old = before.summary[key] ?? null;
    if (old !== value) lines.push(`  ${key}: ${figure(key, old)} → ${figure(key, value)}`);
  }
  for (const doc of new Set([...Object.keys(before.documents), ...Object.keys(after.documents)])) {
    const [old, now] = [before.documents[doc], after.documents[doc]];
    if (!old || !now) lines.push(`  ${doc}: ${old ? 'gone' : 'new'}`);
    else
      for (const key of Object.keys(now))
        if (old[key] !== now[key]) lines.push(`  ${gain(old, now)} ${doc} ${key}: ${old[key]} → ${now[key]}`);
  }
  console.log(lines.length === 0 ? '  as landed' : `  against the landed figures:\n${lines.join('\n')}`);
}

function gain(old: Landed[string]['documents'][string], now: Landed[string]['documents'][string]): string {
  const change = Number(now.misses) - Number(old.misses);
  return change < 0 ? 'gain' : change > 0 ? 'LOSS' : 'same';
}
