import { SourceFailure } from '../failure.ts';
import { LIMITS, type Limits } from '../limits.ts';
import type { Source, SourceWarning } from '../source.ts';
import { readModel } from './model.ts';
import { Numbering } from './numbering.ts';
import { type DocxParts, openDocx } from './package.ts';
import { PlainWriter } from './plain.ts';
import { Styles } from './styles.ts';
import { type DocxText, textOfModel } from './text.ts';

/**
 * Reads a docx: bytes → canonical text, paragraphs and tables in document order, notes at the end, Word's automatic numbers in their place.
 * Tracked changes are read as accepted; hidden text, comments, headers and footers are not text.
 * Warns (`unread-part`) of what could not be read. Throws `encrypted`, `damaged`, `too-large`, `suspicious` or `empty`.
 */
export async function readDocx(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Source> {
  try {
    return await read(bytes, limits);
  } catch (error) {
    throw error instanceof RangeError ? outOfRange(error) : error;
  }
}

/** What the engine could not hold. A stack gives out on thousands of wrappers in each other, as no writer makes them; all else is size. */
export function outOfRange(error: RangeError): SourceFailure {
  return error.message.includes('call stack')
    ? new SourceFailure('damaged', { detail: '嵌套过深', cause: error })
    : new SourceFailure('too-large', { cause: error });
}

async function read(bytes: Uint8Array, limits: Limits): Promise<Source> {
  const parts = await openDocx(bytes, limits);
  const { plain, warnings, unreadSymbols } = writePlain(parts, limits);
  const { model, messages } = await readModel(plain);
  const read = textOfModel(model);
  if (!hasTypedText(read)) throw new SourceFailure('empty');
  return {
    format: 'docx',
    ...read,
    pages: [],
    warnings: [...parts.warnings, ...warnings, ...unreadWarnings(messages.length + unreadSymbols)],
  };
}

/** The file's parts written anew for mammoth. */
function writePlain({ document, styles, numbering, footnotes, endnotes }: DocxParts, limits: Limits) {
  const styleTable = new Styles(styles, limits);
  const writer = new PlainWriter(styleTable, new Numbering(numbering, styleTable), limits);
  const plain = {
    document: writer.document(document),
    footnotes: footnotes && writer.notes(footnotes, 'footnote'),
    endnotes: endnotes && writer.notes(endnotes, 'endnote'),
  };
  if (plain.document === null) throw new SourceFailure('damaged', { detail: '缺少正文' });
  const warnings: SourceWarning[] = [];
  if (writer.embeddedParts > 0) {
    const message = `文件里有 ${writer.embeddedParts} 处内容是嵌入的另一个文件,没有读取。请在 Word 中打开后另存一份再试。`;
    warnings.push({ code: 'unread-part', message });
  }
  return { plain: { ...plain, document: plain.document }, warnings, unreadSymbols: writer.unreadSymbols.size };
}

/** Labels alone are no text. */
function hasTypedText({ text, generated }: DocxText): boolean {
  let from = 0;
  for (const { start, end } of generated) {
    if (text.slice(from, start).trim() !== '') return true;
    from = end;
  }
  return text.slice(from).trim() !== '';
}

function unreadWarnings(count: number): SourceWarning[] {
  if (count === 0) return [];
  return [{ code: 'unread-part', message: `文件里有 ${count} 处特殊符号或内容无法读取,已略去。请对照原文件核对。` }];
}
