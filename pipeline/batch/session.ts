import { access, constants, mkdir, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Summary } from '../emit/summary.ts';
import { VERSION } from '../ledger/version.ts';
import { openRules } from '../rules/open.ts';
import type { Rules } from '../rules/rules.ts';
import { Duplicates } from './duplicates.ts';
import { batchFailure, type Failure, failureOf, liesInTheBytes, reasonOf } from './failure.ts';
import { FailureList } from './failure-list.ts';
import { makeFolder } from './folder.ts';
import { type Input, UsageFailure } from './inputs.ts';
import { lock } from './lock.ts';
import { type Entry, ledgerPath, Manifest, pathOf, type Standing } from './manifest.ts';
import { inOrder } from './ordered.ts';
import { Reader, type ReaderOptions, type Result, type Target } from './reader.ts';
import { dropAll, dropAside, isLeft, leftBy } from './stale.ts';

export interface SessionOptions extends ReaderOptions {
  /** The folder of ledgers; null: ledgers come with the outcomes, nothing is recorded. */
  readonly out: string | null;
  /** Redo documents that have not changed. */
  readonly force: boolean;
}

/** What became of one document. `unchanged`: not read again, the result is that of an earlier run. */
export type Outcome = { readonly input: Input } & Settled;

type Settled = { readonly unchanged: boolean } & (
  | { readonly summary: Summary; readonly warnings: readonly string[]; readonly text?: string }
  | { readonly failure: Failure }
);

/** As many documents as may be begun and not given back for each worker: what waits for a slow one ahead of it is small. */
const AHEAD = 16;

/** The `.taizhang` folder of a folder of ledgers, with what releases its lock. */
interface Record {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly failures: FailureList;
  readonly release: () => Promise<void>;
}

/** One run on a folder of ledgers: its lock, its record, its workers. */
export class Session {
  readonly duplicates = new Duplicates();
  readonly #options: SessionOptions;
  readonly #rules: Rules;
  readonly #limits: string | null;
  readonly #record: Record | null;
  readonly #seen = new Set<string>();
  readonly #reader: Reader;
  #stopped = false;
  #unrecorded: string | null = null;

  private constructor(options: SessionOptions, rules: Rules, record: Record | null) {
    this.#options = options;
    this.#rules = rules;
    this.#record = record;
    this.#reader = new Reader(options, rules);
    this.#limits =
      Object.keys(options.limits).length > 0 ? JSON.stringify(Object.entries(options.limits).sort()) : null;
  }

  /** Throws a `RuleFailure`; a `UsageFailure` where the folder is in use or cannot be written. */
  static async open(options: SessionOptions): Promise<Session> {
    const rules = await openRules(options.rules);
    return new Session(options, rules, options.out === null ? null : await recordIn(options.out));
  }

  /** Why the record could not be written, where it could not: ledgers stand, but the next run makes them again. */
  get unrecorded(): string | null {
    return this.#unrecorded;
  }

