import { type Matcher, matcherOf } from '../rules/matcher.ts';
import { onePer } from '../rules/one-per.ts';
import type { Rules } from '../rules/rules.ts';
import { type CharTest, oneOf, WHITE } from '../tree/chars.ts';
import { type Range, type Reading, trimRange } from '../tree/reading.ts';
import { type Marker, markerAt } from './markers.ts';
import { numberOf } from './numerals.ts';

export type LabelRole = Rules['labels'][number]['gives']['role'];

/** Labels that say who answers for an item and by when. */
export const ASSIGNING: readonly LabelRole[] = ['leaders', 'lead', 'support', 'persons', 'deadline'];

/** A label in a paragraph: 整改情况: 【责任单位】 问题表现(3): */
export interface Label {
  readonly role: LabelRole;
  readonly rule: string;
  /** With its brackets, number and colon. */
  readonly range: Range;
  /** What follows up to the next label or the end of the paragraph, without white space. */
  readonly content: Range;
  /** The number of a label that counts: 问题表现(3), 问题一. */
  readonly marker: Marker | null;
}

/**
 * The labels of a paragraph, in order. At the beginning of a paragraph (after its marker) a label may stand alone, in 【】, with a
 * space or a colon, or right before an enumeration or a number of its own; inside a paragraph it needs 【】 or a colon and a
 * sentence end or white space before it. Behind another label that assigns, one may do without its colon or without what stands before it.
 */
export class LabelReader {
  readonly #words: Matcher<{ role: LabelRole }>;
  /** The labels of paragraphs read, by where they begin, those behind a marker apart. */
  readonly #known = new WeakMap<Reading, Map<number, { readonly to: number; readonly labels: readonly Label[] }>>();

  constructor(rules: Rules['labels']) {
    this.#words = matcherOf(rules);
  }

  /** The labels of a paragraph of a document; several plugins ask for the same. */
  of(reading: Reading, range: Range, numbered = false): readonly Label[] {
    const all = this.#known.get(reading) ?? new Map<number, { to: number; labels: readonly Label[] }>();
    this.#known.set(reading, all);
    const key = numbered ? -range.from - 1 : range.from;
    const known = all.get(key);
    if (known?.to === range.to) return known.labels;
    const labels = this.labelsIn(reading.text, range, numbered);
    all.set(key, { to: range.to, labels });
    return labels;
  }

  /** `numbered`: the range follows a marker, so that a label's words without a colon (三、下一步打算) are a title. */
  labelsIn(text: string, { from, to }: Range, numbered = false): Label[] {
    const heads: Omit<Label, 'content'>[] = [];
    let colon = -1;
    let among = false;
    let state = false;
    let closers: ReadonlyMap<number, number> | null = null;
    for (let at = from; at < to; at++) {
      const near = at <= (heads.at(-1)?.range.to ?? at) + LONGEST_NAMES && !endsNames(text, at - 1);
      among &&= near;
      state &&= near;
      const joined = at > from && !isBoundary(text, at - 1) && !isBracket(text, at);
      if (joined && !among && !state) continue;
      if (text.charAt(at) === '(') {
        closers ??= closersIn(text, { from: at, to });
        at = closers.get(at) ?? at;
        if (at > from && !isBoundary(text, at - 1)) continue;
      }
      if (colon < at) colon = nextOf(text, closesLabel, at, to);
      if (at > from && !among && colon === Number.POSITIVE_INFINITY) break;
      if (at > from && !among && colon - at > LONGEST + 4) continue;
      const place = at === from ? (numbered ? 'numbered' : 'opening') : among ? 'among' : 'inside';
      const head = this.#labelAt(text, at, to, place);
      if (!head || (joined && !isJoined(text, head))) continue;
      heads.push(head);
      among = ASSIGNING.includes(head.role);
      state = head.role === 'status' || head.role === 'progress';
      at = Math.max(at, head.range.to - 1);
    }
    return heads.map(({ role, rule, range, marker }, i) => {
      const content = trimRange(text, { from: range.to, to: heads[i + 1]?.range.from ?? to }, EDGE);
      return { role, rule, range, content, marker };
    });
  }

