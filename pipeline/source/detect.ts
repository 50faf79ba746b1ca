import type { FileFormat } from '../tree/codes.ts';
import { SourceFailure } from './failure.ts';

/**
 * The format of a file by its content. Throws `empty`, `encrypted` (a password-protected docx is an OLE file with an
 * EncryptedPackage) and `unsupported-format`.
 */
export function detectFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) throw new SourceFailure('empty');
  const head = latin1(bytes.subarray(0, 1024));
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes);
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    const encrypted = latin1(bytes).includes(utf16('EncryptedPackage'));
    throw new SourceFailure(
      encrypted ? 'encrypted' : 'unsupported-format',
      encrypted ? {} : { detail: 'doc、xls、wps 等旧格式' },
    );
  }
  const known = BINARY.find(([magic]) => head.startsWith(magic));
  if (known) throw new SourceFailure('unsupported-format', { detail: known[1] });
  if (WEB_PAGE.test(head)) throw new SourceFailure('unsupported-format', { detail: '网页' });
  return 'txt';
}

const BINARY = [
  ['{\\rtf', 'rtf'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['BM\0', '图片'],
  ['II*\0', '图片'],
  ['MM\0*', '图片'],
  ['Rar!', '压缩包'],
  ['7z\xbc\xaf', '压缩包'],
  ['\x1f\x8b', '压缩包'],
] as const;

/** Web pages are often saved, or sent in place of an attachment that is gone, under the name of a document; the first bytes may be a mark of UTF-8. */
const WEB_PAGE = /^(?:\xef\xbb\xbf)?\s{0,99}(?:<!doctype html|<html[\s>]|mime-version:)/i;

/** A zip with a Word document part is docx; other zips are xlsx, ofd, archives. A zip cut off before its directory is still told by its first members. */
function zipFormat(bytes: Uint8Array): FileFormat {
  const text = latin1(bytes);
  if (text.includes('word/')) return 'docx';
  const name = [
    ['xl/', 'xlsx'],
    ['ppt/', 'pptx'],
    ['OFD.xml', 'ofd'],
    ['content.xml', 'odt'],
  ].find(([part]) => text.includes(part ?? ''))?.[1];
  throw new SourceFailure('unsupported-format', { detail: name ?? '压缩包' });
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const utf16 = (text: string): string => [...text].join('\0');
