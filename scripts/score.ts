import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Gold } from '../fixtures/gold.ts';
import type { Ledger } from '../pipeline/index.ts';
import { compare, METRICS, type Metric, share, sum, support } from './strict.ts';

const root = join(import.meta.dirname, '..');
const shared = join(root, '..', 'shared');
const scorer = join(shared, 'eval', 'score.mjs');

/** The scorer's name of each figure. */
const RELAXED: Readonly<Record<Metric, string>> = {
  problems: 'problemsF1',
  status: 'statusAccuracy',
  longTerm: 'longTermAccuracy',
  area: 'areaAccuracy',
  category: 'categoryAccuracy',
  measures: 'measuresF1',
  totals: 'totalsF1',
  responsible: 'responsibleAccuracy',
  deadline: 'deadlineAccuracy',
  metadata: 'metadataAccuracy',
  checks: 'checksAccuracy',
  spans: 'spansTrue',
};

const outputSchema = z.object({
  summary: z.record(z.string(), z.number().nullable()),
  misses: z.array(z.string()),
});

/** One figure: how many answers were asked, and the share of right ones (of 1; null where nothing is asked or given). */
export interface Figure {
  readonly asked: number;
  readonly strict: number | null;
  readonly relaxed: number | null;
}

/** Figures of some documents taken together. */
export interface Group {
  readonly documents: number;
  /** Documents without a single miss, relaxed. */
  readonly perfect: number;
  readonly figures: Readonly<Record<Metric, Figure>>;
}

export interface DocumentScore extends Group {
  readonly kind: string;
  readonly misses: number;
}

/** Figures of one set of documents: all of them, by kind of document, and each by itself. */
export interface Score {
  readonly all: Group;
  /** Documents without a ledger, or with one that cannot be read. */
  readonly broken: number;
  readonly kinds: Readonly<Record<string, Group>>;
  readonly documents: Readonly<Record<string, DocumentScore>>;
  readonly misses: readonly string[];
}

/** Documents with their right answers, by the path of the document; a right answer is the text of its gold file. */
export interface GoldSet {
  readonly name: string;
  readonly documents: readonly { readonly path: string; readonly gold: string }[];
}

/** The sets to score: seeds, seeds in other file forms, and the fixtures in each format. */
export async function goldSets(): Promise<GoldSet[]> {
  return [
    await folderSet('seeds', join(shared, 'gold'), join(shared, 'seeds')),
    await folderSet('forms', join(shared, 'eval', 'gold'), join(shared, 'eval', 'files')),
    ...(await Promise.all(['txt', 'docx', 'pdf'].map(fixtureSet))),
  ];
}

async function folderSet(name: string, golds: string, files: string): Promise<GoldSet> {
  const documents = [];
  for (const file of (await readdir(golds)).filter((each) => each.endsWith('.json')).sort()) {
    const gold = await readFile(join(golds, file), 'utf8');
    documents.push({ path: join(files, docOf(gold)), gold });
  }
  return { name, documents };
}

/** The fixtures in one format: the same gold for every format, under the name of the fixture. */
async function fixtureSet(extension: string): Promise<GoldSet> {
  const folder = join(root, 'fixtures');
  const documents = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory())) {
    const path = join(folder, entry.name, `document.${extension}`);
    const gold = await readFile(join(folder, entry.name, 'gold.json'), 'utf8').catch(() => null);
    const exists = await readFile(path).then(
      () => true,
      () => false,
    );
    if (gold !== null && exists) documents.push({ path, gold });
  }
  return { name: `fixtures.${extension}`, documents };
}

const docOf = (gold: string): string => z.object({ doc: z.string() }).parse(JSON.parse(gold)).doc;

interface Scored {
  readonly doc: string;
  readonly gold: Gold;
  readonly ledger: Ledger | null;
}

/** Reads a set with the built command line (or another build's) and scores it, strictly and with the scorer. */
export async function score(set: GoldSet, program = 'dist/cli/main.js'): Promise<Score> {
  const work = await mkdtemp(join(tmpdir(), 'taizhang-eval-'));
  const ledgers = await mkdtemp(join(work, 'out-'));
  try {
    await run([program, 'run', '--quiet', '--out', ledgers, ...set.documents.map(({ path }) => path)]);
    const scored: Scored[] = [];
    for (const { path, gold } of set.documents) {
      const doc = nameOf(path);
      const from = await ledgerOf(ledgers, path);
      if (from !== null) await writeFile(join(ledgers, `${doc}.ledger.json`), from);
      scored.push({ doc, gold: Gold.parse(JSON.parse(gold)), ledger: from === null ? null : JSON.parse(from) });
    }
    const grade = (some: readonly Scored[]) => group(some, work, ledgers);
    const whole = await grade(scored);
    const kinds: Record<string, Group> = {};
    for (const kind of new Set(scored.map(kindOf)))
      kinds[kind] = (await grade(scored.filter((each) => kindOf(each) === kind))).group;
    const documents: Record<string, DocumentScore> = {};
    for (const each of scored) {
      const alone = await grade([each]);
      documents[each.doc] = { ...alone.group, kind: kindOf(each), misses: alone.misses.length };
    }
    return { all: whole.group, broken: whole.broken, kinds, documents, misses: whole.misses };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const kindOf = ({ gold }: Scored): string => [gold.document.kind].flat()[0] ?? 'other';

/** Figures of some documents: strict ones counted here, relaxed ones from the scorer. */
async function group(
  some: readonly Scored[],
  work: string,
  ledgers: string,
): Promise<{ group: Group; broken: number; misses: readonly string[] }> {
  const golds = await mkdtemp(join(work, 'gold-'));
  for (const { doc, gold } of some) await writeFile(join(golds, `${doc}.json`), JSON.stringify({ ...gold, doc }));
  const { summary, misses } = outputSchema.parse(JSON.parse(await run([scorer, golds, ledgers, '--json'])));
  const strict = sum(some.map(({ gold, ledger }) => compare(gold, ledger)));
  const figures = METRICS.map((metric): [Metric, Figure] => [
    metric,
    {
      asked: support(strict[metric]),
      strict: share(metric, strict[metric]),
      relaxed: summary[RELAXED[metric]] ?? null,
    },
  ]);
  return {
    group: {
      documents: some.length,
      perfect: summary.perfectDocuments ?? 0,
      figures: Object.fromEntries(figures) as Record<Metric, Figure>,
    },
    broken: summary.broken ?? 0,
    misses,
  };
}

/** Documents of a fixture are all called `document`; the folder tells them apart. */
function nameOf(path: string): string {
  const parts = path.split('/');
  return basename(path).startsWith('document.') ? `${parts.at(-2)}.${path.split('.').at(-1)}` : basename(path);
}

async function ledgerOf(ledgers: string, path: string): Promise<string | null> {
  const folder = path.split('/').at(-2) ?? '';
  for (const file of [
    join(ledgers, `${basename(path)}.ledger.json`),
    join(ledgers, folder, `${basename(path)}.ledger.json`),
  ]) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  return null;
}

/** Runs a node script; its exit code is told by what it printed. */
async function run(args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1 << 28 })).stdout;
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') {
      if ('stderr' in error && typeof error.stderr === 'string') process.stderr.write(error.stderr);
      return error.stdout;
    }
    throw error;
  }
}

/** Whether the golds and the scorer are here. */
export async function sharedIsHere(): Promise<boolean> {
  return readFile(scorer).then(
    () => true,
    () => false,
  );
}
