import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Documents } from '../rows/items.ts';
import type { HeaderLanguage } from '../rows/table.ts';
import { writeWorkbook } from './xlsx.ts';

/** The bytes of a workbook, for tests. */
export async function workbookBytes(documents: Documents, headers: HeaderLanguage = 'zh'): Promise<Uint8Array> {
  const target = new PassThrough();
  const [bytes] = await Promise.all([buffer(target), writeWorkbook(documents, headers, target)]);
  return bytes;
}
