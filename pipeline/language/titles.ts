import { isWhite, oneOf, WHITE } from '../tree/chars.ts';
import { type Range, trimRange } from '../tree/reading.ts';
import { markerAt } from './markers.ts';

const CLOSING = oneOf(`${WHITE}。;,、:.!?；`);
const BODY_EDGE = oneOf(`${WHITE}。;,:`);
const endsSentence = oneOf('。!?');
const mayLeadOn = oneOf(`${WHITE}:,;`);

/** Quotes and brackets with their partners. Inside them a sentence does not end. */
const PAIRS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '(': ')', '《': '》', '【': '】', '[': ']' };
const isPaired = oneOf([...Object.keys(PAIRS), ...Object.values(PAIRS)].join(''));

/**
 * Splits a heading's text into its title and the body that goes on in the same line:
 * ```
 * 高度重视,部署整改。收到巡察组反馈意见后,…      a sentence end outside quotes
 * 饮食方面的举措:一是进一步规范…                 a colon before an enumeration
 * 关于车辆管理不严的问题 一是修订…               white space before an enumeration
 * ```
 * The title has no closing punctuation; the body is null where nothing follows.
 */
export function splitTitle(text: string, { from, to }: Range): { title: Range; body: Range | null } {
  const end = titleEnd(text, from, to);
  const title = trimRange(text, { from, to: end }, CLOSING);
  const body = trimRange(text, { from: end, to }, BODY_EDGE);
  const keepsEnd = { from: body.from, to: trimRange(text, { from: end, to }).to };
  return {
    title: { from: Math.min(skipSpace(text, from, to), title.to), to: title.to },
    body: keepsEnd.from < keepsEnd.to ? keepsEnd : null,
  };
}

function titleEnd(text: string, from: number, to: number): number {
  const wrapped = wrappedEnd(text, from, to);
  if (wrapped !== null) return wrapped;
  const quoted = scanEnd(text, from, to, true);
  if (quoted.open === 0) return quoted.end;
  // “ without ” would hide every sentence end of the line: read it then as if there were no quotes
  return scanEnd(text, from, to, false).end;
}

/** 针对“X”的问题,制定…: what is wrapped ends there, though no sentence does. */
function wrappedEnd(text: string, from: number, to: number): number | null {
  if (!beginsWrapped(text, from)) return null;
  const open: string[] = [];
  for (let at = from; at < to; at++) {
    if (open.length === 0 && endsSentence(text, at)) return null;
    if (!isPaired(text, at)) continue;
    const partner = PAIRS[text.charAt(at)];
    if (partner) open.push(partner);
    else if (open.pop() !== text.charAt(at)) return null;
    else if (open.length === 0) {
      BEHIND_QUOTES.lastIndex = at + 1;
      if (BEHIND_QUOTES.test(text) && BEHIND_QUOTES.lastIndex <= to) return BEHIND_QUOTES.lastIndex;
    }
  }
  return null;
}

/** A line that was printed may have lost its comma: 针对“X”的问题一是…. */
const BEHIND_QUOTES = /(?:的|等)?(?:具体)?问题(?=,|一是)/uy;

function scanEnd(text: string, from: number, to: number, quotes: boolean): { end: number; open: number } {
  const open = new OpenPairs();
  let said = 0;
  for (let at = from; at < to; at++) {
    if (quotes && isPaired(text, at)) open.read(text.charAt(at));
    if (open.count > 0) continue;
    if (endsSentence(text, at)) return { end: at, open: 0 };
    if (!mayLeadOn(text, at) || at === from) continue;
    // all white space of a run leads on to the same words
    if (said <= at) said = skipSpace(text, at + 1, to);
    if (enumeratesAt(text, said)) return { end: at, open: 0 };
  }
  return { end: to, open: open.count };
}

/** The quotes and brackets that are open at a place of a text. A closing one closes those inside its own too; one that was not opened says nothing. */
class OpenPairs {
  readonly #open: string[] = [];
  /** How many wait for each closing mark, which saves to look for one among all that is open. */
  readonly #waiting = new Map<string, number>();

  get count(): number {
    return this.#open.length;
  }

  read(char: string): void {
    const partner = PAIRS[char];
    if (partner) {
      this.#open.push(partner);
      this.#waiting.set(partner, this.#waitFor(partner) + 1);
    } else if (this.#waitFor(char) > 0) while (this.#close() !== char);
  }

  #waitFor(char: string): number {
    return this.#waiting.get(char) ?? 0;
  }

  #close(): string | undefined {
    const char = this.#open.pop();
    if (char !== undefined) this.#waiting.set(char, this.#waitFor(char) - 1);
    return char;
  }
}

/** Whether an enumeration that begins with its first item stands at an offset. */
function enumeratesAt(text: string, at: number): boolean {
  const marker = markerAt(text, at);
  return (
    marker !== null &&
    marker.ordinal === 1 &&
    ['is', 'must', 'circled', 'sequence', 'paren-digit', 'ordinal'].includes(marker.style)
  );
}

function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isWhite(text, at)) at++;
  return at;
}

/**
 * The problem inside its wrapping: 关于“X”的问题, 针对“X“问题, 关于“X”问题的整改情况, 在“X”方面 → X. The range itself where nothing is wrapped:
 * quotes that only begin or end the words (“三会一课”不经常开展) and unquoted headings stay whole.
 */
export function unwrap(text: string, whole: Range): Range {
  const range = withoutCount(text, whole);
  const match = WRAPPED.exec(text.slice(range.from, range.to));
  const [, before = '', inside = ''] = match ?? [];
  if (!match || !balanced(inside)) return range;
  const from = range.from + before.length + 1;
  return trimRange(text, { from, to: from + inside.length }, CLOSING);
}

/** Whether at an offset begins what may be a wrapped problem: 关于“…, 针对巡察“…. */
export function beginsWrapped(text: string, from: number): boolean {
  WRAPS.lastIndex = from;
  return mayWrap(text, from) && WRAPS.test(text);
}

const mayWrap = oneOf('关针对');
const WRAPS = /(?:关于|针对|对于)[^“\n]{0,3}“/uy;

/** 落实决策部署方面(4个问题): the count in a bracket at the end is no part of the title. */
function withoutCount(text: string, range: Range): Range {
  const count = COUNT.exec(text.slice(range.from, range.to));
  return count ? trimRange(text, { from: range.from, to: range.from + count.index }, CLOSING) : range;
}

const COUNT = /\((?:共|计)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[个项条类](?:具体)?(?:问题|任务|事项)?\)$/u;

const WRAPPED =
  /^((?:关于|针对|对于|对照|对|就|在|聚焦|围绕)?(?:(?:巡[察视]组?|反馈|意见|中|组|指出|提出|发现|反映|的)*|存在(?=.*”的?问题)))[“”](.+)[“”](?:的|等)?(?:方面)?(?:的|存在的)?(?:具体)?(?:问题)?(?:的)?(?:方面)?(?:整改)?(?:落实|完成|进展)?(?:情况|工作)?$/u;

/** Whether no quote of the text is closed before it is opened. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '“') depth++;
    else if (char === '”' && --depth < 0) return false;
  }
  return true;
}
