import { SourceFailure } from './failure.ts';
import type { Source } from './source.ts';

/** How much of everything a file may have; what is beyond is a failure of that file. The values are the defaults. */
export const LIMITS = {
  /** Bytes of the file. */
  bytes: 200 * 1024 * 1024,
  /** Pages of a PDF. */
  pages: 5_000,
  /** Members of a zip. */
  entries: 10_000,
  /** Bytes of all parts of a docx that are read, or of what one page of a PDF is drawn by, once unpacked; a docx of a thousand pages has about a tenth of it. */
  inflated: 64 * 1024 * 1024,
  /** Unpacked bytes for a byte of the file, from a few megabytes on. Word's own files stay below 60. */
  ratio: 200,
  /** Elements in each other in a part of a docx, and styles based on each other; a nested table takes three. */
  depth: 400,
  /** Attributes of an element. */
  attributes: 500,
  /** UTF-16 code units of the canonical text. */
  characters: 10_000_000,
  /** Rows times columns of a table. */
  cells: 500_000,
} as const;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

const NAMES: Readonly<Record<LimitName, string>> = {
  bytes: '文件字节数',
  pages: '页数',
  entries: '压缩包内的文件数',
  inflated: '解压后的字节数',
  ratio: '压缩比',
  depth: '嵌套层数',
  attributes: '一个元素的属性数',
  characters: '字数',
  cells: '一个表格的单元格数',
};

/** Below this no unpacked size is out of proportion. */
const SMALL = 4 * 1024 * 1024;
/** What is far beyond any writer of documents is not merely large. */
const SUSPICIOUS: ReadonlySet<LimitName> = new Set(['entries', 'ratio', 'depth', 'attributes']);

/** Throws `too-large` or, for what no writer of documents makes, `suspicious` where a count is over its limit. */
export function within(limits: Limits, name: LimitName, count: number): void {
  if (count > limits[name])
    throw new SourceFailure(SUSPICIOUS.has(name) ? 'suspicious' : 'too-large', {
      detail: `${NAMES[name]}超过上限 ${limits[name]},可用 --limit ${name}=数值 调整`,
    });
}

/** The text and the tables of a source. Throws `too-large`. */
export function checkSource({ text, blocks }: Source, limits: Limits): void {
  within(limits, 'characters', text.length);
  for (const block of blocks) if (block.type === 'table') within(limits, 'cells', block.rows * block.columns);
}

/** Counts what is unpacked from one file. Throws `too-large` and `suspicious`. */
export class Inflation {
  readonly #limits: Limits;
  readonly #packed: number;
  #size = 0;

  constructor(limits: Limits, packed: number) {
    this.#limits = limits;
    this.#packed = packed;
  }

  add(bytes: number): void {
    this.#size += bytes;
    if (this.#size > SMALL) within(this.#limits, 'ratio', Math.floor(this.#size / this.#packed));
    within(this.#limits, 'inflated', this.#size);
  }
}

/** The members of a zip by its directory, before anything is made of them. Throws `suspicious`. */
export function checkEntries(bytes: Uint8Array, limits: Limits): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let entries = 0;
  for (let at = buffer.indexOf(ENTRY); at >= 0; at = buffer.indexOf(ENTRY, at + ENTRY.length)) entries++;
  within(limits, 'entries', entries);
}

/** Begins each record of a zip's directory. */
const ENTRY = Buffer.from('PK\x01\x02', 'latin1');
/** Begins the record behind the directory. */
const END = Buffer.from('PK\x05\x06', 'latin1');

/** No two members of one name: of those one program reads the first and another the last. Throws `suspicious`. */
export function checkNames(bytes: Uint8Array, normal: (name: string) => string): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(END);
  if (end < 0 || end + 22 > buffer.length) return;
  const names = new Set<string>();
  let at = end - buffer.readUInt32LE(end + 12);
  while (at >= 0 && at + 46 <= end && buffer.subarray(at, at + 4).equals(ENTRY)) {
    const [name, extra, comment] = [28, 30, 32].map((field) => buffer.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const written = normal(buffer.toString('utf8', at + 46, at + 46 + name));
    if (names.has(written) && !written.endsWith('/'))
      throw new SourceFailure('suspicious', { detail: '压缩包内有同名文件' });
    names.add(written);
    at += 46 + name + extra + comment;
  }
}

/** An XML part before a tree is made of it: no document type (and so no entities of its own), no endless nesting. Throws `suspicious`, and any error where more ends than begins. */
export function checkXml(xml: string, limits: Limits): void {
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    if (xml.startsWith('<!--', at)) at = after(xml, '-->', at + 4);
    else if (xml.startsWith('<![CDATA[', at)) at = after(xml, ']]>', at);
    else if (xml.startsWith('<!', at)) throw new SourceFailure('suspicious', { detail: '含有 DTD 或实体声明' });
    else if (xml.startsWith('<?', at)) at = after(xml, '?>', at);
    else if (xml.startsWith('</', at)) {
      if (--depth < 0) throw new Error('an end without its beginning');
      at = after(xml, '>', at);
    } else {
      at = tagEnd(xml, at, limits);
      if (xml.charAt(at - 2) !== '/') within(limits, 'depth', ++depth);
    }
  }
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  return at < 0 ? xml.length : at + end.length;
}

/** Behind the `>` of a start tag that is not inside an attribute's value. */
function tagEnd(xml: string, from: number, limits: Limits): number {
  let attributes = 0;
  for (let at = from + 1; at < xml.length; at++) {
    const unit = xml.charCodeAt(at);
    if (unit === GREATER) return at + 1;
    if (unit !== QUOTE && unit !== APOSTROPHE) continue;
    within(limits, 'attributes', ++attributes);
    at = xml.indexOf(unit === QUOTE ? '"' : "'", at + 1);
    if (at < 0) break;
  }
  return xml.length;
}

const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
