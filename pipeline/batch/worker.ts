import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { createProcessor } from '../document.ts';
import { readTask, type Task } from './task.ts';

// A worker of the pool: rules are loaded once, then documents come one at a time. It reads no files and writes none.
const { rules } = workerData as { readonly rules: readonly string[] };
const processor = await createProcessor(rules);

/** A reading; the bytes of its ledger are handed over, not copied. */
export default async (task: Task) => {
  const reading = await readTask(task, processor);
  return reading.type === 'read'
    ? move({ [transferableSymbol]: [reading.json.buffer], [valueSymbol]: reading })
    : reading;
};
