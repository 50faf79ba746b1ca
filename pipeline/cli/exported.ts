import { join } from 'node:path';
import { batchFailure, type Failure, reasonOf } from '../batch/failure.ts';
import { readLedgerFile } from '../batch/ledgers.ts';
import { LedgerFailure } from '../batch/open-ledger.ts';
import type { Outcome } from '../batch/session.ts';
import type { Exporting } from './exporting.ts';

/** Exports the ledger of a document, of this run or an earlier one; gives why it could not, else null. */
export async function exportFailure(
  { input, unchanged }: Outcome,
  exporting: Exporting,
  out: string,
): Promise<Failure | null> {
  const path = join(out, input.out);
  try {
    await exporting.add(await readLedgerFile(path), path, path.replace(/\.ledger\.json$/, ''));
    return null;
  } catch (error) {
    if (!(error instanceof LedgerFailure)) return batchFailure('unwritable', reasonOf(error));
    // its length is what the record says, so that the next run takes it for whole
    const advice = unchanged ? '文书未变动,要加 --force 才会重读。' : '';
    return { code: error.code, message: `没有导出:${error.message}${advice}` };
  }
}
