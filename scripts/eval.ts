/**
 * Scores the built command line against the right answers: every metric by set, kind and document, strict and relaxed, the misses,
 * and what changed since the last landed figures. Exits 1 when a ledger is missing or a document has more misses than landed.
 * `npm run eval -- --land` makes these figures the landed ones, and writes docs/accuracy.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { countExamples } from './examples.ts';
import { type PairScore, pairScores, precisionOf, recallOf, tallyOf } from './pairs.ts';
import { landedPairs, pairGroups, pairsReport, readPairsFirstSight } from './pairs-report.ts';
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

const landing = process.argv.includes('--land');
const before = landedSchema.safeParse(JSON.parse(await readFile(LANDED, 'utf8').catch(() => '{}'))).data ?? {};
const pairs = await pairScores();
const scores = await documentScores();
const after: Record<string, LandedSet> = Object.fromEntries([
  ...Object.entries(scores).map(([name, result]) => [name, landedOf(result)]),
  ['pairs', landedPairs(pairs)],
]);
for (const [name, result] of Object.entries(scores)) {
  print(name, result);
  tellChanges(name);
  if (result.broken > 0) process.exitCode = 1;
}
printPairs(pairs);
tellChanges('pairs');
const examples = countExamples();
console.log(`\nRules: ${examples.examples} examples, ${examples.counterExamples} counter-examples.`);
if (landing && Object.keys(scores).length > 0) {
  await writeFile(LANDED, `${JSON.stringify(after, null, 2)}\n`);
  const comparisons = pairsReport(pairs, await readPairsFirstSight());
  await writeFile(join(DOCS, 'accuracy.md'), report(scores, await readFirstSight(), examples, comparisons));
  console.log('Landed: docs/accuracy.json and docs/accuracy.md hold these figures now.');
}

/** Scores of the documents by set; none where the right answers of the real ones are not here. */
async function documentScores(): Promise<Record<string, Score>> {
  if (!(await sharedIsHere())) {
    console.log('eval: ../shared is not here, nothing to score documents against (and nothing to land).');
    return {};
  }
  const sets: Record<string, Score> = {};
  for (const set of (await goldSets()).filter(({ documents }) => documents.length > 0))
    sets[set.name] = await score(set);
  return sets;
}

/** Prints what changed in a set; more misses than landed fail the run, unless they are landed. */
function tellChanges(name: string): void {
  const now = after[name];
  if (now && printChanges(before[name], now) > 0 && !landing) process.exitCode = 1;
}

/** Pairs of documents: precision and recall by what is compared, apart for those held out. */
function printPairs(all: readonly PairScore[]): void {
  for (const [name, of] of pairGroups(all)) {
    const tally = tallyOf(of);
    console.log(`\n== pairs, ${name}\nprecision ${percent(precisionOf(tally))}  recall ${percent(recallOf(tally))}`);
    for (const { name, right, wrong, missed, heldOut } of of) {
      console.log(`  ${name}: ${right} right, ${wrong.length} wrong, ${missed.length} missed`);
      if (heldOut) continue;
      for (const words of wrong) console.log(`    + ${words}`);
      for (const words of missed) console.log(`    - ${words}`);
    }
  }
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
