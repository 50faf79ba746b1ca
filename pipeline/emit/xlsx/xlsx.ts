import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { ZipFile } from 'yazl';
import type { Documents } from '../rows/items.ts';
import type { Table } from '../rows/table.ts';
import { workbookTables } from '../rows/tables.ts';
import { unitOf } from '../rows/values.ts';
import { baseRows } from './base.ts';
import { filledBase, filledSheet } from './fill.ts';
import { linkerTo } from './links.ts';
import { skeletonOf, TIME, type WorkbookOptions } from './skeleton.ts';

/** A workbook of one document, or of several together, as a stream of the file's bytes. */
export async function workbookOf(documents: Documents, headers: WorkbookOptions['headers']): Promise<Readable> {
  const tables = workbookTables(documents);
  const options = { title: titleOf(documents), headers, topicNames: documents.topicNames };
  const skeleton = await JSZip.loadAsync(await skeletonOf(tables, options));
  const zip = new ZipFile();
  const sheets = sheetsByPath(tables, documents);
  for (const path of Object.keys(skeleton.files)) {
    const part = skeleton.file(path);
    if (part === null) continue;
    const fill = sheets.get(path);
    if (fill === undefined) zip.addBuffer(await part.async('nodebuffer'), path, { mtime: TIME });
    else
      zip.addReadStream(Readable.from(encoded(fill(await part.async('string')))), path, {
        mtime: TIME,
        compressionLevel: 3,
      });
  }
  zip.end();
  return Readable.from(zip.outputStream);
}

type Fill = (xml: string) => Iterable<string>;

function sheetsByPath(tables: readonly Table[], documents: Documents): ReadonlyMap<string, Fill> {
  const source = tables.find(({ id }) => id === 'source');
  const linkOf = source ? linkerTo(source, firstParagraphs(documents)) : () => null;
  const fills = tables.map(
    (table): Fill =>
      (xml) =>
        filledSheet(xml, table, linkOf),
  );
  fills.push((xml) => filledBase(xml, baseRows(tables)));
  return new Map(fills.map((fill, index) => [`xl/worksheets/sheet${index + 1}.xml`, fill]));
}

/** The row of each document's first paragraph in the sheet 原文; the header is row 1. */
function firstParagraphs({ documents }: Documents): number[] {
  let next = 2;
  return documents.map(({ ledger }) => {
    const first = next;
    next += ledger.text.split('\n').length;
    return first;
  });
}

function* encoded(texts: Iterable<string>): Generator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

function titleOf({ documents }: Documents): string {
  const [first, ...others] = documents;
  if (first === undefined) return '';
  const { ledger } = first;
  return others.length === 0 ? (ledger.document.title ?? unitOf(ledger)) : `${documents.length}份文书`;
}
