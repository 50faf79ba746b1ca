import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { processorOf } from '../processor.ts';
import { openRules } from '../rules/open.ts';
import { readTask, type Task } from './task.ts';

// A worker of the pool: rules are loaded once, then documents come one at a time. It reads no files and writes none.
const { rules: folders } = workerData as { readonly rules: readonly string[] };
const rules = await openRules(folders);
const processor = processorOf(rules);

/** A reading; its bytes are handed over, not copied. */
export default async (task: Task) => {
  const reading = await readTask(task, processor, rules);
  return reading.type === 'read'
    ? move({ [transferableSymbol]: [reading.content.buffer], [valueSymbol]: reading })
    : reading;
};
