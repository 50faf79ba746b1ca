import { join } from 'node:path';
import { type Failure, writeFailure } from '../batch/failure.ts';
import { readLedgerFile } from '../batch/ledgers.ts';
import { LedgerFailure } from '../batch/open-ledger.ts';
import type { Outcome } from '../batch/session.ts';
import { CorrectionsFailure } from '../corrections/files.ts';
import { type Exporting, MERGED } from './exporting.ts';

/** Exports the ledger of a document, of this run or an earlier one; gives what became of the document in the end. */
export async function exported(outcome: Outcome, exporting: Exporting, out: string): Promise<Outcome> {
  if ('failure' in outcome) return outcome;
  const { input, unchanged } = outcome;
  const path = join(out, input.out);
  try {
    await exporting.add(await readLedgerFile(path), path, path.replace(/\.ledger\.json$/, ''));
    return outcome;
  } catch (error) {
    return { input, unchanged, failure: failureIn(error, unchanged) };
  }
}

/** Writes what was merged; gives why it could not be, as that of a document of its name, else null. */
export async function merged(exporting: Exporting, out: string): Promise<Outcome | null> {
  try {
    await exporting.finish(out);
    return null;
  } catch (error) {
    const input = { path: join(out, MERGED), shown: MERGED, out: MERGED };
    return { input, unchanged: false, failure: failureIn(error, false) };
  }
}

function failureIn(error: unknown, unchanged: boolean): Failure {
  if (error instanceof CorrectionsFailure) return { code: 'not-exported', message: `没有导出:${error.message}` };
  if (!(error instanceof LedgerFailure)) {
    const { code, message } = writeFailure('not-exported', error);
    return { code, message: code === 'not-exported' ? message : `没有导出:${message}` };
  }
  // its length is what the record says, so that the next run takes it for whole
  const advice = unchanged ? '文书未变动,要加 --force 才会重读。' : '';
  return { code: error.code, message: `没有导出:${error.message}${advice}` };
}
