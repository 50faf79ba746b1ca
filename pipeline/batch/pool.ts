import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { batchFailure, failureOf } from './failure.ts';
import type { Task, TaskResult } from './task.ts';

export interface PoolOptions {
  /** Workers. */
  readonly jobs: number;
  /** Milliseconds a document may take. */
  readonly timeout: number;
  /** Megabytes of heap a worker may have. */
  readonly memory: number;
  /** Folders of rule packs. */
  readonly rules: readonly string[];
}

/** The built worker: threads run JavaScript only, so tests and tools that run from the source need a build. */
const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/batch/worker.js' : '../batch/worker.js', import.meta.url),
);

/** Megabytes outside the heaps (buffers of files and parts) that the process may have for each worker, and for itself. */
const OUTSIDE = 512;
const WATCH_EVERY = 250;

/**
 * Workers that read documents. One that takes too long or too much memory ends with its worker, alone; another worker takes its place.
 */
export class Pool {
  readonly #pool: Piscina<Task, TaskResult>;
  readonly #timeout: number;
  readonly #jobs: number;
  readonly #most: number;
  readonly #running = new Map<AbortController, number>();
  readonly #waiting: (() => void)[] = [];
  readonly #watch: NodeJS.Timeout;
  #busy = 0;

  constructor({ jobs, timeout, memory, rules }: PoolOptions) {
    this.#jobs = jobs;
    this.#timeout = timeout;
    this.#most = (OUTSIDE + jobs * (memory + OUTSIDE)) * 1024 * 1024;
    this.#pool = new Piscina<Task, TaskResult>({
      filename: WORKER,
      minThreads: 1,
      maxThreads: jobs,
      idleTimeout: 60_000,
      concurrentTasksPerWorker: 1,
      workerData: { rules },
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
    });
    // the end of a worker is told by the task it had
    this.#pool.on('error', () => {});
    this.#watch = setInterval(() => this.#endLargest(), WATCH_EVERY).unref();
  }

  /** Reads one document; waits for a free worker first, so that its time is its own. `time` in milliseconds. Never rejects. */
  async run(task: Task): Promise<TaskResult & { readonly time: number }> {
    if (this.#busy >= this.#jobs) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy++;
    const began = performance.now();
    const took = () => Math.round(performance.now() - began);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort('timeout'), this.#timeout);
    this.#running.set(controller, began);
    try {
      return { ...(await this.#pool.run(task, { signal: controller.signal })), time: took() };
    } catch (error) {
      const failure = this.#failure(error, controller.signal);
      return { hash: '', size: 0, done: { type: 'failed', failure }, time: took() };
    } finally {
      clearTimeout(timer);
      this.#running.delete(controller);
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    await this.#pool.destroy();
  }

  #failure(error: unknown, { aborted, reason }: AbortSignal) {
    if (aborted) return batchFailure(reason === 'timeout' ? 'timeout' : 'out-of-memory');
    const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    return memory ? batchFailure('out-of-memory') : failureOf(error);
  }

  /** Heaps have their limits; buffers outside them do not. Where they grow beyond all measure, the document longest in hand ends. */
  #endLargest(): void {
    if (process.memoryUsage.rss() < this.#most) return;
    const [oldest] = [...this.#running].sort(([, a], [, b]) => a - b);
    oldest?.[0].abort('memory');
  }
}
