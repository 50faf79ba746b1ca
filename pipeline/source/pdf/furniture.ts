import type { Line } from './lines.ts';

/** A page's lines outside tables, from top to bottom. */
export interface PageLines {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

/** What of a page is body: lines with a baseline between `top` and `bottom`, both included. */
export interface BodyRange {
  readonly top: number;
  readonly bottom: number;
}

/** How much of the page, from either edge, may hold running headers and footers. */
const EDGE = 0.12;
/** Lines looked at from either edge. */
const DEPTH = 3;
/** Headers of odd and even pages may differ, and the first page may have none. */
const SHARE = 0.3;
/** How far a repeated line may sway, in points. */
const SWAY = 4;
/** Share of pages whose body may reach as far as the headers of others. */
const WITHOUT = 1 / 3;

const DASHES = String.raw`[\s\-—–―－─━·•.~]*`;
const BARE_NUMBER = /^\d{1,4}$/;
const PAGE_NUMBERS: readonly RegExp[] = [
  new RegExp(`^${DASHES}[—–―－─━·•~\\-]\\s*\\d{1,4}\\s*[—–―－─━·•~\\-]${DASHES}$`),
  /^第?\s?\d{1,4}\s?页?\s?[/,，;；]?\s?共\s?\d{1,4}\s?页$/,
  /^共\s?\d{1,4}\s?页\s?[/,，;；]?\s?第\s?\d{1,4}\s?页$/,
  /^第\s?[\d一二三四五六七八九十百]{1,5}\s?页$/,
  /^第?\s?\d{1,4}\s?\/\s?\d{1,4}\s?页?$/,
  /^page \d{1,4}( of \d{1,4})?$/i,
  // What a browser prints below a page: its address and `1/3`.
  /^(?:https?|file|about|data):\S*\s+\d{1,4}\/\d{1,4}$/,
];
const BROWSER_FOOTER = /^(?:(?:https?|file|about|data|blob):\S*\s+)?(\d{1,4})\/\d{1,4}$/;
/** What a browser prints above a page: the day and time of printing, and perhaps the page's title. */
const STAMP = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s?(?:[上下]午)?\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s|$)/i;

type Edge = 'top' | 'bottom';

const asciiOf = (line: Line): string => line.text.normalize('NFKC').trim();

/** Finds running headers, footers and page numbers; what remains of each page is its body. */
export function bodyRanges(pages: readonly PageLines[]): BodyRange[] {
  const repeated = repeatedLines(pages);
  const offset = numberOffset(pages);
  const isFurniture = (page: PageLines, line: Line): boolean => {
    const text = asciiOf(line);
    if (PAGE_NUMBERS.some((pattern) => pattern.test(text))) return true;
    if (BARE_NUMBER.test(text)) return offset !== null && Number(text) - page.number === offset;
    return repeated(page, line);
  };
  const outside = outsideBody(pages, isFurniture);
  const printed = new Set(pages.filter(isBrowserPrint));
  return pages.map((page) => {
    const isPart = (edge: Edge) => (line: Line) =>
      (isFurniture(page, line) && outside(page, line, edge)) || (printed.has(page) && STAMP.test(asciiOf(line)));
    const headers = countEdge(edgeLines(page, 'top'), isPart('top'));
    const footers = countEdge(edgeLines(page, 'bottom'), isPart('bottom'));
    const body = page.lines.slice(headers, Math.max(headers, page.lines.length - footers));
    return { top: body[0]?.baseline ?? Infinity, bottom: body.at(-1)?.baseline ?? -Infinity };
  });
}

/** Does the page carry a browser's own footer, its number counted right? */
function isBrowserPrint(page: PageLines): boolean {
  const last = page.lines.at(-1);
  return last !== undefined && Number(BROWSER_FOOTER.exec(asciiOf(last))?.[1]) === page.number;
}

/**
 * Does a line lie nearer to the edge than body text does? A short line that two pages happen to end with (整改情况) lies
 * where other pages have text.
 */
