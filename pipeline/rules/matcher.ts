import type { Range } from '../tree/reading.ts';
import type { Rule } from './pack.ts';

/** A place where a rule of a pack matched. `groups` are the ranges of its named groups. */
export interface Match<Yield> {
  readonly rule: Rule<Yield>;
  readonly range: Range;
  readonly groups: Readonly<Record<string, Range>>;
}

/** The rules of a pack ready to match. Where several match, the order of the pack decides. */
export class Matcher<Yield> {
  readonly #rules: readonly Patterns<Yield>[];

  constructor(rules: readonly Rule<Yield>[]) {
    this.#rules = rules.map((rule) => ({
      rule,
      at: new RegExp(rule.match, 'duy'),
      anywhere: new RegExp(rule.match, 'dgu'),
      whole: new RegExp(`^(?:${rule.match})$`, 'du'),
    }));
  }

  /** The first rule that matches just at an offset. */
  at(text: string, offset: number): Match<Yield> | null {
    for (const { rule, at } of this.#rules) {
      const match = execFrom(at, text, offset);
      if (match) return matchOf(rule, match);
    }
    return null;
  }

  /** Every rule that matches just at an offset, in the order of the pack. */
  every(text: string, offset: number): Match<Yield>[] {
    return this.#rules.flatMap(({ rule, at }) => {
      const match = execFrom(at, text, offset);
      return match ? [matchOf(rule, match)] : [];
    });
  }

  /** Every match of every rule in a text, rule by rule; those of one rule do not overlap. */
  all(text: string): Match<Yield>[] {
    return this.#rules.flatMap(({ rule, anywhere }) =>
      Array.from(text.matchAll(anywhere), (match) => matchOf(rule, match)),
    );
  }

  /** The first rule of the pack that matches anywhere in a text. */
  first(text: string): Match<Yield> | null {
    for (const { rule, anywhere } of this.#rules) {
      const match = execFrom(anywhere, text, 0);
      if (match) return matchOf(rule, match);
    }
    return null;
  }

  /** The first rule that matches a text from its beginning to its end. */
  whole(text: string): Match<Yield> | null {
    for (const { rule, whole } of this.#rules) {
      const match = whole.exec(text);
      if (match) return matchOf(rule, match);
    }
    return null;
  }
}

interface Patterns<Yield> {
  readonly rule: Rule<Yield>;
  readonly at: RegExp;
  readonly anywhere: RegExp;
  readonly whole: RegExp;
}

function execFrom(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

function matchOf<Yield>(rule: Rule<Yield>, match: RegExpExecArray): Match<Yield> {
  const groups: Record<string, Range> = {};
  for (const [name, indices] of Object.entries(match.indices?.groups ?? {}))
    if (indices) groups[name] = { from: indices[0], to: indices[1] };
  return { rule, range: { from: match.index, to: match.index + match[0].length }, groups };
}
