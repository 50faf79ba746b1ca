import { CharSet } from '../tree/chars.ts';

/** A pattern and what its words stand for. */
export interface Entry<Value> {
  readonly value: Value;
  /** The source of a regular expression: mostly alternatives that begin with plain characters. */
  readonly pattern: string;
}

export interface Found<Value> {
  readonly value: Value;
  /** In code units, at least 1. */
  readonly length: number;
}

/**
 * Many words in one pass: alternatives of patterns, kept by the first two characters they begin with, so that of some
 * thousand words only those are tried at a place that can stand there. One whose beginning is not plain is tried everywhere.
 */
export class WordIndex<Value> {
  readonly #byFirst = new Map<number, Heads<Value>>();
  /** First characters of heads of one character. */
  readonly #alone = new CharSet();
  /** Heads of two characters, each by a number that few others share: most places of a text are told by a look at it. */
  readonly #pairs = new CharSet();
  /** Words whose beginning is not plain. */
  readonly #any: Word<Value>[] = [];

  constructor(entries: Iterable<Entry<Value>>) {
    for (const { value, pattern } of entries)
      for (const source of alternativesIn(pattern)) {
        const words = this.#below(headOf(source));
        words.push({ value, word: PLAIN.test(source) ? source : new RegExp(source, 'uy') });
      }
  }

  #below(head: string): Word<Value>[] {
    if (head === '') return this.#any;
    const first = head.charCodeAt(0);
    const heads = this.#byFirst.get(first) ?? { alone: [], bySecond: new Map<number, Word<Value>[]>() };
    this.#byFirst.set(first, heads);
    if (head.length === 1) {
      this.#alone.add(first);
      return heads.alone;
    }
    const second = head.charCodeAt(1);
    this.#pairs.add(pairOf(first, second));
    const words = heads.bySecond.get(second) ?? [];
    heads.bySecond.set(second, words);
    return words;
  }

  /** Every word that stands just at an offset of a text. */
  at(text: string, offset: number): readonly Found<Value>[] {
    if (offset >= text.length) return NONE;
    const first = text.charCodeAt(offset);
    const second = offset + 1 < text.length ? text.charCodeAt(offset + 1) : 0;
    if (!this.#pairs.has(pairOf(first, second)) && !this.#alone.has(first) && this.#any.length === 0) return NONE;
    const heads = this.#byFirst.get(first);
    const found: Found<Value>[] = [];
    collect(heads?.bySecond.get(second) ?? NONE, text, offset, found);
    collect(heads?.alone ?? NONE, text, offset, found);
    collect(this.#any, text, offset, found);
    return found;
  }
}

const pairOf = (first: number, second: number): number => (first * 31 + second) & 0xffff;

function collect<Value>(words: readonly Word<Value>[], text: string, offset: number, found: Found<Value>[]): void {
  for (const { value, word } of words) {
    const length = lengthAt(word, text, offset);
    if (length > 0) found.push({ value, length });
  }
}

const NONE: readonly never[] = [];

/** Words by the second character of their head; alone: those whose head is one character. */
interface Heads<Value> {
  readonly alone: Word<Value>[];
  readonly bySecond: Map<number, Word<Value>[]>;
}

interface Word<Value> {
  readonly value: Value;
  readonly word: string | RegExp;
}

/** Characters that stand for themselves in a pattern. */
const PLAIN = /^[^\\^$.*+?()[\]{}|]+$/u;

function lengthAt(word: string | RegExp, text: string, offset: number): number {
  if (typeof word === 'string') return text.startsWith(word, offset) ? word.length : 0;
  word.lastIndex = offset;
  return word.test(text) ? word.lastIndex - offset : 0;
}

/** The first two plain characters that every match begins with, or one, or none. What only looks behind is passed over. */
function headOf(source: string): string {
  let from = 0;
  while (/^\(\?<[!=]/.test(source.slice(from, from + 4))) from = closeOf(source, from) + 1;
  const plain = /^[^\\^$.*+?()[\]{}|]*/u.exec(source.slice(from))?.[0] ?? '';
  const repeated = /[?*+{]/.test(source.charAt(from + plain.length));
  return (repeated ? plain.slice(0, -1) : plain).slice(0, 2);
}

/** a|(?:b|c)d → a, bd, cd: the alternatives of a pattern, with groups at their beginning written out. */
export function alternativesIn(pattern: string): string[] {
  return splitAt(pattern).flatMap((source) => {
    if (!source.startsWith('(?:')) return [source];
    const close = closeOf(source, 0);
    const rest = source.slice(close + 1);
    const optional = rest.startsWith('?') && !rest.startsWith('??');
    if (/^[*+{]|^\?\?/.test(rest)) return [source];
    const tail = optional ? rest.slice(1) : rest;
    const inner = alternativesIn(source.slice(3, close)).map((each) => each + tail);
    return optional && tail !== '' ? [...inner, ...alternativesIn(tail)] : inner;
  });
}

/** The parts of a pattern between the bars that stand in no bracket. */
function splitAt(pattern: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '\\') at++;
    else if (char === '(' || char === '[') at = closeOf(pattern, at);
    else if (char === '|') {
      parts.push(pattern.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(pattern.slice(from));
  return parts;
}

/** Where the bracket that opens at an offset closes. */
function closeOf(pattern: string, open: number): number {
  const set = pattern.charAt(open) === '[';
  for (let at = open + 1; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '\\') at++;
    else if (set ? char === ']' : char === ')') return at;
    else if (!set && (char === '(' || char === '[')) at = closeOf(pattern, at);
  }
  return pattern.length;
}
