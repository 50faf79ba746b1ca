import { readBytes } from '../document.ts';
import type { LedgerProcessor } from '../processor.ts';
import { LIMITS, type LimitName, type Limits } from '../source/limits.ts';
import { runTask, type Task, type TaskResult } from './task.ts';

/** What is read without a worker: within these a document takes no time and no memory to speak of, whatever is in it. */
const SMALL: Partial<Limits> = { bytes: 512 * 1024, inflated: 8 * 1024 * 1024, characters: 200_000, cells: 20_000 };

/**
 * Reads one small document in the process itself; null where it is not small, or a PDF, whose pages are programs: a worker can be ended.
 * Never throws.
 */
export async function readHere(task: Task, processor: LedgerProcessor): Promise<TaskResult | null> {
  const limits = least(SMALL, task.limits);
  const bytes = typeof task.source === 'string' ? await readBytes(task.source, limits).catch(() => null) : task.source;
  if (bytes && isPdf(bytes)) return null;
  const result = await runTask({ ...task, source: bytes ?? task.source, limits }, processor);
  const code = result.done.type === 'failed' ? result.done.failure.code : null;
  return code === 'too-large' || code === 'suspicious' ? null : result;
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

function least(a: Partial<Limits>, b: Partial<Limits>): Partial<Limits> {
  const names = Object.keys(LIMITS) as LimitName[];
  return Object.fromEntries(names.map((name) => [name, Math.min(a[name] ?? LIMITS[name], b[name] ?? LIMITS[name])]));
}
