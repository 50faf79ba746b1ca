import { constants, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib';
import { SourceFailure } from '../failure.ts';
import { Inflation, type Limits, within } from '../limits.ts';
import { checkCMap } from './cmaps.ts';
import { filtersIn } from './filters.ts';

/** Streams that reading text never unpacks, whatever they unpack to: honest scans come to gigabytes. */
const NEVER_READ = /\/Subtype\s*\/Image\b|\/EmbeddedFile\b/;
/** Objects that are packed many in one stream, and may be pages. */
const OBJECTS = /\/ObjStm\b/;
const REFERENCE = /\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b\s{0,9}/g;
const CONTENTS = /\/Contents\s{0,9}\[?\s{0,9}(\d{1,10})/g;
const NUMBER = /(\d{1,10})\s+\d{1,5}\s+$/;

const STREAM = Buffer.from('stream', 'latin1');
const END = Buffer.from('endstream', 'latin1');
/** Filters that a stream goes through; nobody packs what is packed more often than twice. */
const LAYERS = 4;
/** A file cut off or badly copied has a few damaged streams; each costs many times what a sound one costs. */
const DAMAGED = 1000;
const ZLIB_HEAD = 2;
/** Data that break off unpack as far as they go. */
const IN_PIECES = { chunkSize: 1 << 16, finishFlush: constants.Z_SYNC_FLUSH };
const AT_ONCE = { maxOutputLength: 1 << 20, finishFlush: constants.Z_SYNC_FLUSH, info: true };

/**
 * Unpacks the streams of a PDF once, without keeping them, before the reader unpacks them whole: what one page is drawn by may have
 * `inflated` bytes, and all of them together `ratio` bytes for each byte of the file. There is no sum over the file, as pages are
 * read one by one and a book of thousands is honest.
 * Flate is known by its bytes, the other ways by what a stream's dictionary says. What is encrypted, or packed by LZW or run lengths and then
 * once more, is left to the time a document has.
 * @throws SourceFailure `suspicious` or `too-large`
 */
export async function checkStreams(bytes: Uint8Array, limits: Limits): Promise<void> {
  await new Streams(bytes, limits).check();
}

class Streams {
  readonly #bytes: Buffer;
  readonly #limits: Limits;
  readonly #total: Inflation;
  /** Bytes of the streams by the number of their object, and those that are not unpacked. */
  readonly #sizes = new Map<number, number>();
  readonly #passed = new Map<number, Passed>();
  /** No `endstream` is left: asking for it at each stream would cost the whole rest each time. */
  #ended = false;
  #damaged = 0;
  /** Numbers of objects that pages are drawn by. */
  readonly #contents = new Set<number>();
  /** Numbers of objects that stand in a row, as in `/Contents [5 0 R 6 0 R]`. */
  readonly #rows: number[][] = [];

  constructor(bytes: Uint8Array, limits: Limits) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#limits = limits;
    this.#total = new Inflation({ ...limits, inflated: Infinity }, bytes.length);
  }

  async check(): Promise<void> {
    let from = 0;
    for (let at = this.#next(from); at >= 0; at = this.#next(from)) {
      const text = this.#bytes.toString('latin1', from, at);
      this.#references(text);
      from = await this.#stream(text, dataAt(this.#bytes, at));
    }
    this.#references(this.#bytes.toString('latin1', from));
    // A page drawn by what says that it is an image.
    for (const [number, { at, end, dictionary }] of this.#passed)
      if (this.#contents.has(number))
        await (isPacked(this.#bytes, at)
          ? this.#unpack(number, at, dictionary)
          : this.#plain(number, at, end, dictionary));
    this.#checkRows();
  }

  /** The next keyword `stream` that does not end `endstream`; -1 without. */
  #next(from: number): number {
    let at = this.#bytes.indexOf(STREAM, from);
    while (at >= 0 && this.#bytes.toString('latin1', at - 3, at) === 'end') at = this.#bytes.indexOf(STREAM, at + 1);
    return at;
  }

  /** Goes through the stream whose data begin at `at`; `before` is what stands between the last stream and it. Returns where it ends. */
  async #stream(before: string, at: number): Promise<number> {
    const head = before.lastIndexOf('obj');
    const number = Number(NUMBER.exec(before.slice(Math.max(0, head - 30), Math.max(0, head)))?.[1] ?? 0);
    const dictionary = before.slice(Math.max(0, head));
    const isRead = !NEVER_READ.test(dictionary);
    if (isRead && isPacked(this.#bytes, at)) return this.#unpack(number, at, dictionary);
    const end = this.#ended ? -1 : this.#bytes.indexOf(END, at);
    this.#ended = end < 0;
    if (!isRead) this.#passed.set(number, { at, end: this.#ended ? this.#bytes.length : end, dictionary });
    if (this.#ended) return at;
    if (isRead) await this.#plain(number, at, end, dictionary);
    return end + END.length;
  }

  /** Goes through a stream that is text, or packed into some. */
  async #plain(number: number, at: number, end: number, dictionary: string): Promise<void> {
    const size = this.#counter();
    const data = this.#bytes.subarray(at, end);
    checkCMap(data);
    await this.#within(data, dictionary, size.count);
    this.#sizes.set(number, end - at + size.bytes);
  }

  async #unpack(number: number, at: number, dictionary: string): Promise<number> {
    const size = this.#counter();
    const holdsObjects = OBJECTS.test(dictionary);
    const first = await unpack(this.#bytes.subarray(at), holdsObjects || filtersIn(dictionary).length > 0, size.count);
    if (first.damaged && ++this.#damaged > DAMAGED) throw new SourceFailure('damaged');
    if (holdsObjects) this.#references(first.data.toString('latin1'));
    checkCMap(first.data);
    await this.#within(first.data, dictionary, size.count);
    this.#sizes.set(number, size.bytes);
    return at + first.used;
  }

  /** Counts what is packed in what was unpacked, or in text. */
  async #within(data: Buffer, dictionary: string, count: (bytes: number) => void): Promise<void> {
    const filters = filtersIn(dictionary).values();
    let inner: Buffer | null = data;
    for (let layer = 1; layer < LAYERS && inner; layer++) {
      if (isPacked(inner, 0)) inner = (await unpack(inner, false, count)).data;
      else inner = filters.next().value?.(inner, count, dictionary) ?? null;
    }
  }

  /** The bytes of one stream. */
  #counter() {
    const size = {
      bytes: 0,
      count: (bytes: number) => {
        size.bytes += bytes;
        within(this.#limits, 'inflated', size.bytes);
        this.#total.add(bytes);
      },
    };
    return size;
  }

  #references(text: string): void {
    for (const [, number] of text.matchAll(CONTENTS)) this.#contents.add(Number(number));
    let row: number[] = [];
    let end = -1;
    for (const { 0: reference, 1: number, index } of text.matchAll(REFERENCE)) {
      if (index !== end) row = [];
      row.push(Number(number));
      if (row.length === 2) this.#rows.push(row);
      end = index + reference.length;
    }
  }

  /** A stream that is named many times draws a page as often. */
  #checkRows(): void {
    for (const row of this.#rows) {
      const size = row.reduce((sum, number) => sum + (this.#sizes.get(number) ?? 0), 0);
      within(this.#limits, 'inflated', size);
    }
  }
}

/** A stream that says that it is an image or an attachment. */
interface Passed {
  readonly at: number;
  readonly end: number;
  readonly dictionary: string;
}

/** Where the data begin after the keyword `stream` at `at`: behind the end of its line. */
function dataAt(bytes: Buffer, at: number): number {
  let data = at + STREAM.length;
  while (bytes[data] === 0x20) data++;
  if (bytes[data] === 0x0d) data++;
  if (bytes[data] === 0x0a) data++;
  return data;
}

/** The two bytes that zlib data begin with, which readers ask for as well. */
function isPacked(bytes: Buffer, at: number): boolean {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

interface Unpacked {
  /** How many bytes of the file it took. */
  readonly used: number;
  /** What came out, as far as it was kept. */
  readonly data: Buffer;
  readonly damaged: boolean;
}

/**
 * Counts what zlib data unpack to, up to where they end or are damaged, as readers go; checksums are not asked for. The result is
 * kept only where it is wanted or is packed again.
 */
async function unpack(bytes: Buffer, keep: boolean, count: (bytes: number) => void): Promise<Unpacked> {
  const data = bytes.subarray(ZLIB_HEAD);
  const small = unpackSmall(data);
  if (small) {
    count(small.data.length);
    return small;
  }
  const inflater = createInflateRaw(IN_PIECES);
  const kept: Buffer[] = [];
  let damaged = false;
  inflater.end(data);
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      count(chunk.length);
      if (keep || kept.length > 0 || isPacked(chunk, 0)) kept.push(chunk);
    }
  } catch (error) {
    if (error instanceof SourceFailure) throw error;
    damaged = true;
  }
  return { used: ZLIB_HEAD + inflater.bytesWritten, data: Buffer.concat(kept), damaged };
}

/** Most streams are a few thousand bytes: at once they cost a third. Null where one is larger or damaged. */
function unpackSmall(data: Buffer): Unpacked | null {
  try {
    const unpacked: unknown = inflateRawSync(data, AT_ONCE);
    return hasEngine(unpacked)
      ? { used: ZLIB_HEAD + unpacked.engine.bytesWritten, data: unpacked.buffer, damaged: false }
      : null;
  } catch {
    return null;
  }
}

/** With `info` the engine is given as well, which the types of Node do not know. */
const hasEngine = (unpacked: unknown): unpacked is { readonly buffer: Buffer; readonly engine: InflateRaw } =>
  typeof unpacked === 'object' && unpacked !== null && 'engine' in unpacked && 'buffer' in unpacked;