  /** No further document is begun, those that wait are dropped; those that are being read are finished. */
  stop(): void {
    this.#stopped = true;
    this.#reader.stop();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Reads documents and gives their outcomes in the same order. A document that fails never stops the others. */
  async *read(inputs: AsyncIterable<Input> | Iterable<Input>): AsyncGenerator<Outcome> {
    const ahead = this.#options.jobs * AHEAD;
    for await (const done of inOrder(
      inputs,
      ahead,
      (input) => this.#one(input),
      () => this.#stopped,
    )) {
      if (done === null) continue;
      const { outcome, hash } = done;
      this.duplicates.add(hash, outcome.input.shown);
      this.listFailure(outcome);
      yield outcome;
    }
  }

  /** Entries of ledgers whose documents are no longer there; with `remove` they go. */
  async vanished(remove: boolean): Promise<Entry[]> {
    const { out } = this.#options;
    if (!this.#record || out === null) return [];
    const { manifest } = this.#record;
    const gone: Entry[] = [];
    for await (const entry of manifest.entries())
      if (!this.#seen.has(entry.out) && (await isGone(entry.path))) gone.push(entry);
    const orphans: Entry[] = [];
    for (const entry of gone) {
      const path = ledgerPath(out, entry.out);
      if (path !== null && isLeft(path)) orphans.push(entry);
      if (!remove) continue;
      if (path !== null) await dropAll(path);
      manifest.drop(entry.out);
    }
    return orphans;
  }

  /** Ends the workers, which hold most of the memory: no further document is read. */
  async endReading(): Promise<void> {
    await this.#reader.close();
  }

  /** Ends the workers and gives the folder free. */
  async close(): Promise<void> {
    await this.endReading();
    if (!this.#record) return;
    await this.#record.manifest.close().catch((error: unknown) => this.#cannotRecord(error));
    await this.#record.release();
  }

  /** Null where the run was stopped before the document's turn. */
  async #one(input: Input): Promise<{ readonly outcome: Outcome; readonly hash: string } | null> {
    this.#seen.add(input.out);
    const earlier = await this.#earlier(input);
    if (earlier && (await isTaken(earlier, input))) {
      const failure = batchFailure('taken', `现有的是 ${earlier.path} 的台账`);
      return { hash: '', outcome: { input, unchanged: false, failure } };
    }
    const known = this.#isKnown(earlier, input) ? earlier : null;
    let result: Result;
    try {
      result = await this.#reader.read({
        path: input.path,
        name: input.path === null ? 'stdin' : basename(input.path),
        target: this.#target(input),
        known: known && { hash: known.hash, ledger: known.checks && known.ledger ? known.ledger.size : null },
      });
    } catch (error) {
      result = { hash: '', size: 0, time: 0, done: { type: 'failed', failure: failureOf(error) } };
    }
    if (result.done.type === 'dropped') return null;
    const { result: whole, ledger } = await this.#withLedger(input, result, earlier);
    return { hash: result.hash, outcome: { input, ...this.#settle(input, whole, known, ledger) } };
  }

  /** What stands at the place of a document in the end; a failure tells what it leaves there. */
  async #withLedger({ out }: Input, result: Result, earlier: Entry | null) {
    const { hash, done } = result;
    const path = this.#options.out === null ? null : ledgerPath(this.#options.out, out);
    if (path === null || done.type === 'unchanged' || done.type === 'dropped') return { result, ledger: null };
    if (done.type === 'read') {
      if (earlier && earlier.result !== 'read') await dropAside(path).catch(() => {});
      return { result, ledger: { of: hash, size: done.bytes } };
    }
    const { ledger, note } = await leftBy(path, earlier?.ledger ?? null, hash);
    const failure = { ...done.failure, message: done.failure.message + note };
    return { result: { ...result, done: { ...done, failure } }, ledger };
  }

  /** Records what became of a document, unless that is on record already. */
  #settle(input: Input, result: Result, known: Entry | null, ledger: Standing | null): Settled {
    const { done } = result;
    if (done.type === 'unchanged' && known) {
      if (known.checks) return { unchanged: true, summary: known.checks, warnings: known.warnings };
      return { unchanged: true, failure: { code: known.result as Failure['code'], message: known.message ?? '' } };
    }
    this.#write(({ manifest }) => manifest.add(this.#entry(input, result, ledger)));
    if (done.type === 'read') return { unchanged: false, ...done };
    const failure = done.type === 'failed' ? done.failure : failureOf(new Error('unchanged without a record'));
    return { unchanged: false, failure };
  }

  /** What is on record of the place where the ledger of a document goes. */
  async #earlier({ out }: Input): Promise<Entry | null> {
    return (await this.#record?.manifest.entry(out).catch(() => null)) ?? null;
  }

  /** Whether an earlier run with the same rules, version and limits came to an end with this document. */
  #isKnown(earlier: Entry | null, { path }: Input): boolean {
    if (this.#options.force || path === null || earlier?.path !== pathOf(path)) return false;
    const { rules, version, limits, checks, ledger, result } = earlier;
    const same = rules === this.#rules.version && version === VERSION && limits === this.#limits;
    return same && (checks !== null ? ledger !== null : liesInTheBytes(result));
  }

  #target({ out }: Input): Target {
    if (this.#options.out === null || !this.#record) return 'line';
    const path = ledgerPath(this.#options.out, out);
    if (path === null) throw new Error(`a ledger outside its folder: ${out}`);
    return { path, temporary: join(this.#record.folder, 'tmp') };
  }

  #entry({ path, out }: Input, { hash, size, done, time }: Result, ledger: Standing | null): Entry {
    const failure = done.type === 'failed' ? done.failure : null;
    return {
      path: pathOf(path),
      out,
      size,
      hash,
      rules: this.#rules.version,
      version: VERSION,
      limits: this.#limits,
      result: failure?.code ?? 'read',
      message: failure?.message ?? null,
      time,
      checks: done.type === 'read' ? done.summary : null,
      warnings: done.type === 'read' ? done.warnings : [],
      ledger,
    };
  }

  /** Puts an outcome that is a failure, also one after the reading, on the list of failures, and takes one that is none off it. */
  listFailure(outcome: Outcome): void {
    const { path, shown } = outcome.input;
    const place = path === null ? shown : resolve(path);
    this.#write(({ failures }) => ('failure' in outcome ? failures.add(place, outcome.failure) : failures.drop(place)));
  }

  #write(write: (record: Record) => void): void {
    try {
      if (this.#record) write(this.#record);
    } catch (error) {
      this.#cannotRecord(error);
    }
  }

  #cannotRecord(error: unknown): void {
    this.#unrecorded = reasonOf(error);
  }
}

/** The `.taizhang` folder of a folder of ledgers, locked, with what a killed run left half written cleared away. */
async function recordIn(out: string): Promise<Record> {
  const folder = join(out, '.taizhang');
  try {
    await makeFolder(folder);
    await access(out, constants.W_OK);
    const release = await lock(folder);
    await rm(join(folder, 'tmp'), { recursive: true, force: true });
    await mkdir(join(folder, 'tmp'), { mode: 0o700 });
    return { folder, manifest: await Manifest.open(folder), failures: new FailureList(folder), release };
  } catch (error) {
    if (error instanceof UsageFailure) throw error;
    const reason = reasonOf(error);
    const advice = reason === 'EEXIST' || reason === 'ENOTDIR' ? '路径上有同名的文件,请' : '请检查权限和磁盘空间,或';
    throw new UsageFailure(`台账文件夹 ${out} 不能写入(${reason})。${advice}换一个 --out。`);
  }
}

/** Whether a place is that of another document, which is still there and has a ledger; one that was moved gives its place up. */
async function isTaken(earlier: Entry, { path }: Input): Promise<boolean> {
  const holds = earlier.result === 'read' || earlier.ledger !== null;
  if (earlier.path === pathOf(path) || !holds || (await isGone(earlier.path))) return false;
  // the same file by another way: a link, another case
  return path === null || !(await isSameFile(earlier.path, path));
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return a?.ino !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

/** Standard input never is: nothing tells where it came from. */
async function isGone(path: string): Promise<boolean> {
  if (path === pathOf(null)) return false;
  return access(path).then(
    () => false,
    (error: unknown) =>
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'),
  );
}
