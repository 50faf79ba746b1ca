import type { LedgerProcessor } from '../processor.ts';
import type { Rules } from '../rules/rules.ts';
import { LIMITS, type LimitName, type Limits } from '../source/limits.ts';
import { type Reading, readTask, type Task } from './task.ts';

/** What is read without a worker, where nothing can end it: so little that even what is made to be slow is read in a second or two. */
const SMALL: Partial<Limits> = { bytes: 256 * 1024, inflated: 2 * 1024 * 1024, characters: 50_000, cells: 5_000 };

/**
 * Reads one small document in the process itself; null where it is not small, or a PDF, whose pages are programs: a worker can be ended.
 * Never throws.
 */
export async function readHere(task: Task, processor: LedgerProcessor, rules: Rules): Promise<Reading | null> {
  const limits = least(SMALL, task.limits);
  if (task.bytes.length > (limits.bytes ?? 0) || isPdf(task.bytes)) return null;
  const reading = await readTask({ ...task, limits }, processor, rules);
  const code = reading.type === 'failed' ? reading.failure.code : null;
  return code === 'too-large' || code === 'suspicious' ? null : reading;
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

function least(a: Partial<Limits>, b: Partial<Limits>): Partial<Limits> {
  const names = Object.keys(LIMITS) as LimitName[];
  return Object.fromEntries(names.map((name) => [name, Math.min(a[name] ?? LIMITS[name], b[name] ?? LIMITS[name])]));
}
