import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { quickest } from './quickest.ts';

const root = process.cwd();

/** Commands that give the plain text of a file, and the formats they read. They are not part of the project: one that is not installed is told. */
const COMMANDS = [
  { name: 'pandoc', formats: ['docx'], args: (path: string) => ['-t', 'plain', path] },
  { name: 'pdftotext', formats: ['pdf'], args: (path: string) => ['-layout', path, '-'] },
  { name: 'officeparser', formats: ['docx', 'pdf'], args: (path: string) => [path] },
];

/** From start to result, command beside command: theirs the text, ours the ledger. */
export async function besideOthers(line: (name: string, figures: string, target: string) => void): Promise<void> {
  for (const format of ['docx', 'pdf']) {
    const path = join(root, 'fixtures/housing-bureau', `document.${format}`);
    const own = await command(process.execPath, ['dist/cli/main.js', 'run', '--stdout', '--quiet', path]);
    for (const { name, args } of COMMANDS.filter(({ formats }) => formats.includes(format))) {
      const theirs = await command(name, args(path));
      const figures =
        theirs === null || own === null
          ? `skipped: ${name} is not installed`
          : `${name} ${theirs.toFixed(0)} ms, taizhang to ledger ${own.toFixed(0)} ms (×${(own / theirs).toFixed(2)})`;
      line(`${format} as commands`, figures, '');
    }
  }
}

/** Milliseconds of the quickest of five runs; null where there is no such command. */
async function command(name: string, args: readonly string[]): Promise<number | null> {
  const once = () => spawnSync(name, args, { cwd: root, maxBuffer: 1 << 28 });
  if (once().status !== 0) return null;
  return quickest(5, once);
}
