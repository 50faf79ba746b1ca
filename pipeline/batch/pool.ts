import { fileURLToPath } from 'node:url';
import pLimit, { type LimitFunction } from 'p-limit';
import { Piscina } from 'piscina';
import { batchFailure, type Failure, failureOf } from './failure.ts';
import type { Reading, Task } from './task.ts';

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

/** Megabytes for what lives briefly: three times 32, so that most of what one document needs is gone before anything is moved. */
const YOUNG = 96;

/**
 * Workers that read documents. One that takes too long or too much memory ends with its worker, alone; another worker takes its place.
 */
export class Pool {
  readonly #pool: Piscina<Task, Reading>;
  readonly #timeout: number;
  readonly #most: number;
  readonly #running = new Map<AbortController, number>();
  readonly #workers: LimitFunction;
  readonly #watch: NodeJS.Timeout;

  constructor({ jobs, timeout, memory, rules }: PoolOptions) {
    this.#workers = pLimit(jobs);
    this.#timeout = timeout;
    this.#most = (OUTSIDE + jobs * (memory + OUTSIDE)) * 1024 * 1024;
    this.#pool = new Piscina<Task, Reading>({
      filename: WORKER,
      minThreads: 1,
      maxThreads: jobs,
      idleTimeout: 60_000,
      concurrentTasksPerWorker: 1,
      workerData: { rules },
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
    });
    // the end of a worker that had a task is told by the task; here is that of one that could not start
    this.#pool.on('error', (error) => this.#endStranded(error));
    this.#watch = setInterval(() => this.#endLargest(), WATCH_EVERY).unref();
  }

  /**
   * Reads one document, whose bytes are handed over; waits for a free worker first, so that its time, in milliseconds, is its own.
   * Null where `isStopped` says when its turn comes that it is not wanted any more. Never rejects.
   */
  run(task: Task, isStopped: () => boolean): Promise<(Reading & { readonly time: number }) | null> {
    return this.#workers(async () => {
      if (isStopped()) return null;
      const began = performance.now();
      const reading = await this.#read(task, began);
      return { ...reading, time: Math.round(performance.now() - began) };
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    await this.#pool.destroy();
  }

  async #read(task: Task, began: number): Promise<Reading> {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => controller.abort('timeout'), this.#timeout);
    this.#running.set(controller, began);
    try {
      return await this.#pool.run(task, { signal, transferList: handedOver(task.bytes) });
    } catch (error) {
      if (!signal.aborted) this.#endStranded(error);
      return { type: 'failed', failure: failureIn(signal.aborted ? signal.reason : error) };
    } finally {
      clearTimeout(timer);
      this.#running.delete(controller);
    }
  }

  /**
   * Once a worker could not start, the pool makes no other in place of one that ends: where none is left, the documents begun last, which wait
   * for one, would wait out their time.
   */
  #endStranded(error: unknown): void {
    if (this.#pool.threads.length > 0) return;
    const waiting = [...this.#running.keys()].slice(this.#running.size - this.#pool.queueSize);
    for (const controller of waiting) controller.abort(error);
  }

  /** Heaps have their limits; buffers outside them do not. Where they grow beyond all measure, the document longest in hand ends. */
  #endLargest(): void {
    if (process.memoryUsage.rss() < this.#most) return;
    const [oldest] = [...this.#running].sort(([, a], [, b]) => a - b);
    oldest?.[0].abort('memory');
  }
}

/** Why a document ended: what its signal was aborted with, or what its worker died of. */
function failureIn(error: unknown): Failure {
  if (error === 'timeout') return batchFailure('timeout');
  const ofWorker = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return error === 'memory' || ofWorker ? batchFailure('out-of-memory') : failureOf(error);
}

/** Memory that holds other bytes as well (small buffers share theirs) is copied. */
const handedOver = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
