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
  readonly #scan: RegExp;
  readonly #here: RegExp;

  constructor(rules: readonly Rule<Yield>[]) {
    this.#rules = rules;
    const pattern = rules.map(({ match }, index) => `(?<word${index}>${match})`).join('|') || '(?!)';
    this.#scan = new RegExp(pattern, 'gu');
    this.#here = new RegExp(pattern, 'uy');
  }

  /** The words in a range, left to right; they do not overlap. */
  in(text: string, { from, to }: Range): Word<Yield>[] {
    const words: Word<Yield>[] = [];
    this.#scan.lastIndex = from;
    for (let match = this.#scan.exec(text); match && match.index < to; match = this.#scan.exec(text)) {
      if (match[0] === '') this.#scan.lastIndex++;
      else if (match.index + match[0].length <= to) words.push(...this.#word(match));
    }
    return words;
  }

  /** The word that begins just at an offset. */
  at(text: string, offset: number): Word<Yield> | null {
    this.#here.lastIndex = offset;
    const match = this.#here.exec(text);
    return match && match[0] !== '' ? (this.#word(match)[0] ?? null) : null;
  }

  #word(match: RegExpExecArray): Word<Yield>[] {
    const index = this.#rules.findIndex((_, at) => match.groups?.[`word${at}`] !== undefined);
    const rule = this.#rules[index];
    return rule ? [{ rule, range: { from: match.index, to: match.index + match[0].length } }] : [];
  }
}
