/**
 * Scores the built command line against the right answers: every metric by set, kind and document, strict and relaxed, the misses,
 * and what changed since the last landed figures. Exits 1 when a ledger is missing or a document has more misses than landed.
 * `npm run eval -- --land` makes these figures the landed ones, and writes docs/accuracy.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { countExamples } from './examples.ts';
import { type PairScore, pairScores, precisionOf, recallOf } from './pairs.ts';
import { figureOf, figuresOf, percent, readFirstSight, report } from './report.ts';
import { type Group, goldSets, type Score, score, sharedIsHere } from './score.ts';

const DOCS = join(import.meta.dirname, '..', 'docs');
const LANDED = join(DOCS, 'accuracy.json');

const rowSchema = z.record(z.string(), z.union([z.string(), z.number()]));
const landedSchema = z.record(
  z.string(),
  z.object({ all: rowSchema, kinds: z.record(z.string(), rowSchema), documents: z.record(z.string(), rowSchema) }),
);
type Row = z.infer<typeof rowSchema>;
type LandedSet = z.infer<typeof landedSchema>[string];

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
      console.log(`precision ${percent(precisionOf(of))}  recall ${percent(recallOf(of))}`);
      for (const { name, right, wrong, missed } of of) {
        console.log(`  ${name}: ${right} right, ${wrong.length} wrong, ${missed.length} missed`);
        if (heldOut) continue;
        for (const words of wrong) console.log(`    + ${words}`);
        for (const words of missed) console.log(`    - ${words}`);
      }
    }
}

async function main(): Promise<void> {
  const landing = process.argv.includes('--land');
  const before = landedSchema.safeParse(JSON.parse(await readFile(LANDED, 'utf8').catch(() => '{}'))).data ?? {};
  const after: Record<string, LandedSet> = {};
  const scores: Record<string, Score> = {};
  for (const set of (await goldSets()).filter(({ documents }) => documents.length > 0)) {
    const result = await score(set);
    const landed = landedOf(result);
    scores[set.name] = result;
    after[set.name] = landed;
    print(set.name, result);
    const losses = printChanges(before[set.name], landed);
    if (result.broken > 0 || (losses > 0 && !landing)) process.exitCode = 1;
  }
  const { examples, counterExamples } = countExamples();
  console.log(`\nRules: ${examples} examples, ${counterExamples} counter-examples.`);
  if (!landing) return;
  await writeFile(LANDED, `${JSON.stringify(after, null, 2)}\n`);
  await writeFile(join(DOCS, 'accuracy.md'), report(scores, await readFirstSight(), countExamples()));
  console.log('Landed: docs/accuracy.json and docs/accuracy.md hold these figures now.');
}

/** The figures as they are kept: one line of text a metric, so that a change is seen in the history. */
function landedOf(result: Score): LandedSet {
  const row = (group: Group): Row => ({
    documents: group.documents,
    perfect: group.perfect,
    ...Object.fromEntries(figuresOf(group).map(([metric, figure]) => [metric, figureOf(figure)])),
  });
  const kinds = Object.entries(result.kinds).map(([kind, group]) => [kind, row(group)]);
  const documents = Object.entries(result.documents).map(([doc, each]) => {
    const { documents: _, perfect: _perfect, ...figures } = row(each);
    return [doc, { kind: each.kind, misses: each.misses, ...figures }];
  });
  return { all: row(result.all), kinds: Object.fromEntries(kinds), documents: Object.fromEntries(documents) };
}

function print(name: string, { all, kinds, documents, misses }: Score): void {
  console.log(`\n== ${name}: figures are strict / relaxed (answers asked)`);
  const line = (group: Group) =>
    figuresOf(group)
      .map(([metric, { asked, strict, relaxed }]) => `${metric} ${percent(strict)} / ${percent(relaxed)} (${asked})`)
      .join('  ');
  console.log(`all, ${all.perfect} of ${all.documents} without a miss: ${line(all)}`);
  for (const [kind, group] of Object.entries(kinds))
    console.log(` ${kind}, ${group.perfect} of ${group.documents} without a miss: ${line(group)}`);
  for (const [doc, each] of Object.entries(documents)) console.log(`  ${doc} (${each.kind}): ${line(each)}`);
  for (const miss of misses) console.log(`  - ${miss}`);
}

/** Prints what changed against the landed figures; returns how many documents have more misses than then. */
function printChanges(before: LandedSet | undefined, after: LandedSet): number {
  if (!before) {
    console.log('  (no landed figures)');
    return 0;
  }
  const lines = changes('all', before.all, after.all);
  for (const [kind, row] of Object.entries(after.kinds)) lines.push(...changes(kind, before.kinds[kind], row));
  let losses = 0;
  for (const doc of new Set([...Object.keys(before.documents), ...Object.keys(after.documents)])) {
    const [old, now] = [before.documents[doc], after.documents[doc]];
    if (!old || !now) lines.push(`  ${doc}: ${old ? 'gone' : 'new'}`);
    else {
      const more = Number(now.misses) - Number(old.misses);
      if (more > 0) losses++;
      lines.push(...changes(`${more < 0 ? 'gain' : more > 0 ? 'LOSS' : 'same'} ${doc}`, old, now));
    }
  }
  console.log(lines.length === 0 ? '  as landed' : `  against the landed figures:\n${lines.join('\n')}`);
  return losses;
}

function changes(name: string, old: Row | undefined, now: Row): string[] {
  const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now)])].filter((key) => old?.[key] !== now[key]);
  return keys.map((key) => `  ${name} ${key}: ${old?.[key] ?? '–'} → ${now[key] ?? '–'}`);
}
