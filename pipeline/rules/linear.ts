/**
 * What keeps a rule's pattern linear, whatever text it meets: every loop ends after a number of rounds, and from any one place there are
 * only so many ways through it. A search then costs at most that much at each character.
 */

/** Rounds that `*`, `+` and `{n,}` stand for in a rule, beyond the least: over one character, and over a group of words. */
const CHARACTER_ROUNDS = 60;
const GROUP_ROUNDS = 8;
/** Ways through a pattern from one place; the built-in rules stay below. */
export const MOST_WAYS = 100_000;

/** What a piece of a pattern can do: in how many ways it matches from one place, and with which characters it can begin. */
interface Piece {
  readonly ways: number;
  /** Null: any. */
  readonly first: ReadonlySet<string> | null;
  readonly mayBeEmpty: boolean;
  readonly single: boolean;
}

const EMPTY: Piece = { ways: 1, first: new Set(), mayBeEmpty: true, single: false };
const ANY: Piece = { ways: 1, first: null, mayBeEmpty: false, single: true };

/** A pattern whose loops all end, and the number of ways through it from one place. The pattern must be valid. */
export function bounded(pattern: string): { pattern: string; ways: number } {
  const reader = new PatternReader(pattern);
  const { ways } = reader.alternatives();
  return { pattern: reader.out + pattern.slice(reader.at), ways };
}

class PatternReader {
  out = '';
  at = 0;
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  alternatives(): Piece {
    const pieces = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#copy(1);
      pieces.push(this.#sequence());
    }
    return either(pieces);
  }

  #sequence(): Piece {
    let whole = EMPTY;
    while (this.at < this.#pattern.length && this.#peek() !== '|' && this.#peek() !== ')')
      whole = then(whole, this.#item());
    return whole;
  }

  #item(): Piece {
    const atom = this.#atom();
    const match = /^(?:[*+?]|\{(\d+)(,)?(\d+)?\})/.exec(this.#pattern.slice(this.at, this.at + 24));
    if (!match) return atom;
    const [whole, least, comma, most] = match;
    const rounds = atom.single ? CHARACTER_ROUNDS : GROUP_ROUNDS;
    const from = least === undefined ? (whole === '+' ? 1 : 0) : Number(least);
    const open = whole === '*' || whole === '+' || (comma !== undefined && most === undefined);
    const to = open ? from + rounds : whole === '?' ? 1 : comma === undefined ? from : Number(most);
    this.at += whole.length;
    this.out += open ? `{${from},${to}}` : whole;
    if (this.#peek() === '?') this.#copy(1);
    return repeated(atom, from, to);
  }

  #atom(): Piece {
    const char = this.#peek();
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    this.#copy(char.length);
    if (char === '.') return ANY;
    return char === '^' || char === '$' ? EMPTY : { ways: 1, first: new Set([char]), mayBeEmpty: false, single: true };
  }

  #group(): Piece {
    const [opening = '('] = /^\((?:\?(?:<?[=!]|:|<[^>=!]*>))?/.exec(this.#pattern.slice(this.at, this.at + 40)) ?? [];
    this.#copy(opening.length);
    const inside = this.alternatives();
    this.#copy(1);
    // what is only looked at is looked at in each of its ways, and lets everything through once
    const looks = /[=!]$/.test(opening);
    return looks ? { ...EMPTY, ways: inside.ways } : { ...inside, single: false };
  }

  #class(): Piece {
    const begun = this.at;
    let end = begun + 1;
    while (end < this.#pattern.length && this.#pattern.charAt(end) !== ']')
      end += this.#pattern.charAt(end) === '\\' ? 2 : 1;
    this.#copy(end + 1 - begun);
    const inside = this.#pattern.slice(begun + 1, end);
    return /[\\^-]/.test(inside) ? ANY : { ways: 1, first: new Set(inside), mayBeEmpty: false, single: true };
  }

  #escape(): Piece {
    const [whole = '\\'] =
      /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|.)/su.exec(this.#pattern.slice(this.at)) ??
      [];
    this.#copy(whole.length);
    if (/^\\[bB]$/.test(whole)) return EMPTY;
    // a character by itself: \( \. \/
    return /^\\[^\w\s]$/u.test(whole)
      ? { ways: 1, first: new Set(whole.slice(1)), mayBeEmpty: false, single: true }
      : ANY;
  }

  #peek(): string {
    const code = this.#pattern.codePointAt(this.at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #copy(length: number): void {
    this.out += this.#pattern.slice(this.at, this.at + length);
    this.at += length;
  }
}

function then(a: Piece, b: Piece): Piece {
  return {
    ways: a.ways * b.ways,
    first: a.mayBeEmpty ? union(a.first, b.first) : a.first,
    mayBeEmpty: a.mayBeEmpty && b.mayBeEmpty,
    single: false,
  };
}

/** Of alternatives only those count together that can begin alike: 整改 and 完成 never both match at one place. */
function either(pieces: readonly Piece[]): Piece {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const byChar = new Map<string, number>();
  let always = 0;
  for (const { ways, first, mayBeEmpty } of pieces)
    if (first === null || mayBeEmpty) always += ways;
    else for (const char of first) byChar.set(char, (byChar.get(char) ?? 0) + ways);
  return {
    ways: always + [...byChar.values()].reduce((most, ways) => Math.max(most, ways), 0),
    first: pieces.reduce<Piece['first']>((all, { first }) => union(all, first), new Set()),
    mayBeEmpty: pieces.some(({ mayBeEmpty }) => mayBeEmpty),
    single: false,
  };
}

/** Each number of rounds is a way, times the ways through each round; those below the least as well: they are gone through before it fails. */
function repeated(piece: Piece, from: number, to: number): Piece {
  let ways = 0;
  for (let rounds = 0; rounds <= to && ways <= MOST_WAYS; rounds++) ways += piece.ways ** rounds;
  return { ways, first: piece.first, mayBeEmpty: from === 0 || piece.mayBeEmpty, single: false };
}

const union = (a: Piece['first'], b: Piece['first']): Piece['first'] => (a && b ? new Set([...a, ...b]) : null);