  /** The label that a range begins with; null where it begins with other words. */
  openingOf(text: string, { from, to }: Range): Pick<Label, 'role' | 'rule' | 'range'> | null {
    const remark =
      text.charAt(from) === '(' && closersIn(text, { from, to: Math.min(to, from + LONGEST_BRACKET) }).has(from);
    return from < to && !remark ? this.#labelAt(text, from, to, 'opening') : null;
  }

  #labelAt(text: string, at: number, end: number, place: LabelPlace): Omit<Label, 'content'> | null {
    const bracket = closerOf(text.charAt(at));
    const start = bracket ? at + 1 : at;
    for (const word of this.#longest(text, start, end)) {
      const tail = this.#tail(text, word, end, place, bracket);
      if (!tail) continue;
      const { role } = word;
      const range = { from: at, to: tail.to };
      const style = `label:${word.under ? `under-${role}` : role}` as const;
      const marker = tail.ordinal === null ? null : { style, ordinal: tail.ordinal, range };
      return { role, rule: word.rule, range, marker };
    }
    return null;
  }

  /** The words of labels at an offset, longest first: 整改完成情况 before 整改. */
  #longest(text: string, at: number, end: number): readonly LabelWord[] {
    if (!this.#words.canBegin(text, at)) return NONE;
    const limit = text.slice(at, Math.min(end, at + LONGEST));
    const found = this.#words.every(limit, 0).map(({ rule, range }) => wordOf(rule, at, at + range.to));
    const broken = this.#broken(limit, at);
    if (broken) found.push(broken);
    return found.length < 2 ? found : found.sort((a, b) => b.range.to - a.range.to);
  }

  /** 整改 情况:, 责 任 单 位:, words that stray spaces break, and a colon or bracket closes. */
  #broken(limit: string, at: number): LabelWord | null {
    const words = limit.includes(' ') ? BROKEN.exec(limit)?.[0] : undefined;
    const whole = words === undefined ? null : this.#words.whole(words.replaceAll(' ', ''));
    return whole && wordOf(whole.rule, at, at + (words ?? '').length);
  }

  /** What closes a label, and the number in it; null where the word is no label here. */
  #tail(
    text: string,
    word: LabelWord,
    end: number,
    place: LabelPlace,
    bracket: string | undefined,
  ): { to: number; ordinal: number | null } | null {
    let to = word.range.to;
    REMARK.lastIndex = to;
    to += REMARK.exec(text)?.[0].length ?? 0;
    NUMBER.lastIndex = to;
    const number = NUMBER.exec(text);
    const before = to;
    const ordinal = number ? numberOf(number[1] ?? number[2] ?? number[3] ?? '') : null;
    if (number && ordinal !== null) to += number[0].length;
    if (bracket) {
      if (text.charAt(to) !== bracket) return null;
      to++;
      if (text.charAt(to) === ':') to++;
      return { to, ordinal };
    }
    if (text.startsWith(' :', to)) to++;
    const short = word.range.to - word.range.from < 3;
    if (text.charAt(to) === ':') return inside(place) && short ? null : { to: to + 1, ordinal };
    if (place === 'among' && !short && (ASSIGNING.includes(word.role) ? /[\s\d]/ : /\s/).test(text.charAt(to)))
      return { to, ordinal };
    if (place !== 'opening' || (short && ordinal === null)) return null;
    if (ordinal !== null && COUNTED.has(word.role)) return { to: /[、.]/.test(text.charAt(to)) ? to + 1 : to, ordinal };
    // 整改措施 1.…: behind white space the number is the list's, not the label's
    if (ordinal !== null && !/\s/.test(text.charAt(before))) return null;
    const rest = text.slice(before, end);
    const alone = rest === '' || (/^\s/.test(rest) && word.range.to - word.range.from >= 3);
    return alone || (word.role === 'response' && enumerates(text, before)) ? { to: before, ordinal: null } : null;
  }
}

