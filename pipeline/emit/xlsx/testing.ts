import { buffer } from 'node:stream/consumers';
import type { Documents } from '../rows/items.ts';
import type { HeaderLanguage } from '../rows/table.ts';
import { workbookPieces } from './xlsx.ts';

/** The bytes of a workbook, for tests. */
export const workbookBytes = (documents: Documents, headers: HeaderLanguage = 'zh'): Promise<Uint8Array> =>
  buffer(workbookPieces(documents, headers));
