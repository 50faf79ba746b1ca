import { WHITE } from '../tree/chars.ts';

/** Things that stand one after another in a pattern. */
export type Branch = readonly Item[];

/** A part of a pattern, and how often it stands there. */
export interface Item {
  readonly atom: Atom;
  readonly least: number;
  readonly most: number;
  /** Where in the pattern it says how often, without the sign for as few as can be; null where it says nothing. */
  readonly quantifier: { readonly from: number; readonly to: number } | null;
}

/**
 * What a part of a pattern is: it only looks at what stands around a place (`^`, `\b`, `(?=…)`), refers to a group, is one, or one character. The
 * letters of a group with flags of its own, (?i:…), stand for more than themselves.
 */
export type Atom =
  | { readonly type: 'reference' }
  | { readonly type: 'look' | 'group' | 'flagged'; readonly branches: readonly Branch[] }
  | {
      readonly type: 'character';
      /** The code units it can be (of a character beyond the basic plane the first); null where they are too many to tell. */
      readonly units: ReadonlySet<number> | null;
      /** How many code units it can take. */
      readonly length: 1 | 2;
    };

/** The branches of a pattern (the source of a valid regular expression with the flag `u`). */
export const branchesOf = (pattern: string): readonly Branch[] => new PatternReader(pattern).branches();

const OPENING = /\((?:\?(?:<?[=!]|[a-z-]*:|<[^>]*>))?/y;
const CLASS = /\[(\^?)((?:[^\]\\]|\\.)*)\]/sy;
/** A character beyond the basic plane may be written as its two halves. */
const ESCAPE =
  /\\(?:u\{[^}]*\}|ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|k<[^>]*>|[1-9]\d*|.)/isy;
const QUANTIFIER = /([?*+])|\{(\d+)(?:,(\d*))?\}/y;

class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  branches(): Branch[] {
    const branches = [this.#branch()];
    while (this.#pattern.charAt(this.#at) === '|') {
      this.#at++;
      branches.push(this.#branch());
    }
    return branches;
  }

  #branch(): Branch {
    const items: Item[] = [];
    for (let char = this.#pattern.charAt(this.#at); char !== '' && char !== '|' && char !== ')'; ) {
      items.push({ atom: this.#atom(char), ...this.#times() });
      char = this.#pattern.charAt(this.#at);
    }
    return items;
  }

  #times(): Times {
    const from = this.#at;
    const [words, sign, least = '1', most] = this.#taken(QUANTIFIER);
    if (words === undefined) return ONCE;
    const quantifier = { from, to: from + words.length };
    if (this.#pattern.charAt(this.#at) === '?') this.#at++;
    if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY, quantifier };
    return { least: Number(least), most: most === '' ? Number.POSITIVE_INFINITY : Number(most ?? least), quantifier };
  }

  #atom(char: string): Atom {
    if (char === '(') return this.#group();
    if (char === '\\') return escaped(this.#taken(ESCAPE)[0] ?? '');
    if (char === '[') {
      const [, not, inside = ''] = this.#taken(CLASS);
      return not ? ANY : classOf(inside);
    }
    if (char === '.' || char === '^' || char === '$') {
      this.#at++;
      return char === '.' ? ANY : LOOK;
    }
    const length = (this.#pattern.codePointAt(this.#at) ?? 0) > 0xffff ? 2 : 1;
    this.#at += length;
    return { type: 'character', units: single(char), length };
  }

  #group(): Atom {
    const [opening = ''] = this.#taken(OPENING);
    const branches = this.branches();
    this.#at++;
    return { type: /[=!]$/.test(opening) ? 'look' : /[a-z-]:$/.test(opening) ? 'flagged' : 'group', branches };
  }

  /** What a sticky pattern takes at this place; empty where it takes nothing. */
  #taken(expected: RegExp): readonly (string | undefined)[] {
    expected.lastIndex = this.#at;
    const match = expected.exec(this.#pattern);
    if (match) this.#at = expected.lastIndex;
    return match ?? [];
  }
}

type Times = Omit<Item, 'atom'>;

const ONCE: Times = { least: 1, most: 1, quantifier: null };

const LOOK: Atom = { type: 'look', branches: [] };
const ANY: Atom = { type: 'character', units: null, length: 2 };

function escaped(words: string): Atom {
  if (words === '\\b' || words === '\\B') return LOOK;
  if (/^\\(?:k|[1-9])/.test(words)) return { type: 'reference' };
  const units = unitsOf(words);
  return units ? { type: 'character', units, length: 1 } : ANY;
}

/** The characters of a class; its ranges are written out where they are short. */
function classOf(inside: string): Atom {
  const parts = inside.match(/\\u[\da-f]{4}|\\.|./gisu) ?? [];
  const sets: (ReadonlySet<number> | null)[] = [];
  for (let i = 0; i < parts.length; i++) {
    const [first = '', dash, last] = parts.slice(i, i + 3);
    const isRange = dash === '-' && last !== undefined;
    sets.push(isRange ? between(unitsOf(first), unitsOf(last)) : unitsOf(first));
    if (isRange) i += 2;
  }
  const units = union(sets);
  return units ? { type: 'character', units, length: /[\ud800-\udfff]/.test(inside) ? 2 : 1 } : ANY;
}

function between(low: ReadonlySet<number> | null, high: ReadonlySet<number> | null): ReadonlySet<number> | null {
  const [from = 0] = low ?? [];
  const [to = 0] = high ?? [];
  // from the last of the basic plane to beyond it: the first half of what is beyond is less
  if (low?.size !== 1 || high?.size !== 1 || to < from || to - from > LONGEST_RANGE) return null;
  return new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

const LONGEST_RANGE = 64;

/** A character that stands for itself, `\d`, `\s`, an escaped mark; null for any other. */
function unitsOf(char: string): ReadonlySet<number> | null {
  if (char === '\\d') return DIGITS;
  if (char === '\\s') return WHITES;
  if (char.startsWith('\\')) return /^\\[^\da-z]$/iu.test(char) ? single(char.slice(1)) : null;
  return single(char);
}

/** A set of the first unit of a character; the same characters stand in many patterns. */
function single(char: string): ReadonlySet<number> {
  const unit = char.charCodeAt(0);
  const known = SINGLE.get(unit);
  if (known) return known;
  const set = new Set([unit]);
  SINGLE.set(unit, set);
  return set;
}
const SINGLE = new Map<number, ReadonlySet<number>>();

const unitsIn = (chars: string): ReadonlySet<number> =>
  new Set(Array.from({ length: chars.length }, (_, i) => chars.charCodeAt(i)));
const DIGITS = unitsIn('0123456789');
const WHITES = unitsIn(WHITE);

/** All of several sets; null where one of them is not to be told. */
export function union(sets: readonly (ReadonlySet<number> | null)[]): ReadonlySet<number> | null {
  const [only] = sets;
  if (only !== undefined && sets.length === 1) return only;
  const all = new Set<number>();
  for (const set of sets) {
    if (set === null) return null;
    for (const unit of set) all.add(unit);
  }
  return all;
}
