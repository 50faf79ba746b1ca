import { buffer } from 'node:stream/consumers';
import JSZip from 'jszip';
import type { Documents } from '../rows/items.ts';
import type { HeaderLanguage } from '../rows/table.ts';
import { readEdits, type WorkbookEdits } from './read.ts';
import { workbookPieces } from './xlsx.ts';

/** The bytes of a workbook, for tests. */
export const workbookBytes = (documents: Documents, headers: HeaderLanguage = 'zh'): Promise<Uint8Array> =>
  buffer(workbookPieces(documents, headers));

/** What was changed in a workbook, for tests. */
export const readBack = (bytes: Uint8Array, topicNames: ReadonlyMap<string, string>): Promise<WorkbookEdits> =>
  readEdits(bytes, partsOf(bytes), topicNames);

async function* partsOf(bytes: Uint8Array): AsyncGenerator<Buffer> {
  for (const part of Object.values((await JSZip.loadAsync(bytes)).files)) yield part.async('nodebuffer');
}
