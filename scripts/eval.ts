/**
 * Scores the built command line against the right answers, prints the misses and what changed since the last landed figures.
 * Exits 1 when a ledger is missing or a document has more misses than landed. `npm run eval -- --land` makes these figures the landed ones.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
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
else console.log('eval: ../shared is not here, nothing to score against.');

async function main(): Promise<void> {
  const landing = process.argv.includes('--land');
  const before = landedSchema.parse(JSON.parse(await readFile(LANDED, 'utf8').catch(() => '{}')));
  const after: Landed = {};
  for (const set of (await goldSets()).filter(({ documents }) => documents.length > 0)) {
    const result = await score(set);
    after[set.name] = { summary: { ...result.summary }, documents: { ...result.documents } };
    print(set.name, result);
    const losses = printChanges(before[set.name], after[set.name] ?? { summary: {}, documents: {} });
    if ((result.summary.broken ?? 0) > 0 || (losses > 0 && !landing)) process.exitCode = 1;
  }
  if (landing) {
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

/** Prints what changed against the landed figures; returns how many documents have more misses than then. */
function printChanges(before: Landed[string] | undefined, after: Landed[string]): number {
  if (!before) {
    console.log('  (no landed figures)');
    return 0;
  }
  let losses = 0;
  const lines = [];
  for (const [key, value] of Object.entries(after.summary)) {
    const old = before.summary[key] ?? null;
    if (old !== value) lines.push(`  ${key}: ${figure(key, old)} → ${figure(key, value)}`);
  }
  for (const doc of new Set([...Object.keys(before.documents), ...Object.keys(after.documents)])) {
    const [old, now] = [before.documents[doc], after.documents[doc]];
    if (!old || !now) lines.push(`  ${doc}: ${old ? 'gone' : 'new'}`);
    else {
      if (Number(now.misses) > Number(old.misses)) losses++;
      for (const key of Object.keys(now))
        if (old[key] !== now[key]) lines.push(`  ${gain(old, now)} ${doc} ${key}: ${old[key]} → ${now[key]}`);
    }
  }
  console.log(lines.length === 0 ? '  as landed' : `  against the landed figures:\n${lines.join('\n')}`);
  return losses;
}

function gain(old: Landed[string]['documents'][string], now: Landed[string]['documents'][string]): string {
  const change = Number(now.misses) - Number(old.misses);
  return change < 0 ? 'gain' : change > 0 ? 'LOSS' : 'same';
}
