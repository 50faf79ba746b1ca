import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { ZipFile } from 'yazl';
import type { Documents } from '../rows/items.ts';
import { workbookTables } from '../rows/tables.ts';
import { unitOf } from '../rows/values.ts';
import { baseRows } from './base.ts';
import { filledBase, filledSheet } from './fill.ts';
import { type Layout, layoutOf } from './layout.ts';
import { linkerTo } from './links.ts';
import { skeletonOf, TIME, type WorkbookOptions } from './skeleton.ts';

/** Writes a workbook of one document, or of several together, to a stream. Rejects when the stream fails. */
export async function writeWorkbook(
  documents: Documents,
  headers: WorkbookOptions['headers'],
  target: Writable,
): Promise<void> {
  const layouts = workbookTables(documents).map(layoutOf);
  const options = { title: titleOf(documents), headers, topicNames: documents.topicNames };
  const skeleton = await JSZip.loadAsync(await skeletonOf(layouts, options));
  const sheets = sheetsByPath(layouts, documents);
  const parts = await Promise.all(
    Object.values(skeleton.files).map(async (part) => ({ path: part.name, xml: await part.async('string') })),
  );
  const zip = new ZipFile();
  const output = new Readable().wrap(zip.outputStream);
  const fail = (error: Error) => output.destroy(error);
  zip.on('error', fail);
  for (const { path, xml } of parts) {
    const fill = sheets.get(path);
    const options = { mtime: TIME, compressionLevel: 1 };
    if (fill === undefined) zip.addBuffer(Buffer.from(xml), path, options);
    else zip.addReadStream(Readable.from(encoded(fill(xml))).on('error', fail), path, options);
  }
  zip.end();
  await pipeline(output, target);
}

type Fill = (xml: string) => Iterable<string>;

function sheetsByPath(layouts: readonly Layout[], documents: Documents): ReadonlyMap<string, Fill> {
  const tables = layouts.map(({ table }) => table);
  const source = tables.find(({ id }) => id === 'source');
  const linkOf = source ? linkerTo(source, firstParagraphs(documents)) : () => null;
  const fills = layouts.map(
    (layout): Fill =>
      (xml) =>
        filledSheet(xml, layout, linkOf),
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
