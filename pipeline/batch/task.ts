import { interpret, openDocument } from '../document.ts';
import { jsonLineOf, jsonOf } from '../emit/json.ts';
import { type Summary, summaryOf } from '../emit/summary.ts';
import type { LedgerProcessor } from '../processor.ts';
import type { Rules } from '../rules/rules.ts';
import type { Limits } from '../source/limits.ts';
import { type Failure, failureOf } from './failure.ts';

/** One document for a worker: its bytes and the name its ledger gives it. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: Partial<Limits>;
  readonly form: Form;
}

/** What is wanted of a document: its ledger as a file of its own or as a line in a stream of several, or its lines with what they were taken for. */
export type Form = 'file' | 'line' | 'explanation';

/** What became of the bytes: what was wanted of them, in UTF-8, with what is told of the ledger; or the reason why there is none. */
export type Reading =
  | {
      readonly type: 'read';
      readonly summary: Summary;
      readonly warnings: readonly string[];
      readonly content: Uint8Array;
    }
  | { readonly type: 'failed'; readonly failure: Failure };

/** Reads the bytes of one document. Never throws. */
export async function readTask(
  { bytes, name, limits, form }: Task,
  processor: LedgerProcessor,
  rules: Rules,
): Promise<Reading> {
  try {
    const file = await openDocument(bytes, name, limits);
    const root = interpret(processor, file);
    const ledger = processor.stringify(root, file);
    const text = async () => {
      if (form === 'explanation') return (await import('../explain/text.ts')).explanationText(root, rules);
      return form === 'file' ? jsonOf(ledger) : jsonLineOf(ledger);
    };
    return {
      type: 'read',
      summary: summaryOf(ledger),
      warnings: file.messages.map(({ reason }) => reason),
      content: new TextEncoder().encode(await text()),
    };
  } catch (error) {
    return { type: 'failed', failure: failureOf(error) };
  }
}
