import type { Range } from '../tree/reading.ts';
import { ByFirst } from './by-first.ts';
import { ByNeed } from './by-need.ts';
import { matchesIn } from './matches.ts';
import { onePer } from './one-per.ts';
import type { Rule } from './pack.ts';
import { shapeOf } from './shape.ts';

/** A place where a rule of a pack matched. `groups` are the ranges of its named groups. */
export interface Match<Yield> {
  readonly rule: Rule<Yield>;
  readonly range: Range;
  readonly groups: Readonly<Record<string, Range>>;
}

/** The rules of a pack ready to match. Where several match, the order of the pack decides. */
export class Matcher<Yield> {
  readonly #rules: readonly Patterns<Yield>[];
  readonly #byFirst: ByFirst<Patterns<Yield>>;
  readonly #byNeed: ByNeed;

  constructor(rules: readonly Rule<Yield>[]) {
    const patterns = rules.map(({ match }) => match);
    this.#rules = rules.map((rule, place) => new Patterns(rule, place));
    this.#byFirst = new ByFirst(this.#rules, patterns);
    this.#byNeed = new ByNeed(patterns);
  }

  /** The first rule that matches just at an offset. */
  at(text: string, offset: number): Match<Yield> | null {
    for (const { rule, at } of this.#byFirst.at(text, offset)) {
      const match = execFrom(at, text, offset);
      if (match) return matchOf(rule, match);
    }
    return null;
  }

  /** Whether a match can begin at an offset, by the character that stands there. */
  canBegin(text: string, offset: number): boolean {
    return this.#byFirst.at(text, offset).length > 0;
  }

  /** The words in a range, left to right; they do not overlap. What stands outside the range is not seen. */
  within(text: string, { from, to }: Range): Match<Yield>[] {
    const inside = text.slice(from, to);
    const words: Match<Yield>[] = [];
    for (let at = 0; at < inside.length; ) {
      const word = this.at(inside, at);
      if (word && word.range.to > at) words.push(word);
      at = word && word.range.to > at ? word.range.to : at + 1;
    }
    return from === 0 ? words : words.map((word) => shifted(word, from));
  }

  /** Every rule that matches just at an offset, in the order of the pack. */
  every(text: string, offset: number): Match<Yield>[] {
    const found: Match<Yield>[] = [];
    for (const { rule, at } of this.#byFirst.at(text, offset)) {
      const match = execFrom(at, text, offset);
      if (match) found.push(matchOf(rule, match));
    }
    return found;
  }

  /** Every match of every rule in a text, rule by rule; those of one rule do not overlap. */
  all(text: string): Match<Yield>[] {
    const found: Match<Yield>[] = [];
    const met = this.#byNeed.metBy(text);
    for (const patterns of this.#rules)
      if (met[patterns.place] === 1)
        for (const match of matchesIn(patterns.anywhere, text)) found.push(matchOf(patterns.rule, match));
    return found;
  }

  /** The first rule of the pack that matches anywhere in a text. */
  first(text: string): Match<Yield> | null {
    const met = this.#byNeed.metBy(text);
    for (const patterns of this.#rules) {
      const match = met[patterns.place] === 1 ? execFrom(patterns.anywhere, text, 0) : null;
      if (match) return matchOf(patterns.rule, match);
    }
    return null;
  }

  /** The first rule that matches a text from its beginning to its end. */
  whole(text: string): Match<Yield> | null {
    let met: Uint8Array | null = null;
    for (const patterns of this.#byFirst.at(text, 0)) {
      if (text.length > patterns.longest) continue;
      met ??= this.#byNeed.metBy(text);
      const match = met[patterns.place] === 1 ? patterns.whole.exec(text) : null;
      if (match) return matchOf(patterns.rule, match);
    }
    return null;
  }
}

function shifted<Yield>({ rule, range, groups }: Match<Yield>, by: number): Match<Yield> {
  const move = (each: Range): Range => ({ from: each.from + by, to: each.to + by });
  const moved = Object.entries(groups).map(([name, each]) => [name, move(each)]);
  return { rule, range: move(range), groups: moved.length === 0 ? NO_GROUPS : Object.fromEntries(moved) };
}

/** A rule's pattern for each way to ask; one that nobody asks for is not compiled. */
class Patterns<Yield> {
  readonly rule: Rule<Yield>;
  /** Its place in the pack. */
  readonly place: number;
  #at: RegExp | null = null;
  #anywhere: RegExp | null = null;
  #whole: RegExp | null = null;
  #longest: number | null = null;

  constructor(rule: Rule<Yield>, place: number) {
    this.rule = rule;
    this.place = place;
  }

  get at(): RegExp {
    this.#at ??= new RegExp(this.rule.match, `${this.#flags}y`);
    return this.#at;
  }

  get anywhere(): RegExp {
    this.#anywhere ??= new RegExp(this.rule.match, `${this.#flags}g`);
    return this.#anywhere;
  }

  get whole(): RegExp {
    this.#whole ??= new RegExp(`^(?:${this.rule.match})$`, this.#flags);
    return this.#whole;
  }

  /** The most characters that a match can have. */
  get longest(): number {
    this.#longest ??= shapeOf(this.rule.match).longest;
    return this.#longest;
  }

  /** Indices are costly and only tell where groups stand. */
  get #flags(): string {
    return this.rule.match.includes('(?<') ? 'du' : 'u';
  }
}

/**
 * The patterns of the wanted rules as one group, to build a longer pattern of. Groups lose their names, which two rules may share; what refers
 * back to a group takes part as what matches anything. Matches nothing where there is no rule.
 */
export function alternativesOf<Yield>(
  rules: readonly Rule<Yield>[],
  wanted: (gives: Yield) => boolean = () => true,
): string {
  const parts = rules.flatMap(({ match, gives }) =>
    !wanted(gives)
      ? []
      : /\\(?:k<|[1-9])/u.test(match)
        ? ''
        : `(?:${match.replaceAll(/\(\?<(?![=!])[^>]*>/gu, '(?:')})`,
  );
  return parts.length === 0 ? '(?!)' : `(?:${parts.join('|')})`;
}

const shared = onePer((rules: readonly Rule<unknown>[]) => new Matcher(rules));

/** The matcher of a whole pack, the same for all who ask. */
export const matcherOf = <Yield>(rules: readonly Rule<Yield>[]): Matcher<Yield> => shared(rules) as Matcher<Yield>;

function execFrom(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

const NO_GROUPS: Readonly<Record<string, Range>> = {};

function matchOf<Yield>(rule: Rule<Yield>, match: RegExpExecArray): Match<Yield> {
  const range = { from: match.index, to: match.index + match[0].length };
  const named = match.indices?.groups;
  if (!named) return { rule, range, groups: NO_GROUPS };
  const groups: Record<string, Range> = {};
  for (const [name, indices] of Object.entries(named)) if (indices) groups[name] = { from: indices[0], to: indices[1] };
  return { rule, range, groups };
}
