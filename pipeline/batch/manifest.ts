import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Summary } from '../emit/summary.ts';
import { writeWhole } from './atomic.ts';

/** What became of one document, as a line of `.taizhang/manifest.ndjson`. */
export interface Entry {
  /** Absolute path of the document, as {@link pathOf} gives it. */
  readonly path: string;
  /** Its ledger, relative to the folder of ledgers. */
  readonly out: string;
  /** Bytes. */
  readonly size: number;
  /** sha256 of the bytes; empty where they could not be read. */
  readonly hash: string;
  /** Version of the rules, of the program, and the limits where they are not the defaults: with the bytes they decide the result. */
  readonly rules: string;
  readonly version: string;
  readonly limits: string | null;
  /** `read`, or the code of the failure. */
  readonly result: string;
  /** Of a failure. */
  readonly message: string | null;
  /** Milliseconds it took. */
  readonly time: number;
  /** What the ledger sums up to and what does not add up in it; null for a failure. */
  readonly checks: Summary | null;
  /** What a person should know about how it was read. */
  readonly warnings: readonly string[];
  /** What stands at `out`: the document's, or, where it failed, perhaps one of an earlier time; null where none does. */
  readonly ledger: Standing | null;
}

/** A ledger in the folder. */
export interface Standing {
  /** Hash of the bytes it was made of. */
  readonly of: string;
  /** Its own bytes. */
  readonly size: number;
}

/** Where a line stands in the file, in bytes without its end. */
interface Place {
  readonly at: number;
  readonly length: number;
}

/**
 * The record of an output folder, a line a document, the last one of a ledger counts. Lines are appended as documents are done, so that
 * a run that is killed loses none but the last; one cut in the middle is passed over. Only the places of the lines are held.
 */
export class Manifest {
  readonly #folder: string;
  readonly #file: string;
  readonly #places = new Map<string, Place>();
  #descriptor: number;
  #end = 0;
  #lines = 0;
  /** The last line is not ended: of a run that was killed, or of a disk that was full. */
  #open = false;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'manifest.ndjson');
    this.#descriptor = openSync(this.#file, 'a+');
  }

  /** Reads the manifest of a `.taizhang` folder. Throws the error of the file system. */
  static async open(folder: string): Promise<Manifest> {
    const manifest = new Manifest(folder);
    for await (const { at, length, text, ended } of linesOf(manifest.#file)) {
      const entry = entryOf(text);
      if (entry) manifest.#places.set(entry.out, { at, length });
      manifest.#lines++;
      manifest.#end = at + length + (ended ? 1 : 0);
      manifest.#open = !ended;
    }
    return manifest;
  }

  /** What is on record of a ledger. */
  async entry(out: string): Promise<Entry | null> {
    const place = this.#places.get(out);
    if (!place) return null;
    const file = await open(this.#file);
    try {
      const { buffer } = await file.read(Buffer.alloc(place.length), 0, place.length, place.at);
      return entryOf(buffer.toString('utf8'));
    } finally {
      await file.close();
    }
  }

  /** What is on record, a document after the other. */
  async *entries(): AsyncGenerator<Entry> {
    for await (const { at, text } of linesOf(this.#file)) {
      const entry = entryOf(text);
      if (entry && this.#places.get(entry.out)?.at === at) yield entry;
    }
  }

  /** Records a document. Throws the error of the file system. */
  add(entry: Entry): void {
    const line = Buffer.from(JSON.stringify(entry));
    const begin = this.#open ? '\n' : '';
    try {
      // at once and not later: lines keep their order, and a place is known when the line stands
      writeAll(this.#descriptor, Buffer.concat([Buffer.from(begin), line, Buffer.from('\n')]));
    } catch (error) {
      this.#open = true;
      this.#end = fstatSync(this.#descriptor).size;
      throw error;
    }
    this.#places.set(entry.out, { at: this.#end + begin.length, length: line.length });
    this.#end += begin.length + line.length + 1;
    this.#lines++;
    this.#open = false;
  }

  drop(out: string): void {
    this.#places.delete(out);
  }

  /** Leaves one line a document where there are more, and closes the file. Throws the error of the file system. */
  async close(): Promise<void> {
    try {
      if (this.#lines !== this.#places.size || this.#open)
        await writeWhole(this.#file, this.#text(), join(this.#folder, 'tmp'));
    } finally {
      closeSync(this.#descriptor);
    }
  }

  async *#text(): AsyncGenerator<string> {
    for await (const entry of this.entries()) yield `${JSON.stringify(entry)}\n`;
  }
}

/** A call may write less than all. */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

interface Line extends Place {
  readonly text: string;
  /** The last line of a run that was killed may have no end. */
  readonly ended: boolean;
}

/** The lines of a file. (`readline` takes more characters for line ends than JSON escapes.) */
async function* linesOf(path: string): AsyncGenerator<Line> {
  const file = await open(path);
  let pieces: Buffer[] = [];
  let at = 0;
  const line = (ended: boolean): Line => {
    const bytes = Buffer.concat(pieces);
    const made = { at, length: bytes.length, text: bytes.toString('utf8'), ended };
    at += bytes.length + 1;
    pieces = [];
    return made;
  };
  for await (const chunk of file.createReadStream()) {
    const bytes: Buffer = chunk;
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      pieces.push(bytes.subarray(from, end));
      yield line(true);
      from = end + 1;
    }
    if (from < bytes.length) pieces.push(bytes.subarray(from));
  }
  if (pieces.length > 0) yield line(false);
}

const NEWLINE = 0x0a;

/** Null for a line that was cut off or is of another program. */
function entryOf(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Entry;
    const words = [entry.path, entry.out, entry.hash, entry.rules, entry.version, entry.result];
    const whole =
      words.every((word) => typeof word === 'string') && (entry.result !== 'read' || isSummary(entry.checks));
    if (!whole) return null;
    // lines of an earlier build have neither
    const warnings = Array.isArray(entry.warnings) ? entry.warnings : [];
    return { ...entry, warnings, ledger: isStanding(entry.ledger) ? entry.ledger : null };
  } catch {
    return null;
  }
}

const isSummary = (checks: Summary | null): boolean =>
  checks !== null &&
  Array.isArray(checks.states) &&
  Array.isArray(checks.findings) &&
  typeof checks.problems === 'number';

const isStanding = (ledger: Standing | null | undefined): boolean =>
  typeof ledger?.of === 'string' && typeof ledger.size === 'number';

/** The path of a document on record; standard input has none. */
export const pathOf = (path: string | null): string => (path === null ? STANDARD_INPUT : resolve(path));

const STANDARD_INPUT = '-';

/** The ledger of an entry; null where the path leads out of the folder: a manifest may have been tampered with. */
export function ledgerPath(folder: string, out: string): string | null {
  const path = resolve(folder, out);
  return path.startsWith(resolve(folder) + sep) && path.endsWith('.ledger.json') ? path : null;
}
