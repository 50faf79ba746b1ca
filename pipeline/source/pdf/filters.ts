/**
 * Counts what data packed by one of the ways besides Flate unpack to. Gives them where other ways may come behind, as they do behind text; null
 * where they are only counted.
 */
export type Filter = (data: Buffer, count: (bytes: number) => void, dictionary: string) => Buffer | null;

const FILTERS: Readonly<Record<string, Filter>> = {
  ASCIIHexDecode: asciiHex,
  AHx: asciiHex,
  ASCII85Decode: ascii85,
  A85: ascii85,
  RunLengthDecode: runLength,
  RL: runLength,
  LZWDecode: lzw,
  LZW: lzw,
};
const NAME = /\/([A-Za-z0-9#]+)/g;

/** The filters that a stream's dictionary names, in their order. */
export function filtersIn(dictionary: string): Filter[] {
  const found: Filter[] = [];
  for (const [, name = ''] of dictionary.matchAll(NAME)) {
    const plain = name.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (Object.hasOwn(FILTERS, plain)) found.push(FILTERS[plain] as Filter);
  }
  return found;
}

/** What is no digit is passed over, as readers do. */
function asciiHex(data: Buffer, count: (bytes: number) => void): Buffer {
  const [digits = ''] = data.toString('latin1').split('>', 1);
  const bytes = Buffer.from(digits.replaceAll(/[^0-9a-fA-F]+/g, ''), 'hex');
  count(bytes.length);
  return bytes;
}

/** Readers take any byte but white space for a digit, also those beyond the last one. */
function ascii85(data: Buffer, count: (bytes: number) => void): Buffer {
  const out = Buffer.alloc(data.length * 4 + 4);
  let length = 0;
  let value = 0;
  let digits = 0;
  for (const byte of data) {
    if (byte === TILDE) break;
    if (byte === ALL_ZERO && digits === 0) length += 4;
    else if (!WHITE.has(byte)) {
      value = value * 85 + byte - FIRST;
      if (++digits < 5) continue;
      length = out.writeUInt32BE(value >>> 0, length);
      value = 0;
      digits = 0;
    }
  }
  if (digits > 1) {
    for (let i = digits; i < 5; i++) value = value * 85 + 84;
    out.writeUInt32BE(value >>> 0, length);
    length += digits - 1;
  }
  count(length);
  return out.subarray(0, length);
}

const TILDE = 0x7e;
const ALL_ZERO = 0x7a;
const FIRST = 0x21;
const WHITE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0a]);

function runLength(data: Buffer, count: (bytes: number) => void): null {
  let size = 0;
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? END_OF_RUNS;
    if (length === END_OF_RUNS) break;
    const copied = length < END_OF_RUNS;
    size += copied ? length + 1 : 257 - length;
    at += copied ? length + 2 : 2;
  }
  count(size);
  return null;
}

const END_OF_RUNS = 128;

/**
 * A table of so many words, each one byte longer than an earlier one: their lengths are all that counting needs. Codes that stand for no word
 * are taken as pdf.js takes them: one byte more than the last, and lengths from before the table was cleared count.
 */
function lzw(data: Buffer, count: (bytes: number) => void, dictionary: string): null {
  const early = /\/EarlyChange\s+0/.test(dictionary) ? 0 : 1;
  const lengths = new Uint16Array(FULL).fill(1, 0, CLEAR);
  let size = 0;
  let words = FIRST_WORD;
  let before = 0;
  let length = 0;
  let width = NARROW;
  let held = 0;
  let bits = 0;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END_OF_CODES) break;
    if (code === CLEAR) {
      words = FIRST_WORD;
      length = 0;
      width = NARROW;
      continue;
    }
    const follows = length > 0;
    length = code < words ? (lengths[code] ?? 0) : length + 1;
    if (follows) lengths[words++] = (lengths[before] ?? 0) + 1;
    before = code;
    size += length;
    width = widthOf(words + early);
  }
  count(size);
  return null;
}

const CLEAR = 256;
const END_OF_CODES = 257;
const FIRST_WORD = 258;
const FULL = 4096;
const NARROW = 9;

const widthOf = (words: number): number => (words >= 2048 ? 12 : words >= 1024 ? 11 : words >= 512 ? 10 : NARROW);
