import { dirname, join } from 'node:path';
import { writeFailure } from '../batch/failure.ts';
import { type LedgerFile, listLedgers, readLedgerFile } from '../batch/ledgers.ts';
import { EXIT } from './exit.ts';
import { Exporting, type ExportOptions } from './exporting.ts';
import { progressOf } from './progress.ts';
import { print, tell } from './say.ts';

/** `taizhang export`: ledgers as workbooks, pages, reports and tables. Gives the exit code. */
export async function exportLedgers(
  args: readonly string[],
  options: ExportOptions & { readonly out?: string },
): Promise<number> {
  const files = await listLedgers(args);
  const exporting = await Exporting.open(options);
  const progress = await progressOf(files.length < 2 ? 'none' : 'people', async () => files.length);
  const failed: string[] = [];
  for (const file of files) {
    progress.step(file.base, false);
    try {
      await exporting.add(await readLedgerFile(file.path), file.path, baseOf(file, options.out));
    } catch (error) {
      failed.push(`${file.path}:${reasonIn(error)}`);
    }
  }
  await exporting.finish(options.out ?? dirname(files[0]?.path ?? '.'));
  progress.stop();
  for (const path of exporting.written) print(`${path}\n`);
  for (const note of exporting.notes) tell(`注意 ${note}\n`);
  if (failed.length > 0) tell(`没有导出的台账:\n${failed.map((line) => `  ${line}\n`).join('')}`);
  return failed.length > 0 ? EXIT.failed : EXIT.ok;
}

/** Sentences of our own as they are; the file system's errors get one. */
const reasonIn = (error: unknown): string =>
  error instanceof Error && !('errno' in error) ? error.message : writeFailure('not-exported', error).message;

/** Exports go beside their ledger, or into a folder with the inner folders kept. */
function baseOf({ path, base }: LedgerFile, out: string | undefined): string {
  return out === undefined ? path.replace(/(?:\.ledger)?\.json$/, '') : join(out, base);
}
