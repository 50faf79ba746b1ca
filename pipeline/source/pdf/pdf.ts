import { SourceFailure } from '../failure.ts';
import { LIMITS, type Limits } from '../limits.ts';
import type { Source, SourceWarning } from '../source.ts';
import { assemble, type Content } from './assemble.ts';
import { fillGrids, type TablePart } from './cells.ts';
import { framesOf } from './columns.ts';
import { bodyRanges } from './furniture.ts';
import { type Line, linesOf, runsOf } from './lines.ts';
import type { PlacedLine } from './margins.ts';
import { type PdfPage, type PdfPages, withPdf } from './open.ts';
import { paragraphsOf } from './paragraphs.ts';
import { isAutospaced } from './spacing.ts';
import { mayHoldTable } from './table-hints.ts';
import { fitTogether, joinParts } from './table-join.ts';
import { gridsOf } from './tables.ts';

/** Places of doubt from which on a person should look at the paragraphs. */
const DOUBTS = 2;

/** Lines with gaps in them, on one page, from which on it may hold a table without borders: this many, and this share. */
const GAPPED = 5;
const GAPPED_SHARE = 0.25;

/** A page with its tables taken out and its other text in runs. */
interface SortedPage {
  readonly page: PdfPage;
  readonly tables: readonly TablePart[];
  readonly runs: readonly Line[];
}

/**
 * Reads a PDF: paragraphs joined over lines, columns and pages, ruled tables as tables; running headers, footers and page
 * numbers left out. Spans are UTF-16 code units of `text`.
 *
 * Warns of pages without text (`page-without-text`), pages that could not be read (`unread-part`), and where the layout
 * leaves paragraphs, columns or table rows in doubt (`uncertain-layout`).
 * @throws SourceFailure `encrypted`, `damaged`, `no-text-layer`, `suspicious`, `too-large`
 */
export async function readPdf(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Source> {
  return await withPdf(
    bytes,
    async (pdf) => {
      if (pdf.pages.length === 0) throw new SourceFailure('damaged');
      if (pdf.pages.every(isBlank)) throw new SourceFailure('no-text-layer');
      const sorted = await sortPages(pdf.pages);
      const flow = flowOf(sorted);
      const { contents, unsure } = contentsOf(flow);
      const numbers = [...pdf.pages.map((page) => page.number), ...pdf.unread].sort((a, b) => a - b);
      const warnings = [...pageWarnings(pdf), ...layoutWarnings(flow, contents, unsure)];
      return { format: 'pdf', ...assemble(contents, numbers), generated: [], warnings };
    },
    limits,
  );
}

const isBlank = (page: PdfPage): boolean => page.pieces.every((piece) => piece.text.trim() === '');

/**
 * Looks for tables where the text hints at one, and on the pages beside a table, which it may go on to. Ruled lines cost
 * half as much again as the text, so other pages are spared.
 */
async function sortPages(pages: readonly PdfPage[]): Promise<SortedPage[]> {
  const autospaced = isAutospaced(pages.map((page) => page.pieces));
  const filled = new Map<number, ReturnType<typeof fillGrids>>();
  const looked = new Set<number>();
  const queue = pages.flatMap((page, i) => (mayHoldTable(page) ? [i] : []));
  for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
    const page = pages[i];
    if (!page || looked.has(i)) continue;
    looked.add(i);
    const found = fillGrids(gridsOf(await page.rules()), page.pieces, page.number, autospaced);
    if (found.tables.length === 0) continue;
    filled.set(i, found);
    queue.push(i - 1, i + 1);
  }
  return pages.map((page, i) => {
    const { tables = [], rest = page.pieces } = filled.get(i) ?? {};
    return { page, tables, runs: runsOf(rest, autospaced) };
  });
}

type FlowItem =
  | { readonly type: 'lines'; readonly lines: PlacedLine[] }
  | { readonly type: 'table'; parts: TablePart[] };

/** Pages whose lines are mostly put together from pieces far apart, as the rows of a table without borders are. */
function gappedPages(flow: readonly FlowItem[]): number[] {
  const counts = new Map<number, { lines: number; gapped: number }>();
  for (const line of flow.flatMap((item) => (item.type === 'lines' ? item.lines : []))) {
    const count = counts.get(line.page) ?? { lines: 0, gapped: 0 };
    counts.set(line.page, { lines: count.lines + 1, gapped: count.gapped + (line.runs > 1 ? 1 : 0) });
  }
  const isGapped = ({ lines, gapped }: { lines: number; gapped: number }) =>
    gapped >= GAPPED && gapped >= GAPPED_SHARE * lines;
  return [...counts].flatMap(([page, count]) => (isGapped(count) ? [page] : []));
}

