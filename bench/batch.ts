/**
 * Benches of whole runs of the built command on folders of many mixed documents (txt, docx, pdf): speed with one worker and with two, peak
 * memory with a thousand documents and with ten thousand.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();
const fixture = (extension: string) => readFileSync(join(root, 'fixtures/housing-bureau', `document.${extension}`));

/** Tells at the end of a process what it took. */
const METER = `data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('\\n@'+JSON.stringify({megabytes:maxRSS/1024,cpu:(userCPUTime+systemCPUTime)/1e6}))})`;

interface Figures {
  /** By the clock, and of the processors. */
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

export function batchBenches(line: (name: string, figures: string, target: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  try {
    speed(folder, line);
    memory(folder, line);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function speed(folder: string, line: (name: string, figures: string, target: string) => void): void {
  const documents = 200;
  const source = join(folder, 'long');
  mkdirSync(source);
  const text = fixture('txt').toString('utf8');
  const long = text.repeat(Math.ceil(30_000 / text.length)).slice(0, 30_000);
  for (let i = 0; i < documents; i++) writeFileSync(join(source, `${i}.txt`), `${long}${i}`);
  const [one, two] = [1, 2].map((jobs) => run(source, join(folder, `long-${jobs}`), jobs));
  if (!one || !two) return;
  const rate = (figures: Figures) => (documents / figures.seconds).toFixed(1);
  line(
    `${documents} documents of 30,000 characters`,
    `1 worker ${rate(one)}/s, 2 workers ${rate(two)}/s (×${(one.seconds / two.seconds).toFixed(2)})`,
    'target ≥ 20/s, ≥ ×1.8',
  );
  line(
    '  processor time',
    `1 worker ${one.cpu.toFixed(1)} s, 2 workers ${two.cpu.toFixed(1)} s: at most ×${((2 * one.cpu) / two.cpu).toFixed(2)} on two free cores`,
    '',
  );
}

function memory(folder: string, line: (name: string, figures: string, target: string) => void): void {
  const peaks = [1_000, 10_000].map((documents) => {
    const source = join(folder, `mixed-${documents}`);
    mkdirSync(source);
    for (let i = 0; i < documents; i++) writeMixed(source, i);
    return { documents, ...run(source, join(folder, `out-${documents}`), 2) };
  });
  const [few, many] = peaks;
  if (!few || !many) return;
  line(
    '1,000 and 10,000 mixed documents, 2 workers',
    `${few.megabytes.toFixed(0)} MB, ${many.megabytes.toFixed(0)} MB (${((many.megabytes / few.megabytes - 1) * 100).toFixed(1)} % more), ${(many.documents / many.seconds).toFixed(1)}/s`,
    'target ≤ 5 % more, < 600 MB',
  );
}

/** Five txt, four docx and a pdf in ten documents; each with bytes of its own. */
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

function run(source: string, out: string, jobs: number): Figures {
  const args = ['--import', METER, 'dist/cli/main.js', 'run', source, '--out', out, '--quiet', '--jobs', String(jobs)];
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`the run ended with ${status}: ${stderr.slice(0, 500)}`);
  const told = stderr
    .split('\n@')
    .slice(1)
    .map((json): { megabytes: number; cpu: number } => JSON.parse(json));
  return {
    seconds,
    cpu: Math.max(...told.map(({ cpu }) => cpu)),
    megabytes: Math.max(...told.map(({ megabytes }) => megabytes)),
  };
}
