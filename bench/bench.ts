/**
 * `npm run bench`: how fast the text path is, what docx and pdf cost over the libraries that open them, how long one small
 * document takes from start to ledger, what a merged workbook and a page take, and whole runs of many documents. `-- NAME` runs one of them. The
 * quickest of several runs, after warming up: what else the machine does only adds time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import mammoth from 'mammoth';
import { renderHtml } from '../pipeline/emit/html/html.ts';
import { documentRows } from '../pipeline/emit/rows/rows.ts';
import { createProcessor, openDocument } from '../pipeline/index.ts';
import { batchBenches } from './batch.ts';
import { besideOthers } from './beside.ts';
import { ledgerOf } from './ledgers.ts';
import { quickest } from './quickest.ts';

const root = process.cwd();
const fixture = (name: string, extension: string) => join(root, 'fixtures', name, `document.${extension}`);

const line = (name: string, figures: string, target: string) =>
  console.log(`${name.padEnd(44)} ${figures.padEnd(44)} ${target}`);

async function textPath(): Promise<void> {
  const processor = await createProcessor();
  const answers = await answersOf(processor);
  const times: number[] = [];
  for (const size of [10_000, 100_000, 1_000_000]) {
    const bytes = new TextEncoder().encode(noticeOf(answers, size));
    const chars = (await openDocument(bytes, 'bench.txt')).value.length;
    const files = Array.from({ length: 12 }, () => openDocument(bytes, 'bench.txt'));
    const opened = await Promise.all(files);
    let next = 0;
    const time = await quickest(size > 500_000 ? 3 : 9, () => processor.processSync(opened[next++]));
    line(
      `text path, ${chars} characters`,
      `${Math.round(chars / time / 10) / 100} million characters/s`,
      'target ≥ 3 million',
    );
    times.push(time / chars);
  }
  await manyTexts(processor);
  const [one = 0, ten = 0, hundred = 0] = times;
  const ratio = (to: number) => `×${(to / one).toFixed(2)}`;
  line('cost of a character, 10 and 100 times the text', `${ratio(ten)}, ${ratio(hundred)}`, 'target ≤ ×1.3');
}

/** The problems of all fixtures with what was done about each, as lines of a notice. */
async function answersOf(processor: Awaited<ReturnType<typeof createProcessor>>): Promise<string[]> {
  const answers: string[] = [];
  for (const name of readdirSync(join(root, 'fixtures'))) {
    if (!existsSync(fixture(name, 'txt'))) continue;
    const file = await openDocument(readFileSync(fixture(name, 'txt')), 'bench.txt');
    const { problems } = processor.processSync(file).result;
    for (const { statement, response } of problems)
      if (response) answers.push(`${statement}。\n整改情况：${response.text.replaceAll('\n', '')}`);
  }
  return answers;
}

/** A notice of so many characters or a little more: twenty problems an area, all of them read as such. */
function noticeOf(answers: readonly string[], size: number): string {
  const lines = ['关于巡察整改情况的通报', '一、整改落实情况'];
  for (let i = 0, length = 0; length < size; i++) {
    if (i % 20 === 0) lines.push(`（${'一二三四五六七八九十'.charAt((i / 20) % 10)}）党的建设方面`);
    lines.push(`${(i % 20) + 1}.${answers[i % answers.length]}`);
    length += lines.at(-1)?.length ?? 0;
  }
  return lines.join('\n');
}

/** Documents one by one: all fixtures, and the real ones where they are. */
async function manyTexts(processor: Awaited<ReturnType<typeof createProcessor>>): Promise<void> {
  const fixtures = readdirSync(join(root, 'fixtures')).map((name) => fixture(name, 'txt'));
  const seeds = join(root, '..', 'shared', 'seeds');
  const real = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
  for (const [name, paths] of Object.entries({ fixtures, 'real documents': real })) {
    const texts = paths.filter((path) => path.endsWith('.txt') && existsSync(path)).map((path) => readFileSync(path));
    if (texts.length === 0) line(`text to ledger, ${name}`, 'not there', '');
    else await eachText(`text to ledger, ${texts.length} ${name}`, texts, processor);
  }
}

/** The quickest pass over all of them, tree → ledger, files already opened. */
async function eachText(
  name: string,
  texts: readonly Buffer[],
  processor: Awaited<ReturnType<typeof createProcessor>>,
): Promise<void> {
  let best = Number.POSITIVE_INFINITY;
  let chars = 0;
  for (let pass = 0; pass < Math.ceil(3_000 / texts.length); pass++) {
    const files = await Promise.all(texts.map((bytes) => openDocument(bytes, 'bench.txt')));
    chars = files.reduce((sum, file) => sum + file.value.length, 0);
    const began = performance.now();
    for (const file of files) processor.processSync(file);
    best = Math.min(best, performance.now() - began);
  }
  line(
    `${name} of ${Math.round(chars / texts.length)} characters`,
    `${Math.round(chars / best / 10) / 100} million characters/s`,
    'target ≥ 3 million',
  );
}

