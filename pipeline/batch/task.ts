import { openDocument } from '../document.ts';
import { jsonLineOf, jsonOf } from '../emit/json.ts';
import { type Summary, summaryOf } from '../emit/summary.ts';
import type { LedgerProcessor } from '../processor.ts';
import type { Limits } from '../source/limits.ts';
import { type Failure, failureOf } from './failure.ts';

/** One document for a worker: its bytes and the name its ledger gives it. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: Partial<Limits>;
  /** What its ledger becomes: a file of its own, or a line in a stream of several. */
  readonly form: 'file' | 'line';
}

/** What became of the bytes: a ledger, as JSON in UTF-8, with what is told of it; or the reason why there is none. */
export type Reading =
  | {
      readonly type: 'read';
      readonly summary: Summary;
      readonly warnings: readonly string[];
      readonly json: Uint8Array;
    }
  | { readonly type: 'failed'; readonly failure: Failure };

/** Reads the bytes of one document. Never throws. */
export async function readTask({ bytes, name, limits, form }: Task, processor: LedgerProcessor): Promise<Reading> {
  try {
    const file = await openDocument(bytes, name, limits);
    const ledger = processor.processSync(file).result;
    return {
      type: 'read',
      summary: summaryOf(ledger),
      warnings: file.messages.map(({ reason }) => reason),
      json: new TextEncoder().encode(form === 'file' ? jsonOf(ledger) : jsonLineOf(ledger)),
    };
  } catch (error) {
    return { type: 'failed', failure: failureOf(error) };
  }
}