/** The words of a label in a text. */
interface LabelWord {
  readonly role: LabelRole;
  readonly rule: string;
  /** Its numbers count below those of other labels of its role: 表现1 in 问题一. */
  readonly under: boolean;
  readonly range: Range;
}

const wordOf = ({ id, gives }: Rules['labels'][number], from: number, to: number): LabelWord => ({
  role: gives.role,
  rule: id,
  under: gives.under === true,
  range: { from, to },
});

/** Where in a paragraph a label stands: at its beginning, there behind a marker, or further on, perhaps among others that assign. */
type LabelPlace = 'opening' | 'numbered' | 'inside' | 'among';

const inside = (place: LabelPlace): boolean => place === 'inside' || place === 'among';

/** 整改进度:已完成责任领导:陈明责任股室:办公室, where a line lost its spaces: who answers for it and by when, in so many words and with a colon. */
const isJoined = (text: string, { role, range }: Pick<Label, 'role' | 'range'>): boolean =>
  ASSIGNING.includes(role) && range.to - range.from > 4 && text.charAt(range.to - 1) === ':';

/** The reader of a pack, the same for all who ask. */
export const labelReaderOf = onePer((rules: Rules['labels']) => new LabelReader(rules));

const NONE: readonly never[] = [];
const LONGEST = 16;
/** A label's words with single spaces in them, up to the mark that closes it. */
const BROKEN = /^[\u4e00-\u9fff]{1,8}(?: [\u4e00-\u9fff]{1,8}){1,7}(?= ?[:】\]])/u;
const EDGE = oneOf(`${WHITE}【`);
const isBoundary = oneOf(`${WHITE}。;,!?)】”》`);
const isBracket = oneOf('(【');
const closesLabel = oneOf(':】');
/** Names and dates behind a label that assigns are as short as this, and no sentence. */
const LONGEST_NAMES = 24;
const endsNames = oneOf('。;,');
const closerOf = (char: string): string | undefined => (char === '【' ? '】' : char === '[' ? ']' : undefined);
/** Labels that may carry a number without a colon: 问题表现(16)自设名目发放津贴。 */
const COUNTED: ReadonlySet<LabelRole> = new Set(['problem']);
/** 责任单位(部门) */
const REMARK = /\([\u4e00-\u9fff、]{2,10}\)/uy;
/** (3), 3, 三: the number of a label; a plain one may stand right before the words (问题13公车台账缺失), not before a counter (问题13个). */
const NUMBER =
  / ?(?:\( ?([\d一二三四五六七八九十]{1,3}) ?\)|(\d{1,3})(?=[:、.】\]\s]|(?![个项条类种件起处次名人份家方面年月日号大点])[\u4e00-\u9fff])|([一二三四五六七八九十]{1,3})(?=[:、.】\]\s]))/uy;

/** Where each bracket of a range that is opened and not too long is closed. */
function closersIn(text: string, { from, to }: Range): Map<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < to; at++) {
    if (!isRound(text, at)) continue;
    if (text.charAt(at) === '(') open.push(at);
    else {
      const opened = open.pop();
      if (opened !== undefined && at - opened < LONGEST_BRACKET) closers.set(opened, at);
    }
  }
  return closers;
}
const isRound = oneOf('()');
const LONGEST_BRACKET = 400;

function nextOf(text: string, wanted: CharTest, from: number, to: number): number {
  for (let at = from; at < to; at++) if (wanted(text, at)) return at;
  return Number.POSITIVE_INFINITY;
}

const enumerates = (text: string, at: number): boolean => {
  const marker = markerAt(text, at);
  return marker !== null && marker.ordinal === 1;
};
