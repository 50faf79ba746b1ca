/**
 * Benches of whole runs of the built command on folders of many documents: speed on one core and on two with a mixed folder (txt, docx, pdf),
 * the rate of long documents, peak memory with a thousand documents and with ten thousand.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();
const fixture = (extension: string) => readFileSync(join(root, 'fixtures/housing-bureau', `document.${extension}`));

const LONG = 600;
const FEW = 1_000;
/** So many that what each worker compiles for itself decides nothing. */
const MANY = 10_000;

/** Tells at the end of the process, not of its threads, what it took. */
const METER = `data:text/javascript,import{isMainThread as m}from'node:worker_threads';if(m)process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('\\n@'+JSON.stringify({megabytes:maxRSS/1024,cpu:(userCPUTime+systemCPUTime)/1e6}))})`;

interface Figures {
  /** By the clock, and of the processors. */
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

type Line = (name: string, figures: string, target: string) => void;

export function batchBenches(line: Line): void {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  try {
    long(folder, line);
    mixedBenches(folder, line);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rate = (documents: number, { seconds }: Figures) => (documents / seconds).toFixed(1);

/** A worker a core: alone on one core, its compiler and collector run on it as well and not beside it. */
function mixedBenches(folder: string, line: Line): void {
  const [few, many, one] = [mixed(folder, FEW, 2), mixed(folder, MANY, 2), mixed(folder, MANY, 1)];
  line(
    `${FEW} and ${MANY} mixed documents, 2 cores`,
    `${few.megabytes.toFixed(0)} MB, ${many.megabytes.toFixed(0)} MB (${((many.megabytes / few.megabytes - 1) * 100).toFixed(1)} % more)`,
    'target ≤ 5 % more, < 600 MB',
  );
  line(
    `${MANY} mixed documents`,
    `1 core ${rate(MANY, one)}/s, 2 cores ${rate(MANY, many)}/s (×${(one.seconds / many.seconds).toFixed(2)})`,
    'target ≥ ×1.8',
  );
  line(
    '  processor time',
    `1 core ${one.cpu.toFixed(1)} s, 2 cores ${many.cpu.toFixed(1)} s: at most ×${((2 * one.cpu) / many.cpu).toFixed(2)}`,
    '',
  );
}

function long(folder: string, line: Line): void {
  const source = join(folder, 'long');
  mkdirSync(source);
  const text = TXT.toString('utf8');
  const repeated = text.repeat(Math.ceil(30_000 / text.length)).slice(0, 30_000);
  for (let i = 0; i < LONG; i++) writeFileSync(join(source, `${i}.txt`), `${repeated}${i}`);
  const figures = run(source, join(folder, 'long-out'), 2);
  line(
    `${LONG} documents of 30,000 characters, 2 cores`,
    `${rate(LONG, figures)}/s, processor time ${figures.cpu.toFixed(1)} s: at most ${((2 * LONG) / figures.cpu).toFixed(1)}/s`,
    'target ≥ 20/s',
  );
}

/** Five txt, four docx and a pdf in ten documents; each with bytes of its own. */
function mixed(folder: string, documents: number, cores: 1 | 2): Figures {
  const [source, out] = [join(folder, 'mixed'), join(folder, 'out')];
  mkdirSync(source);
  for (let i = 0; i < documents; i++) writeMixed(source, i);
  const figures = run(source, out, cores);
  for (const used of [source, out]) rmSync(used, { recursive: true });
  return figures;
}

function writeMixed(folder: string, i: number): void {
  const own = String(i).padStart(8, '0');
  const kind = i % 10;
  if (kind === 9) writeFileSync(join(folder, `${own}.pdf`), Buffer.concat([PDF, Buffer.from(`\n%${own}\n`)]));
  else if (kind % 2 === 1) writeFileSync(join(folder, `${own}.docx`), commented(DOCX, own));
  else writeFileSync(join(folder, `${own}.txt`), Buffer.concat([TXT, Buffer.from(own)]));
}

const [TXT, DOCX, PDF] = ['txt', 'docx', 'pdf'].map(fixture) as [Buffer, Buffer, Buffer];

/** A zip with a comment: the last two bytes of one without tell its length. */
function commented(zip: Buffer, comment: string): Buffer {
  const made = Buffer.concat([zip, Buffer.from(comment)]);
  made.writeUInt16LE(comment.length, zip.length - 2);
  return made;
}

/** Runs the command with a worker a core. Other work on the machine shows by the clock, not in the time of the processors. */
function run(source: string, out: string, cores: 1 | 2): Figures {
  const node = [process.execPath, '--import', METER, 'dist/cli/main.js', 'run', source, '--out', out, '--quiet'];
  const args = ['-c', cores === 1 ? '0' : '0,1', ...node, '--jobs', String(cores)];
  const began = performance.now();
  const { status, stderr, error } = spawnSync('taskset', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - began) / 1000;
  if (error) throw error;
  if (status !== 0) throw new Error(`the run ended with ${status}: ${stderr.slice(0, 500)}`);
  const told: { megabytes: number; cpu: number } = JSON.parse(stderr.slice(stderr.lastIndexOf('\n@') + 2));
  return { seconds, ...told };
}
