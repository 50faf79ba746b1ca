import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { openDocument, readBytes } from '../document.ts';
import { jsonLineOf, jsonOf } from '../emit/json.ts';
import { type Summary, summaryOf } from '../emit/summary.ts';
import type { LedgerProcessor } from '../processor.ts';
import type { Limits } from '../source/limits.ts';
import { writeWhole } from './atomic.ts';
import { batchFailure, type Failure, failureOf, reasonOf } from './failure.ts';

/** One document for a worker. */
export interface Task {
  /** The file; or its bytes, where it came by standard input. */
  readonly source: string | Uint8Array;
  readonly name: string;
  /** Where its ledger goes: a file, and the folder for what is half written; null: into the result. */
  readonly target: { readonly path: string; readonly temporary: string } | null;
  /** The hash of the bytes that were read before with the same rules, and whether that gave a ledger, which is then at the target. */
  readonly known: { readonly hash: string; readonly made: boolean } | null;
  readonly limits: Partial<Limits>;
}

/** What a worker made of it. `size` in bytes; `hash` of the bytes, empty where they could not be read. */
export interface TaskResult {
  readonly hash: string;
  readonly size: number;
  readonly done: Done;
}

export type Done =
  | { readonly type: 'unchanged' }
  | { readonly type: 'read'; readonly summary: Summary; readonly warnings: readonly string[]; readonly line?: string }
  | { readonly type: 'failed'; readonly failure: Failure };

/** Reads one document and writes its ledger, whole or not at all. Never throws. */
export async function runTask(task: Task, processor: LedgerProcessor): Promise<TaskResult> {
  let hash = '';
  let size = 0;
  try {
    const bytes = typeof task.source === 'string' ? await readBytes(task.source, task.limits) : task.source;
    size = bytes.length;
    hash = createHash('sha256').update(bytes).digest('hex');
    if (hash === task.known?.hash && (!task.known.made || (task.target && existsSync(task.target.path))))
      return { hash, size, done: { type: 'unchanged' } };
    return { hash, size, done: await readLedger(task, bytes, processor) };
  } catch (error) {
    return { hash, size, done: { type: 'failed', failure: failureOf(error) } };
  }
}

async function readLedger(
  { name, target, limits }: Task,
  bytes: Uint8Array,
  processor: LedgerProcessor,
): Promise<Done> {
  const file = await openDocument(bytes, name, limits);
  const ledger = processor.processSync(file).result;
  const summary = summaryOf(ledger);
  const warnings = file.messages.map(({ reason }) => reason);
  if (!target) return { type: 'read', summary, warnings, line: jsonLineOf(ledger) };
  try {
    await writeWhole(target.path, jsonOf(ledger), target.temporary);
  } catch (error) {
    return { type: 'failed', failure: batchFailure('unwritable', reasonOf(error)) };
  }
  return { type: 'read', summary, warnings };
}
