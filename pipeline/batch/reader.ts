import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { readBytes, readStream } from '../document.ts';
import type { Summary } from '../emit/summary.ts';
import type { LedgerProcessor } from '../processor.ts';
import type { Rules } from '../rules/rules.ts';
import type { Limits } from '../source/limits.ts';
import { writeWhole } from './atomic.ts';
import { type Failure, failureOf, writeFailure } from './failure.ts';
import type { Pool, PoolOptions } from './pool.ts';
import type { Form, Reading, Task } from './task.ts';

export interface ReaderOptions extends PoolOptions {
  readonly limits: Partial<Limits>;
  /** The documents are few: small ones are read in the process itself, which is quicker than starting workers. */
  readonly few: boolean;
}

/** A file, and the folder for what is half written; else what comes with the result. */
export type Target = { readonly path: string; readonly temporary: string } | Exclude<Form, 'file'>;

/** One document and where its ledger goes. */
export interface Job {
  /** Null for standard input. */
  readonly path: string | null;
  readonly name: string;
  readonly target: Target;
  /** The hash of the bytes that were read before with the same rules, and how many bytes the ledger at the target has; null where they gave none. */
  readonly known: { readonly hash: string; readonly ledger: number | null } | null;
}

/** What became of a document. `size` in bytes; `hash` of the bytes, empty where they could not be read; `time` of reading in milliseconds. */
export interface Result {
  readonly hash: string;
  readonly size: number;
  readonly time: number;
  readonly done: Done;
}

export type Done =
  | { readonly type: 'unchanged' }
  /** Its turn came after {@link Reader.stop}. */
  | { readonly type: 'dropped' }
  | {
      readonly type: 'read';
      readonly summary: Summary;
      readonly warnings: readonly string[];
      /** Bytes of the ledger, or of what was wanted in its place. */
      readonly bytes: number;
      /** They themselves, where they are in no file. */
      readonly text?: string;
    }
  | { readonly type: 'failed'; readonly failure: Failure };

const DROPPED = { time: 0, done: { type: 'dropped' } } as const;

type Timed = Reading & { readonly time: number };

/** As many documents as may be in hand for each worker: while one is read, files of the others are opened and ledgers written. */
const IN_HAND = 2;

/**
 * Takes documents from files to ledgers: files are opened, compared with what is on record and written here, so that workers, which only
 * read, never wait for a disk, and what is unchanged needs none.
 */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #rules: Rules;
  readonly #hands: LimitFunction;
  #pool: Promise<Pool> | null = null;
  #stopped = false;
  #processor: Promise<LedgerProcessor> | null = null;

  constructor(options: ReaderOptions, rules: Rules) {
    this.#options = options;
    this.#rules = rules;
    this.#hands = pLimit(options.jobs * IN_HAND);
  }

  get limits(): Partial<Limits> {
    return this.#options.limits;
  }

  /** Reads one document and writes its ledger, whole or not at all. Never throws. */
  read(job: Job): Promise<Result> {
    return this.#hands(() => this.#read(job));
  }

  /** No further document is begun; those that are being read are finished. */
  stop(): void {
    this.#stopped = true;
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await (await pool)?.close();
  }

  async #read({ path, name, target, known }: Job): Promise<Result> {
    let file = { hash: '', size: 0 };
    if (this.#stopped) return { ...file, ...DROPPED };
    try {
      const { limits } = this.#options;
      const bytes = await (path === null ? readStream(process.stdin, limits) : readBytes(path, limits));
      file = { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
      if (file.hash === known?.hash && (known.ledger === null || (await sizeOf(target)) === known.ledger))
        return { ...file, time: 0, done: { type: 'unchanged' } };
      const reading = await this.#reading({ bytes, name, limits, form: typeof target === 'string' ? target : 'file' });
      if (reading === null) return { ...file, ...DROPPED };
      return { ...file, time: reading.time, done: await delivered(reading, target) };
    } catch (error) {
      return { ...file, time: 0, done: { type: 'failed', failure: failureOf(error) } };
    }
  }

  async #reading(task: Task): Promise<Timed | null> {
    const isStopped = () => this.#stopped;
    if (isStopped()) return null;
    if (this.#options.few) {
      const began = performance.now();
      this.#processor ??= import('../processor.ts').then(({ processorOf }) => processorOf(this.#rules));
      const { readHere } = await import('./here.ts');
      const reading = await readHere(task, await this.#processor, this.#rules);
      if (reading) return { ...reading, time: Math.round(performance.now() - began) };
    }
    this.#pool ??= import('./pool.ts').then(({ Pool }) => new Pool(this.#options));
    return (await this.#pool).run(task, isStopped);
  }
}

/** Bytes of the ledger at a target; null where there is none. One that was emptied or cut off is made again. */
async function sizeOf(target: Target): Promise<number | null> {
  if (typeof target === 'string') return null;
  return stat(target.path).then(
    ({ size }) => size,
    () => null,
  );
}

/** Writes a ledger to its place. */
async function delivered(reading: Reading, target: Target): Promise<Done> {
  if (reading.type === 'failed') return { type: 'failed', failure: reading.failure };
  const { type, summary, warnings, content } = reading;
  const done = { type, summary, warnings, bytes: content.length };
  if (typeof target === 'string') return { ...done, text: new TextDecoder().decode(content) };
  try {
    await writeWhole(target.path, content, target.temporary);
  } catch (error) {
    return { type: 'failed', failure: writeFailure('unwritable', error) };
  }
  return done;
}