async function docx(): Promise<void> {
  for (const name of ['county-health-bureau', 'ledger-table']) {
    const bytes = readFileSync(fixture(name, 'docx'));
    const alone = await quickest(240, () => mammoth.convertToHtml({ buffer: bytes }));
    const processor = await createProcessor();
    const read = await quickest(240, () => openDocument(bytes, 'bench.docx'));
    const whole = await quickest(240, async () => processor.processSync(await openDocument(bytes, 'bench.docx')));
    compare(`docx, ${name}`, 'mammoth', alone, read, whole, 1.2);
  }
}

async function pdf(): Promise<void> {
  for (const name of ['county-health-bureau', 'ledger-table']) {
    const bytes = readFileSync(fixture(name, 'pdf'));
    const alone = Number(ownProcess('pdfjs-text.ts', fixture(name, 'pdf')));
    const processor = await createProcessor();
    const read = await quickest(30, () => openDocument(bytes, 'bench.pdf'));
    const whole = await quickest(30, async () => processor.processSync(await openDocument(bytes, 'bench.pdf')));
    compare(`pdf, ${name}`, 'pdfjs', alone, read, whole, 1.15);
  }
}

function compare(name: string, library: string, alone: number, read: number, whole: number, target: number): void {
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  line(
    name,
    `${library} ${ms(alone)}, read ${ms(read)} (×${(read / alone).toFixed(2)}), to ledger ${ms(whole)} (×${(whole / alone).toFixed(2)})`,
    `target ≤ ×${target}`,
  );
}

/** What a script of this folder prints, bundled as the program is and in a process of its own. */
function ownProcess(script: string, ...args: string[]): string {
  const outfile = join(root, 'dist', 'bench', script.replace('.ts', '.js'));
  buildSync({
    entryPoints: [join(root, 'bench', script)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  const { status, stdout } = spawnSync(process.execPath, [outfile, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  return stdout;
}

async function start(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  const args = ['dist/cli/main.js', 'run', '--quiet', '--out', out, fixture('street-office', 'txt')];
  const time = await quickest(9, () => {
    const { status } = spawnSync(process.execPath, args, { cwd: root });
    if (status !== 0) throw new Error(`the command ended with ${status}`);
  });
  const bare = await quickest(9, () => spawnSync(process.execPath, ['-e', '0']));
  rmSync(out, { recursive: true });
  line('start to ledger, one small txt', `${time.toFixed(0)} ms (node alone ${bare.toFixed(0)} ms)`, 'target ≤ 400 ms');
}

/** A workbook of many ledgers merged, in a process of its own, so that its memory is its own. */
function workbook(): void {
  const runs = Array.from(
    { length: 3 },
    () =>
      JSON.parse(ownProcess('workbook.ts')) as { problems: number; seconds: number; megabytes: number; file: number },
  );
  const seconds = Math.min(...runs.map((run) => run.seconds));
  const megabytes = Math.max(...runs.map((run) => run.megabytes));
  line(
    `merged workbook, ${runs[0]?.problems} problems`,
    `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB memory, ${runs[0]?.file.toFixed(0)} MB file`,
    'target ≤ 5 s, ≤ 500 MB',
  );
}

/** The review page of a ledger of 110 problems. */
async function page(): Promise<void> {
  const documents = [documentRows({ ledger: ledgerOf(110), corrections: null, topicNames: new Map() })];
  const time = await quickest(3, () => renderHtml(documents, { redact: false }));
  const size = Buffer.byteLength(renderHtml(documents, { redact: false }));
  line('page of 110 problems', `${time.toFixed(0)} ms, ${(size / 1e6).toFixed(2)} MB`, 'target < 1 MB');
}

/** Comparisons of many problems; the segmenter's own 250 MB are in the memory, loading it is not in the time. */
function comparisons(): void {
  for (const [name, what, target] of [
    ['coverage', 'coverage, 1,000 × 1,000 problems', 'target ≤ 10 s, 1 GB'],
    ['rounds', 'four rounds of 1,000 problems', ''],
    ['groups', 'grouping 20,000 problems', 'target ≤ 60 s'],
  ] as const) {
    const { seconds, megabytes, found } = JSON.parse(ownProcess('compare.ts', name)) as {
      seconds: number;
      megabytes: number;
      found: number;
    };
    line(what, `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, ${found} found`, target);
  }
}

const only = process.argv[2];
for (const [name, bench] of Object.entries({
  text: textPath,
  docx,
  pdf,
  beside: () => besideOthers(line),
  start,
  workbook,
  page,
  compare: comparisons,
  batch: () => batchBenches(line),
}))
  if (only === undefined || only === name) await bench();
