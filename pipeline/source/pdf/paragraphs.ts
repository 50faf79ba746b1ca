import { INDENT, type Layout, measureLayout, type PlacedLine, SAME_EDGE, sameSize } from './margins.ts';
import { countInnerMarkers, hasLabel, headLabels, markerOf } from './markers.ts';
import { endsSentence, endsWithStop, headWidth, widestHead, widthOf } from './text.ts';
import { goesOnAsTitle, standsAlone } from './titles.ts';

/** Lines of one paragraph, in reading order. */
export interface Paragraph {
  readonly lines: readonly PlacedLine[];
}

export interface Paragraphs {
  readonly paragraphs: readonly Paragraph[];
  /** Places where the layout leaves open whether a paragraph starts. */
  readonly unsure: number;
}

/** How the border between two lines was read. `open` is settled by the markers the document uses. */
type Border = 'start' | 'same' | 'open';

/** Within a document that indents, a line at the margin starts a paragraph only with this much room before it, in em. */
const MUCH_ROOM = 4;
/** The same where it does not indent and the line before ends within a sentence (a heading), in em. */
const SOME_ROOM = 0.6;
/** Extra distance between paragraphs, as a multiple of the line pitch. */
const WIDE_PITCH = 1.3;
/** Width that a printer may squeeze or stretch, in em. */
const SLACK = 0.15;
/** What a line may be spread beyond the width of what comes next, in em: a space that stood before it may be lost. */
const SPREAD_ROOM = 1.2;

/**
 * Joins lines to paragraphs. Runs are lists of lines that follow each other without a table between them; a paragraph
 * never crosses from one run to the next, but it crosses columns and pages.
 */
export function paragraphsOf(runs: readonly (readonly PlacedLine[])[]): { runs: Paragraph[][]; unsure: number } {
  const layout = measureLayout(runs.flat());
  const isLabelled = headLabels(runs.flat().map((line) => line.text));
  const borders = runs.map((lines) => bordersOf(lines, layout, isLabelled));
  const isRunIn = markerUse(runs, borders);
  let unsure = 0;
  const paragraphs = runs.map((lines, run) => {
    const grouped: PlacedLine[][] = [];
    for (const [i, line] of lines.entries()) {
      const border = i === 0 ? 'start' : (borders[run]?.[i] ?? 'start');
      const marker = border === 'open' ? markerOf(line.text) : null;
      if (border === 'open' && marker === null) unsure += 1;
      const starts = border === 'start' || (marker !== null && !isRunIn(marker));
      if (starts) grouped.push([line]);
      else grouped.at(-1)?.push(line);
    }
    return grouped.map((members) => ({ lines: members }));
  });
  return { runs: paragraphs, unsure };
}

/** For each line, how it stands to the one before. */
function bordersOf(lines: readonly PlacedLine[], layout: Layout, isLabelled: (text: string) => boolean): Border[] {
  // The left edge at which the paragraph at hand goes on, where that is not the margin.
  let block: number | null = null;
  let last: Border = 'start';
  return lines.map((line, i) => {
    const before = lines[i - 1];
    if (!before) return 'start';
    const hanging: number | null = block ?? hangingEdge(before, line, layout);
    const starts = last === 'start';
    let border: Border;
    if (isLabelled(line.text) || (starts && isLabelList(before, line, layout))) border = 'start';
    else if (goesOnAsTitle(before, line, starts, layout)) border = 'same';
    else border = borderOf(before, line, hanging, layout);
    last = border;
    block = border === 'same' && hanging !== null && near(line.left, hanging, line.size) ? hanging : null;
    return border;
  });
}

const near = (a: number, b: number, em: number): boolean => Math.abs(a - b) < SAME_EDGE * em;

/**
 * The edge of a hanging or wholly indented block that `line` would go on, or null:
 * ```
 * 1.  制度不健全,执行不到
 *     位。
 *     ^ below the text after the marker, or below a line that is not a first-line indent
 * ```
 */
function hangingEdge(before: PlacedLine, line: PlacedLine, layout: Layout): number | null {
  const { left } = layout.marginsOf(line);
  if (line.left - left < INDENT * line.size) return null;
  const below = before.afterMarker !== null && near(line.left, before.afterMarker, line.size);
  if (below && markerOf(before.text) !== null) return line.left;
  return near(line.left, before.left, line.size) && !layout.isFirstLineIndent(line) ? line.left : null;
}

