import { matchesIn } from '../rules/matches.ts';
import type { Span } from '../tree/span.ts';
import type { Block } from './source.ts';

/**
 * What interrupts the text and is left out of the reading text, in order: zero-width marks, pinyin in brackets after a character
 * (`領(lǐng)導(dǎo)`), and the line end inside a sentence that a line width cut.
 */
export function cutsIn(folded: string, blocks: readonly Block[]): Span[] {
  const cuts: Span[] = [];
  for (const { 0: mark, index } of matchesIn(INTERRUPTING, folded)) {
    if (mark.startsWith('(') && !isPinyin(folded, index, mark)) continue;
    cuts.push({ start: index, end: index + mark.length });
  }
  return merged(merged(cuts, strayCuts(folded)), lineCuts(folded, blocks));
}

const INTERRUPTING =
  /(?:[^\P{Cc}\s\u0085]|[\u200b-\u200d\u2060\ufeff\u00ad])+|\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7} ?\)/gu;

/** Pinyin stands after a Han character and has a tone mark, or is in a text where others have one. */
function isPinyin(folded: string, index: number, mark: string): boolean {
  return /[\u4e00-\u9fff]/.test(folded.charAt(index - 1)) && /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/.test(mark);
}

/**
 * Single spaces inside words (责任科 室, 市 委党校), in a text that has many of them; one before a label (… 责任单位:) or
 * behind the first word of a line (整改情况 已完成) parts what stands on it.
 */
function strayCuts(folded: string): Span[] {
  const spaces = matchesIn(STRAY, folded)
    .map(({ index }) => ({ start: index, end: index + 1 }))
    .filter(
      ({ start }) => !FIRST_WORD.test(start < 10 ? `\n${folded.slice(0, start)}` : folded.slice(start - 9, start)),
    );
  return spaces.length >= MANY_SPACES && spaces.length * 1000 >= folded.length ? spaces : [];
}

const STRAY = / (?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff]{0,8}:))/gu;
const FIRST_WORD = /\n[\u4e00-\u9fff]{2,8}$/u;
/** Fewer are names set apart (魏 锋) or parts of a title. */
const MANY_SPACES = 10;

/** Line ends inside a sentence: see {@link goesOn}. */
function lineCuts(folded: string, blocks: readonly Block[]): Span[] {
  const width = wrapWidth(folded, blocks);
  const cuts: Span[] = [];
  for (let i = 0; i + 1 < blocks.length; i++) {
    const block = blocks[i];
    const next = overPage(folded, blocks, i + 1);
    if (block?.type !== 'paragraph' || next?.type !== 'paragraph') continue;
    const line = folded.slice(block.span.start, block.span.end);
    const following = folded.slice(next.span.start, next.span.end);
    if (!goesOn(line, following, width)) continue;
    cuts.push({
      start: block.span.start + line.trimEnd().length,
      end: next.span.start + (following.length - following.trimStart().length),
    });
  }
  return cuts;
}

/** The block at an index, or the first one behind the page number (— 3 —) that stands there with blank lines around it. */
function overPage(folded: string, blocks: readonly Block[], index: number): Block | undefined {
  let numbered = false;
  for (let i = index; i < Math.min(blocks.length, index + MOST_BETWEEN); i++) {
    const block = blocks[i];
    const words = block?.type === 'paragraph' ? folded.slice(block.span.start, block.span.end).trim() : null;
    if (words === null || (words !== '' && !PAGE_NUMBER.test(words))) return numbered ? block : blocks[index];
    numbered ||= words !== '';
  }
  return blocks[index];
}
const MOST_BETWEEN = 6;
const PAGE_NUMBER = /^(?:[—–-]{1,2} ?\d{1,3} ?[—–-]{1,2}|第 ?\d{1,3} ?页(?:,? ?共 ?\d{1,3} ?页)?)$/;

/** What begins a line of its own: a marker, a label, an indent. */
const BEGINS =
  /^(?:\s{2,}|\s*(?:[一二三四五六七八九十]{1,3}[、.是要]|\( ?[一二三四五六七八九十\d]{1,3} ?\)|\d{1,3} ?[.、)]|[①-⑳㈠-㈩㊀-㊉⑴-⒇]|第[一二三四五六七八九十]|问题(?:表现)? ?[\d一二三四五六七八九十(:]|[【•—|]|[\u4e00-\u9fff]{2,8} ?:))/;

/**
 * A line goes on in the next where the next begins nothing and the line ends inside a sentence: after a comma or within brackets,
 * or – in a text wrapped at a fixed width – at that width without a sentence end.
 */
function goesOn(line: string, next: string, width: Width | null): boolean {
  const end = line.trimEnd();
  if (end === '' || next.trim() === '' || BEGINS.test(next)) return false;
  if (width !== null) return Math.abs(width.of(line) - width.columns) <= 2 && !/[。!?]$/.test(end);
  return end.length > 12 && (/[,、]$/.test(end) || opensMore(end));
}

function opensMore(line: string): boolean {
  let depth = 0;
  for (const char of line) {
    if (char === '《' || char === '(') depth++;
    else if (char === '》' || char === ')') depth--;
  }
  return depth > 0;
}

/** How wide the lines of a wrapped text are, and by which measure. */
interface Width {
  readonly columns: number;
  readonly of: (line: string) => number;
  /** How many lines have it. */
  readonly lines: number;
}

/** The width at which a text was wrapped by hand or by a converter; null where it was not. */
function wrapWidth(folded: string, blocks: readonly Block[]): Width | null {
  const lines = blocks
    .filter(({ type }) => type === 'paragraph')
    .map(({ span }) => folded.slice(span.start, span.end))
    .filter((line) => line.trim() !== '');
  const characters = widthBy(lines, inCharacters);
  const halves = widthBy(lines, inHalves);
  return halves && halves.lines > (characters?.lines ?? 0) ? halves : characters;
}

const inCharacters = (line: string): number => line.length;
/** Digits, letters and spaces are set half as wide as characters. */
const inHalves = (line: string): number => Math.round(line.length - (line.match(/[\dA-Za-z ]/g)?.length ?? 0) / 2);

function widthBy(lines: readonly string[], of: Width['of']): Width | null {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + 1);
  const near = (width: number) =>
    (counts.get(width - 1) ?? 0) + (counts.get(width) ?? 0) + (counts.get(width + 1) ?? 0);
  let best = 0;
  for (const width of counts.keys())
    if (width >= 18 && width <= 60 && near(width) > (best === 0 ? 0 : near(best))) best = width;
  return best > 0 && lines.length >= 12 && near(best) * 5 >= lines.length * 2
    ? { columns: best, of, lines: near(best) }
    : null;
}

function merged(a: readonly Span[], b: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const cut of [...a, ...b].sort((x, y) => x.start - y.start)) {
    const last = out.at(-1);
    if (cut.start === cut.end) continue;
    if (last && cut.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, cut.end) };
    else out.push(cut);
  }
  return out;
}
