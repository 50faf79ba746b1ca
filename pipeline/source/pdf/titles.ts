import { INDENT, type Layout, type PlacedLine, sameSize } from './margins.ts';
import { endsWithStop, headWidth } from './text.ts';

/** A line that begins beyond this share of the width is a signature or a date. */
const FAR_RIGHT = 0.35;
/** From here on, in em, a line that is centred is so on purpose. */
const SET_IN = 2.6;
/** How unequal the room on both sides of a centred line may be, in em. */
const OFF_CENTRE = 1.2;
/** Width that a printer may squeeze, in em. */
const SLACK = 0.15;
/** How far apart the lines of a title may stand, as a multiple of their size. */
const TITLE_PITCH = 2.6;

/** Centred titles, and signatures and dates at the right: each is a block of its own. */
export function standsAlone(line: PlacedLine, layout: Layout): boolean {
  const { left, right } = layout.marginsOf(line);
  if (line.left - left > FAR_RIGHT * (right - left)) return true;
  return line.left - left > SET_IN * line.size && isCentred(line, layout);
}

function isCentred(line: PlacedLine, layout: Layout): boolean {
  const { left, right } = layout.marginsOf(line);
  return Math.abs(line.left - left - (right - line.right)) < OFF_CENTRE * line.size;
}

/**
 * Does a centred line go on with the title whose line above had no room for more?
 * ```
 * 关于某某县2023年度县级预算执行和其他财
 *       政收支审计查出问题整改情况的报告
 * ```
 * Lines that somebody broke where it reads well leave room, and stay apart. `starts`: the line above begins a block.
 */
export function goesOnAsTitle(before: PlacedLine, line: PlacedLine, starts: boolean, layout: Layout): boolean {
  if (before.frame !== line.frame || !sameSize(before.size, line.size)) return false;
  if (line.baseline - before.baseline > TITLE_PITCH * line.size || endsWithStop(before.text)) return false;
  const { left, right } = layout.marginsOf(before);
  const isBody = sameSize(line.size, layout.bodySize);
  if (!isCentred(before, layout) || !(isCentred(line, layout) || (!isBody && line.left - left < INDENT * line.size))) {
    return false;
  }
  // In the size of the body, a full line is one of a paragraph, unless paragraphs begin with an indent and it has none.
  const flushTitle = layout.indents && starts && before.left - left < INDENT * before.size;
  if (isBody && !standsAlone(before, layout) && !flushTitle) return false;
  const room = right - left - (before.right - before.left);
  return room < (headWidth(line.text, false) + SLACK) * line.size;
}