function borderOf(before: PlacedLine, line: PlacedLine, hanging: number | null, layout: Layout): Border {
  if (!sameSize(before.size, line.size)) return 'start';
  if (CUT_DATES.some(([end, head]) => end.test(before.text) && line.text.startsWith(head))) return 'same';
  if (isWideGap(before, line, layout)) return 'start';
  if (standsAlone(before, layout) || standsAlone(line, layout)) return 'start';
  const { left } = layout.marginsOf(line);
  const inBlock = hanging !== null && near(line.left, hanging, line.size);
  if (line.left - left >= INDENT * line.size && !inBlock) return 'start';
  const ended = endsSentence(before.text);
  const marker = markerOf(line.text);
  // Where a sentence goes on, only room that is left empty beyond doubt parts two paragraphs.
  const least = ended ? SLACK : layout.indents && marker === null ? MUCH_ROOM : SOME_ROOM;
  const room = layout.marginsOf(before).right - before.right;
  if (room >= (headWidth(line.text, ended) + least) * line.size) return 'start';
  if (isForcedBreak(before, line, room, layout)) return 'start';
  const doubtful = !layout.indents && !inBlock && endsWithStop(before.text) && !gapsTell(before, line, layout);
  return doubtful || (marker !== null && endsWithStop(before.text)) ? 'open' : 'same';
}

/** Where a date goes on in the next line nothing begins there, however the line was set: 整改时限:2020年9月15 | 日前. */
const CUT_DATES: readonly (readonly [end: RegExp, head: string])[] = [
  [/\d{4}$/, '年'],
  [/年\d{1,2}$/, '月'],
  [/月\d{1,2}$/, '日'],
  [/[年月]底$|\d日$/, '前'],
];

/** A line that ends by a break of the author's is spread to the margin all the same, further than what comes next asks for. */
function isForcedBreak(before: PlacedLine, line: PlacedLine, room: number, layout: Layout): boolean {
  const spread = layout.spreadOf(before);
  if (spread <= 0) return false;
  const estimate = line.size * [...line.text].reduce((sum, character) => sum + widthOf(character), 0);
  const scale = Math.max(1, (line.right - line.left) / estimate);
  const least = layout.indents && markerOf(line.text) === null && !endsSentence(before.text) ? MUCH_ROOM : SPREAD_ROOM;
  return spread + Math.max(0, room) >= (widestHead(line.text) * scale + least) * line.size;
}

/** Labelled lines at the margin of a document whose paragraphs are indented (`发文机构：…` above `生成日期：…`). */
function isLabelList(before: PlacedLine, line: PlacedLine, layout: Layout): boolean {
  const isFlush = (one: PlacedLine): boolean => one.left - layout.marginsOf(one).left < INDENT * one.size;
  return layout.indents && hasLabel(before.text) && hasLabel(line.text) && isFlush(before) && isFlush(line);
}

function isWideGap(before: PlacedLine, line: PlacedLine, layout: Layout): boolean {
  if (before.frame !== line.frame) return false;
  const pitch = layout.pitchOf(line.size);
  return pitch !== null && line.baseline - before.baseline > WIDE_PITCH * pitch;
}

/** Where paragraphs are set apart by space, two lines without it belong together. */
function gapsTell(before: PlacedLine, line: PlacedLine, layout: Layout): boolean {
  return layout.spaced && before.frame === line.frame;
}

/**
 * Does the document use a kind of marker inside its paragraphs (一是…。二是…) rather than at their start? Then a line that
 * happens to begin with one starts nothing.
 */
function markerUse(
  runs: readonly (readonly PlacedLine[])[],
  borders: readonly (readonly Border[])[],
): (kind: string) => boolean {
  const inner = new Map<string, number>();
  const heads = new Map<string, number>();
  for (const [run, lines] of runs.entries()) {
    for (const [i, line] of lines.entries()) {
      countInnerMarkers(line.text, inner);
      const kind = borders[run]?.[i] === 'start' ? markerOf(line.text) : null;
      if (kind !== null) heads.set(kind, (heads.get(kind) ?? 0) + 1);
    }
  }
  return (kind) => (inner.get(kind) ?? 0) > 0.3 * (heads.get(kind) ?? 0);
}