function outsideBody(
  pages: readonly PageLines[],
  isFurniture: (page: PageLines, line: Line) => boolean,
): (page: PageLines, line: Line, edge: Edge) => boolean {
  const bodies = (edge: Edge): number[] =>
    pages.flatMap((page) => {
      const lines = edge === 'top' ? page.lines : [...page.lines].reverse();
      const first = lines.find((line) => !isFurniture(page, line));
      return first ? [distance(page, first, edge)] : [];
    });
  const starts = { top: bodies('top'), bottom: bodies('bottom') };
  return (page, line, edge) => {
    const reach = distance(page, line, edge) + 1;
    return starts[edge].filter((start) => start <= reach).length <= WITHOUT * pages.length;
  };
}

const distance = (page: PageLines, line: Line, edge: Edge): number =>
  edge === 'top' ? line.baseline : page.height - line.baseline;

/** From the edge inwards, how many lines in a row are furniture. */
function countEdge(lines: readonly Line[], isFurniture: (line: Line) => boolean): number {
  const stop = lines.findIndex((line) => !isFurniture(line));
  return stop === -1 ? lines.length : stop;
}

/** The lines near an edge, the outermost first. */
function edgeLines(page: PageLines, edge: Edge): Line[] {
  if (edge === 'top') return page.lines.slice(0, DEPTH).filter((line) => line.baseline < EDGE * page.height);
  const lines = page.lines.slice(-DEPTH).reverse();
  return lines.filter((line) => line.baseline > (1 - EDGE) * page.height);
}

/**
 * What a running line repeats: its text, or its text with one number that counts with the pages
 * (`巡察整改材料 3`, `巡察整改材料 4`). Other numbers that differ make other lines.
 */
function keysOf(line: Line, page: number): string[] {
  const text = line.text.normalize('NFKC').replace(/\s+/g, '');
  const keys = [text];
  for (const { 0: digits, index } of text.matchAll(/\d{1,4}/g)) {
    keys.push(`${text.slice(0, index)}#${Number(digits) - page}${text.slice(index + digits.length)}`);
    if (keys.length > 4) break;
  }
  return keys;
}

function repeatedLines(pages: readonly PageLines[]): (page: PageLines, line: Line) => boolean {
  const places = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const line of [...edgeLines(page, 'top'), ...edgeLines(page, 'bottom')]) {
      for (const key of keysOf(line, page.number)) {
        const place = `${slotOf(page, line)} ${key}`;
        places.set(place, (places.get(place) ?? new Set()).add(page.number));
      }
    }
  }
  const needed = Math.max(2, Math.ceil(SHARE * pages.length));
  return (page, line) =>
    keysOf(line, page.number).some((key) => {
      const slots = [-1, 0, 1].map((step) => places.get(`${slotOf(page, line) + step} ${key}`));
      return new Set(slots.flatMap((slot) => [...(slot ?? [])])).size >= needed;
    });
}

/** Its height on the page, counted from the nearer edge: pages may differ in size. */
function slotOf(page: PageLines, line: Line): number {
  const upper = line.baseline < page.height / 2;
  return Math.round((upper ? line.baseline : line.baseline - page.height) / SWAY);
}

/** A bare number is a page number where it counts with the pages. The difference to the page's own number, or null. */
function numberOffset(pages: readonly PageLines[]): number | null {
  const votes = new Map<number, number>();
  for (const page of pages) {
    const numbers = new Set<number>();
    for (const line of [...edgeLines(page, 'top'), ...edgeLines(page, 'bottom')]) {
      const text = asciiOf(line);
      if (BARE_NUMBER.test(text)) numbers.add(Number(text) - page.number);
    }
    for (const offset of numbers) votes.set(offset, (votes.get(offset) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!best) return null;
  const lonely = pages.length === 1 && best[0] === 0;
  return best[1] >= 2 || lonely ? best[0] : null;
}