/** The document as one flow: lines between tables, in reading order, and tables joined over pages. */
function flowOf(sorted: readonly SortedPage[]): FlowItem[] {
  const ranges = bodyRanges(
    sorted.map(({ page, runs }) => ({ number: page.number, height: page.height, lines: linesOf(runs) })),
  );
  const flow: FlowItem[] = [];
  let frame = 0;
  for (const [i, { page, tables, runs }] of sorted.entries()) {
    const { top, bottom } = ranges[i] ?? { top: 0, bottom: Infinity };
    let rest = runs.filter((run) => run.baseline >= top - 1 && run.baseline <= bottom + 1);
    const takeLines = (until: number) => {
      const above = rest.filter((run) => run.baseline < until);
      rest = rest.filter((run) => run.baseline >= until);
      for (const { column, lines } of framesOf(above)) {
        frame += 1;
        const place = { page: page.number, pageWidth: page.width, column, frame };
        addLines(
          flow,
          lines.map((line) => ({ ...line, ...place })),
        );
      }
    };
    for (const table of tables) {
      takeLines(table.top);
      addTable(flow, table);
    }
    takeLines(Infinity);
  }
  return flow;
}

function addLines(flow: FlowItem[], lines: readonly PlacedLine[]): void {
  const last = flow.at(-1);
  if (lines.length === 0) return;
  if (last?.type === 'lines') for (const line of lines) last.lines.push(line);
  else flow.push({ type: 'lines', lines: [...lines] });
}

function addTable(flow: FlowItem[], part: TablePart): void {
  const last = flow.at(-1);
  const above = last?.type === 'table' ? last.parts.at(-1) : undefined;
  if (last?.type === 'table' && above && fitTogether(above, part)) last.parts.push(part);
  else flow.push({ type: 'table', parts: [part] });
}

function contentsOf(flow: readonly FlowItem[]): { contents: Content[]; unsure: number } {
  const runs = flow.flatMap((item) => (item.type === 'lines' ? [item.lines] : []));
  const { runs: paragraphs, unsure } = paragraphsOf(runs);
  const inOrder = paragraphs.values();
  const contents = flow.flatMap((item): Content[] => {
    if (item.type === 'table') return [{ type: 'table', table: joinParts(item.parts) }];
    return (inOrder.next().value ?? []).map((paragraph) => ({ type: 'paragraph', paragraph }));
  });
  return { contents, unsure };
}

function pageWarnings({ pages, unread }: PdfPages): SourceWarning[] {
  return [
    ...pages.filter(isBlank).map(
      ({ number }): SourceWarning => ({
        code: 'page-without-text',
        message: `第${number}页没有可读的文字,可能是扫描图像或空白页。请核对原件,必要时对该页做文字识别(OCR)。`,
      }),
    ),
    ...unread.map(
      (number): SourceWarning => ({
        code: 'unread-part',
        message: `第${number}页无法读取,内容未计入。请重新导出文件后再试。`,
      }),
    ),
  ];
}

function layoutWarnings(flow: readonly FlowItem[], contents: readonly Content[], unsure: number): SourceWarning[] {
  const warnings: SourceWarning[] = [];
  const warn = (message: string) => warnings.push({ code: 'uncertain-layout', message });
  const columned = flow.flatMap((item) => (item.type === 'lines' ? item.lines : [])).filter((line) => line.column > 0);
  const pages = [...new Set(columned.map((line) => line.page))];
  if (pages.length > 0) warn(`第${pages.join('、')}页是分栏排版,段落可能接错。请对照原文核对。`);
  const gapped = gappedPages(flow);
  if (gapped.length > 0) warn(`第${gapped.join('、')}页可能有无框线的表格,各栏文字可能混排。请对照原文核对。`);
  if (unsure >= DOUBTS) warn(`版面没有首行缩进或段间距,有${unsure}处无法确定是否另起一段。请对照原文核对分段。`);
  for (const content of contents) {
    for (const page of content.type === 'table' ? content.table.joinedOnText : []) {
      warn(`第${page}页顶端的表格行被分页截断,已接续到上一页末行。请对照原文核对。`);
    }
  }
  return warnings;
}
