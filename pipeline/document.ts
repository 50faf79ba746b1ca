import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { VFile } from 'vfile';
import type { Ledger } from './ledger/schema.ts';
import { type LedgerProcessor, processorOf } from './processor.ts';
import { openRules } from './rules/open.ts';
import { SourceFailure } from './source/failure.ts';
import { LIMITS, type Limits, within } from './source/limits.ts';
import { readSource } from './source/read.ts';
import type { SourceWarning } from './source/source.ts';
import { FILE_FORMATS, type FileFormat } from './tree/codes.ts';
import type { DocumentRoot } from './tree/nodes.ts';

export interface ReadOptions {
  /** Folders of rule packs laid over the built-in ones, later ones over earlier ones. */
  readonly rules?: readonly string[];
  /** The name the ledger gives the file. Bytes have no name of their own: `document` where this is missing. */
  readonly name?: string;
  /** How much a file may have at most, where that is not the default. */
  readonly limits?: Partial<Limits>;
  /** Hears what a person should know about how the file was read. */
  readonly onWarning?: (warning: { readonly code: string; readonly message: string }) => void;
}

/**
 * Reads one document, docx, pdf or txt, from a path or from its bytes, into its ledger.
 * Throws a `SourceFailure` (its `code` says why, its `message` what to do) for a file that cannot be used, a `RuleFailure` for broken rules.
 */
export async function readLedger(input: string | Uint8Array, options: ReadOptions = {}): Promise<Ledger> {
  const processor = await (options.rules?.length ? createProcessor(options.rules) : builtIn());
  const bytes = typeof input === 'string' ? await readBytes(input, options.limits) : input;
  const name = options.name ?? (typeof input === 'string' ? basename(input) : 'document');
  const file = await openDocument(bytes, name, options.limits);
  const ledger = processor.processSync(file).result;
  for (const message of file.messages)
    options.onWarning?.({ code: message.ruleId ?? 'warning', message: message.reason });
  return ledger;
}

/**
 * A file's bytes as a vfile that a processor takes: its canonical text with `source` and `origin` in `data`, warnings as messages.
 * Throws a `SourceFailure`.
 */
export async function openDocument(bytes: Uint8Array, name: string, limits: Partial<Limits> = {}): Promise<VFile> {
  const source = await readSource(bytes, { ...LIMITS, ...limits });
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const file = new VFile({ path: name, value: source.text, data: { source, origin: { id, file: name } } });
  for (const { code, message } of [...misnamed(name, source.format), ...source.warnings])
    file.message(message, { source: 'taizhang', ruleId: code });
  return file;
}

/** A name that says another format than its bytes are: what was meant may be a file that was lost on the way. */
function misnamed(name: string, format: FileFormat): SourceWarning[] {
  const said = extname(name).slice(1).toLowerCase();
  if (said === format || !FILE_FORMATS.some((known) => known === said)) return [];
  return [
    { code: 'misnamed', message: `文件名说是 ${said},内容却是 ${format},已按内容读取。请核对是不是要的那份文件。` },
  ];
}

/** The tree of a document with all that the transformers found in it. */
export function interpret(processor: LedgerProcessor, file: VFile): DocumentRoot {
  return processor.runSync(processor.parse(file), file);
}

/** The bytes of a file, at most as many as the limit says. Throws `too-large`, `not-found` and `unreadable`. */
export async function readBytes(path: string, limits: Partial<Limits> = {}): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    // a pipe or a device may never end, and opening it may wait for ever
    if (stats.isDirectory()) {
      const open = await access(path, constants.R_OK | constants.X_OK).then(
        () => true,
        () => false,
      );
      const detail = open ? '这是文件夹,请给出其中的一份文件' : '这是文件夹,不准进入,其中的文件都没有读';
      throw new SourceFailure('unreadable', { detail });
    }
    if (!stats.isFile()) throw new SourceFailure('unreadable', { detail: '不是普通文件;管道请用 - 从标准输入读' });
    within({ ...LIMITS, ...limits }, 'bytes', stats.size);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof SourceFailure) throw cause;
    const missing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
    const detail = missing && path.includes('\ufffd') ? '文件名不是 UTF-8 编码,请改名' : undefined;
    throw new SourceFailure(missing ? 'not-found' : 'unreadable', { cause, ...(detail && { detail }) });
  }
}

/** The bytes of standard input, which tells no size beforehand. Throws `too-large` and `unreadable`. */
export async function readStream(stream: AsyncIterable<Uint8Array>, limits: Partial<Limits> = {}): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      within({ ...LIMITS, ...limits }, 'bytes', size);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof SourceFailure ? cause : new SourceFailure('unreadable', { cause });
  }
  return Buffer.concat(chunks);
}

/** A processor with the built-in rules and, laid over them, those of `overlays` (folders of rule packs). Throws a `RuleFailure`. */
export async function createProcessor(overlays: readonly string[] = []): Promise<LedgerProcessor> {
  return processorOf(await openRules(overlays));
}

let builtInProcessor: Promise<LedgerProcessor> | undefined;

/** The built-in rules do not change while the program runs: their processor is made once. */
function builtIn(): Promise<LedgerProcessor> {
  builtInProcessor ??= createProcessor();
  return builtInProcessor;
}
