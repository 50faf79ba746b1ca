import { workerData } from 'node:worker_threads';
import { createProcessor } from '../document.ts';
import { runTask, type Task, type TaskResult } from './task.ts';

// A worker of the pool: rules are loaded once, then documents come one at a time.
const { rules } = workerData as { readonly rules: readonly string[] };
const processor = await createProcessor(rules);

export default (task: Task): Promise<TaskResult> => runTask(task, processor);
