import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { SourceFailure } from '../failure.ts';
import { LIMITS, type Limits, within } from '../limits.ts';
import { repairGlyphs } from './glyphs.ts';
import { identity, type Matrix, multiply } from './matrix.ts';
import { type Rule, rulesOf } from './rules.ts';
import { checkStreams } from './streams.ts';
import { unseenFonts } from './unseen-fonts.ts';

/**
 * One positioned piece of text. Points (1/72 inch), x to the right, y down from the top of the page as it is read.
 * White space is a piece too, with the width of the gap.
 */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Font size in points. */
  readonly size: number;
}

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the order of the content stream. */
  readonly pieces: readonly Piece[];
  /** The ruled lines of the page; costs about half of what the text costs, so only on demand. */
  readonly rules: () => Promise<readonly Rule[]>;
}

/** The pages that could be read, in order, and the numbers of those that could not. */
export interface PdfPages {
  readonly pages: readonly PdfPage[];
  readonly unread: readonly number[];
}

const NO_ANNOTATIONS = 0;

// What we use of the pdfjs document behind pdf-parse; its own types are not exported to us.
interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}
interface PdfjsPage {
  /** The page's object in the file. */
  readonly ref: { readonly num: number; readonly gen: number } | null;
  readonly getViewport: (options: { scale: number }) => {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly streamTextContent: (options: object) => ReadableStream<{
    readonly items: readonly (TextItem | { type: string })[];
  }>;
  readonly getOperatorList: (options: { annotationMode: number }) => Promise<{
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }>;
}
interface PdfjsDocument {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<PdfjsPage>;
}

const enginePush = Object.getOwnPropertyDescriptor(Array.prototype, 'push');

/**
 * pdfjs brings a polyfill that replaces the engine's `push` of arrays for the whole process by one written in JavaScript, over a
 * corner case of read-only arrays: reading takes a third longer, and all that the process does afterwards is slowed.
 */
function giveBackPush(): void {
  if (enginePush) Object.defineProperty(Array.prototype, 'push', enginePush);
}

/** Where pdfjs finds its character maps and fonts: plain paths that end in a slash, or unembedded GB fonts read as nothing. */
function resources(): { cMapUrl: string; standardFontDataUrl: string } {
  const ofParser = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
  const folder = dirname(ofParser.resolve('pdfjs-dist/package.json'));
  return { cMapUrl: `${folder}/cmaps/`, standardFontDataUrl: `${folder}/standard_fonts/` };
}

/**
 * Opens a PDF and hands its pages to `use`; the document is closed when `use` is done.
 * @throws SourceFailure `encrypted`, `damaged`, `suspicious` or `too-large`
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (pdf: PdfPages) => Promise<T>,
  limits: Limits = LIMITS,
): Promise<T> {
  await checkStreams(bytes, limits);
  // pdfjs is large: loaded only when there is a PDF to read.
  const { PDFParse, VerbosityLevel } = await import('pdf-parse');
  // The reader takes the buffer away from its owner: it gets a copy.
  const data = new Uint8Array(bytes);
  const parser = new PDFParse({
    data,
    ...resources(),
    ...unseenFonts,
    cMapPacked: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await openDocument(parser);
    giveBackPush();
    return await use(await readPages(document, limits));
  } finally {
    await parser.destroy();
  }
}

/** pdf-parse keeps its pdfjs document to itself; positions are only there. A test watches that `load` stays. */
async function openDocument(parser: object): Promise<PdfjsDocument> {
  const { load } = parser as { load?: () => Promise<PdfjsDocument> };
  if (typeof load !== 'function') throw new SourceFailure('internal-error');
  try {
    return await load.call(parser);
  } catch (error) {
    throw openFailure(error);
  }
}

function openFailure(cause: unknown): SourceFailure {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException') return new SourceFailure('encrypted', { cause });
  const damaged = ['InvalidPDFException', 'FormatError', 'UnknownErrorException'].includes(name);
  return new SourceFailure(damaged ? 'damaged' : 'internal-error', { cause });
}

async function readPages(document: PdfjsDocument, limits: Limits): Promise<PdfPages> {
  const pages: PdfPage[] = [];
  const unread: number[] = [];
  within(limits, 'pages', document.numPages);
  let characters = 0;
  const count = (more: number) => {
    characters += more;
    within(limits, 'characters', characters);
  };
  // A file may name one page thousands of times: it is read once.
  const known = new Map<string, PdfPage>();
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      const key = page.ref ? `${page.ref.num} ${page.ref.gen}` : `page ${number}`;
      const same = known.get(key);
      if (same) for (const { text } of same.pieces) count(text.length);
      const read = same ? { ...same, number } : await readPage(page, number, count);
      known.set(key, read);
      pages.push(read);
    } catch (error) {
      if (error instanceof SourceFailure) throw error;
      unread.push(number);
    }
  }
  return { pages, unread };
}

/** The text of a page as it comes, counted at once: a page may be drawn for minutes. */
async function itemsOf(page: PdfjsPage, count: (characters: number) => void): Promise<TextItem[]> {
  const items: TextItem[] = [];
  const reader = page.streamTextContent({ includeMarkedContent: false, disableNormalization: true }).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const item of part.value.items) {
        if (!('str' in item)) continue;
        count(item.str.length);
        items.push(item);
      }
    }
  } catch (error) {
    // Without this the reader goes on drawing the page for nobody.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
  return items;
}

async function readPage(page: PdfjsPage, number: number, count: (characters: number) => void): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const items = await itemsOf(page, count);
  const placed = items.map((item) => place(item, viewport.transform));
  const turn = readingTurn(placed);
  const upright = uprightMatrix(turn, viewport.width, viewport.height);
  const toPage = multiply(upright, viewport.transform);
  const sideways = turn % 2 === 1;
  return {
    number,
    width: sideways ? viewport.height : viewport.width,
    height: sideways ? viewport.width : viewport.height,
    pieces: placed.flatMap((item) => (item.turn === turn ? [toPiece(item, upright)] : [])),
    rules: async () => rulesOf(await page.getOperatorList({ annotationMode: NO_ANNOTATIONS }), toPage),
  };
}

interface Placed {
  readonly text: string;
  readonly width: number;
  readonly matrix: Matrix;
  /** Quarter turns clockwise of the writing direction; null where the text runs aslant (watermarks). */
  readonly turn: number | null;
}

function place(item: TextItem, viewport: readonly number[]): Placed {
  const matrix = multiply(viewport, item.transform);
  const angle = Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2);
  const nearest = Math.round(angle);
  const turn = Math.abs(angle - nearest) < 0.03 ? (nearest + 4) % 4 : null;
  return { text: repairGlyphs(item.str), width: item.width, matrix, turn };
}

/** The direction most characters of the page run in: a sideways table on an upright page is read sideways. */
function readingTurn(items: readonly Placed[]): number {
  const characters = [0, 0, 0, 0];
  for (const { turn, text } of items) if (turn !== null) characters[turn] = (characters[turn] ?? 0) + text.length;
  return characters.indexOf(Math.max(...characters));
}

function uprightMatrix(turn: number, width: number, height: number): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return identity;
}

function toPiece({ text, width, matrix }: Placed, upright: Matrix): Piece {
  const [, , c, d, left, baseline] = multiply(upright, matrix);
  return { text, left, right: left + width, baseline, size: Math.hypot(c, d) };
}
