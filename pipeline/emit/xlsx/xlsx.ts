import JSZip from 'jszip';
import type { Documents } from '../rows/items.ts';
import { workbookTables } from '../rows/tables.ts';
import { unitOf } from '../rows/values.ts';
import { PIECE } from './ascii.ts';
import { baseRows } from './base.ts';
import { filledBase, filledSheet } from './fill.ts';
import { type Layout, layoutOf } from './layout.ts';
import { linkerTo } from './links.ts';
import { TIME } from './print.ts';
import { skeletonOf, type WorkbookOptions } from './skeleton.ts';
import { Texts } from './texts.ts';
import { type Part, zipped } from './zip.ts';

/** A workbook of one document, or of several together, as bytes in pieces, made when they are asked for. */
export async function* workbookPieces(
  documents: Documents,
  headers: WorkbookOptions['headers'],
): AsyncGenerator<Uint8Array> {
  const layouts = workbookTables(documents).map(layoutOf);
  const options = { title: titleOf(documents), headers, topicNames: documents.topicNames };
  const parts = await partsOf(await skeletonOf(layouts, options));
  yield* zipped(filled(parts, layouts, documents), TIME);
}

/** The parts of a workbook, by their path in it. */
async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const { files } = await JSZip.loadAsync(bytes);
  const parts = Object.values(files).map(async (part) => [part.name, await part.async('string')] as const);
  return new Map(await Promise.all(parts));
}

const TEXTS_PATH = 'xl/sharedStrings.xml';

/** The parts with every row in its sheet. Large ones are made piece by piece while they are written; the texts come last, when all are known. */
function* filled(
  parts: ReadonlyMap<string, string>,
  layouts: readonly Layout[],
  documents: Documents,
): Generator<Part> {
  const tables = layouts.map(({ table }) => table);
  const source = tables.find(({ id }) => id === 'source');
  const linkOf = source ? linkerTo(source, firstParagraphs(documents)) : () => null;
  const texts = new Texts(parts.get(TEXTS_PATH) ?? '');
  const fills: ((xml: string) => Iterable<Buffer>)[] = layouts.map(
    (layout) => (xml) => filledSheet(xml, layout, texts, linkOf),
  );
  fills.push((xml) => filledBase(xml, baseRows(tables), texts));
  const byPath = new Map(fills.map((fill, index) => [`xl/worksheets/sheet${index + 1}.xml`, fill]));
  for (const [path, xml] of parts) if (path !== TEXTS_PATH) yield [path, byPath.get(path)?.(xml) ?? [Buffer.from(xml)]];
  yield [TEXTS_PATH, encoded(texts.xml())];
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
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

function titleOf({ documents }: Documents): string {
  const [first, ...others] = documents;
  if (first === undefined) return '';
  const { ledger } = first;
  return others.length === 0 ? (ledger.document.title ?? unitOf(ledger)) : `${documents.length}份文书`;
}
