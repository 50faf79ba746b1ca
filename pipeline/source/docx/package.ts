import JSZip from 'jszip';
import { SourceFailure } from '../failure.ts';
import { checkEntries, checkNames, Inflation, LIMITS, type Limits } from '../limits.ts';
import type { SourceWarning } from '../source.ts';
import { attributeOf, parseXml, type XmlElement } from './xml.ts';

const PARTS = { styles: '样式', numbering: '自动编号', footnotes: '脚注', endnotes: '尾注' } as const;
type PartName = keyof typeof PARTS;

/** The XML parts of a docx that reading its text takes; null where the file has no such part. */
export interface DocxParts extends Readonly<Record<PartName, XmlElement | null>> {
  readonly document: XmlElement;
  readonly warnings: readonly SourceWarning[];
}

/**
 * Opens a docx. Parts are found by relationship, else under their usual names; a side part that cannot be read is a warning.
 * Throws `encrypted`, `damaged` (no zip, no document part, not well-formed), `too-large` or `suspicious`.
 */
export async function openDocx(bytes: Uint8Array, limits: Limits = LIMITS): Promise<DocxParts> {
  if (isCompoundFile(bytes)) throw new SourceFailure(isEncrypted(bytes) ? 'encrypted' : 'unsupported-format');
  checkEntries(bytes, limits);
  checkNames(bytes, normal);
  const zip = new Package(await unzip(bytes), limits, bytes.length);
  const main = (await relationTargets(zip, '')).get('officeDocument') ?? 'word/document.xml';
  const document = await readPart(zip, main).catch(damaged);
  if (!document) throw new SourceFailure('damaged', { detail: '缺少正文' });
  const targets = await relationTargets(zip, main);
  const warnings: SourceWarning[] = [];
  const side = async (name: PartName): Promise<XmlElement | null> => {
    try {
      return await readPart(zip, targets.get(name) ?? resolve(main, `${name}.xml`));
    } catch (error) {
      if (error instanceof SourceFailure) throw error;
      warnings.push({
        code: 'unread-part',
        message: `文件的“${PARTS[name]}”部分已损坏,没有读取。请用 Word 打开原文件,另存一份后重试。`,
      });
      return null;
    }
  };
  return {
    document,
    styles: await side('styles'),
    numbering: await side('numbering'),
    footnotes: await side('footnotes'),
    endnotes: await side('endnotes'),
    warnings,
  };
}

/** A password-protected docx is an OLE compound file around the encrypted package, not a zip. */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const damaged = (cause: unknown): never => {
  throw cause instanceof SourceFailure ? cause : new SourceFailure('damaged', { cause });
};

async function unzip(bytes: Uint8Array): Promise<JSZip> {
  return JSZip.loadAsync(bytes).catch((cause: unknown) => {
    const locked = cause instanceof Error && /encrypted/i.test(cause.message);
    throw new SourceFailure(locked ? 'encrypted' : 'damaged', { cause });
  });
}

/** Part names are told apart without regard to case, and some writers put backslashes. */
class Package {
  readonly limits: Limits;
  readonly inflation: Inflation;
  readonly #entries = new Map<string, JSZip.JSZipObject>();

  constructor(zip: JSZip, limits: Limits, size: number) {
    this.limits = limits;
    this.inflation = new Inflation(limits, size);
    for (const entry of Object.values(zip.files)) this.#entries.set(normal(entry.name), entry);
  }

  entry(path: string): JSZip.JSZipObject | null {
    return this.#entries.get(normal(path)) ?? null;
  }
}

const normal = (path: string): string => path.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/** The first target of each kind of relationship (`styles`, `numbering` …) of a part; `''` is the package itself. */
async function relationTargets(zip: Package, part: string): Promise<ReadonlyMap<string, string>> {
  const slash = part.lastIndexOf('/') + 1;
  const root = await readPart(zip, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`).catch(damaged);
  const targets = new Map<string, string>();
  for (const relation of root?.children ?? []) {
    const kind = attributeOf(relation, 'Type')?.split('/').at(-1) ?? '';
    const target = resolve(part, attributeOf(relation, 'Target') ?? '');
    if (!targets.has(kind) && attributeOf(relation, 'TargetMode') !== 'External' && zip.entry(target))
      targets.set(kind, target);
  }
  return targets;
}

/** A target's path in the package: `/word/x.xml`, `x.xml` and `../x.xml` are all met. */
function resolve(part: string, target: string): string {
  const from = /^[/\\]/.test(target) ? '' : part.slice(0, part.lastIndexOf('/') + 1);
  const steps: string[] = [];
  for (const step of (from + target).split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

async function readPart(zip: Package, path: string): Promise<XmlElement | null> {
  const entry = zip.entry(path);
  if (!entry) return null;
  return parseXml(decode(await unpack(entry, zip.inflation)), zip.limits);
}

/** Unpacks with an eye on the size: a small zip can hold any amount. */
function unpack(entry: JSZip.JSZipObject, inflation: Inflation): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const chunks: Uint8Array[] = [];
    const stream = entry.nodeStream('nodebuffer');
    stream.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      try {
        inflation.add(chunk.length);
      } catch (error) {
        stream.pause();
        fail(error);
      }
    });
    stream.on('error', fail);
    stream.on('end', () => done(Buffer.concat(chunks)));
  });
}

/** XML parts are UTF-8 or, with a byte order mark, UTF-16. Throws where they are neither: no replacement character gets into a ledger. */
function decode(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
