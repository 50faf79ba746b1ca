import type { Rule } from '../rules/pack.ts';
import type { Range } from '../tree/reading.ts';

/** A word of a lexicon found in a text. */
export interface Word<Yield> {
  readonly rule: Rule<Yield>;
  readonly range: Range;
}

/**
 * The rules of a pack as the words of one pattern, for a single scan: of the rules that match at a place the first of the pack is
 * taken. Cheaper than a `Matcher` for packs of many rules; two rules of such a pack have no named groups of the same name.
 */
export class Lexicon<Yield> {
  readonly #rules: readonly Rule<Yield>[];
  /** The capturing group of each rule. */
  readonly #groups: readonly number[];
  readonly #scan: RegExp;
  readonly #here: RegExp;

  constructor(rules: readonly Rule<Yield>[]) {
    this.#rules = rules;
    const groups: number[] = [];
    let next = 1;
    for (const { match } of rules) {
      groups.push(next);
      next += 1 + capturesIn(match);
    }
    this.#groups = groups;
    const pattern = rules.map(({ match }) => `(${match})`).join('|') || '(?!)';
    this.#scan = new RegExp(pattern, 'gu');
    this.#here = new RegExp(pattern, 'uy');
  }

  /** The words in a range, left to right; they do not overlap. What stands outside the range is not seen. */
  in(text: string, { from, to }: Range): Word<Yield>[] {
    const words: Word<Yield>[] = [];
    for (const match of text.slice(from, to).matchAll(this.#scan)) {
      const word = this.#word(match, from);
      if (word) words.push(word);
    }
    return words;
  }

  /** The word that begins just at an offset. */
  at(text: string, offset: number): Word<Yield> | null {
    this.#here.lastIndex = offset;
    const match = this.#here.exec(text);
    return match && this.#word(match, 0);
  }

  #word(match: RegExpExecArray, offset: number): Word<Yield> | null {
    const rule = this.#rules[this.#groups.findIndex((group) => match[group] !== undefined)];
    const from = offset + match.index;
    return rule && match[0] !== '' ? { rule, range: { from, to: from + match[0].length } } : null;
  }
}

/** An escape, a class, the beginning of a capturing group. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])/gsu;

/** How many capturing groups a pattern has. */
function capturesIn(pattern: string): number {
  return Array.from(pattern.matchAll(TOKEN)).filter(([token]) => token.startsWith('(')).length;
}
