import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const shared = join(root, '..', 'shared');
const scorer = join(shared, 'eval', 'score.mjs');

const tally = z.object({ tp: z.number(), fp: z.number(), fn: z.number() });
const outputSchema = z.object({
  summary: z.record(z.string(), z.number().nullable()),
  rows: z.array(
    z.object({
      doc: z.string(),
      missing: z.boolean().optional(),
      problems: tally.optional(),
      status: z.tuple([z.number(), z.number()]).optional(),
      measures: tally.optional(),
      totals: tally.optional(),
    }),
  ),
  misses: z.array(z.string()),
});

/** Figures of one set of documents; shares are of 1, null where nothing is asked. */
export interface Score {
  readonly summary: Readonly<Record<string, number | null>>;
  /** By document: what was found and missed, without any text. */
  readonly documents: Readonly<Record<string, DocumentScore>>;
  readonly misses: readonly string[];
}

export type DocumentScore = Readonly<Record<string, string | number>>;

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

/** Reads a set with the built command line and scores it with the scorer. */
export async function score(set: GoldSet): Promise<Score> {
  const work = await mkdtemp(join(tmpdir(), 'taizhang-eval-'));
  const golds = await mkdtemp(join(work, 'gold-'));
  const ledgers = await mkdtemp(join(work, 'out-'));
  try {
    await run(['dist/cli/main.js', 'run', '--quiet', '--out', ledgers, ...set.documents.map(({ path }) => path)]);
    for (const { path, gold } of set.documents) {
      const doc = nameOf(path);
      await writeFile(join(golds, `${doc}.json`), JSON.stringify({ ...JSON.parse(gold), doc }));
      const from = await ledgerOf(ledgers, path);
      if (from !== null) await writeFile(join(ledgers, `${doc}.ledger.json`), from);
    }
    const { summary, rows, misses } = outputSchema.parse(JSON.parse(await run([scorer, golds, ledgers, '--json'])));
    const documents = rows.map((row) => [
      row.doc,
      { ...figuresOf(row), misses: misses.filter((miss) => miss.startsWith(`${row.doc}:`)).length },
    ]);
    return { summary, documents: Object.fromEntries(documents), misses };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
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

function figuresOf(row: z.infer<typeof outputSchema>['rows'][number]): Record<string, string> {
  const count = (each: z.infer<typeof tally> | undefined) =>
    each ? `${each.tp} right, ${each.fp} extra, ${each.fn} missed` : 'none';
  return {
    problems: count(row.problems),
    status: row.status ? `${row.status[0]} of ${row.status[1]}` : 'none',
    measures: count(row.measures),
    totals: count(row.totals),
  };
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
