import { CharSet } from '../tree/chars.ts';

/** What the matches of a pattern can begin with. */
export interface Firsts {
  /** Code units; null where that is not to be told (`.`, `[^…]`, `\p{…}`). */
  readonly units: ReadonlySet<number> | null;
  /** Whether a match can have no characters. */
  readonly empty: boolean;
}

/**
 * The code units with which matches of a pattern (source of a regular expression with the flag `u`) can begin, so that it need not be
 * tried elsewhere. What a pattern only looks at, ahead or behind, is passed over: it narrows the matches and adds none.
 */
export function firstsOf(pattern: string): Firsts {
  const all = alternatives(pattern).map(ofSequence);
  return { units: union(all.map(({ units }) => units)), empty: all.some(({ empty }) => empty) };
}

const NOTHING: readonly never[] = [];

/** Things with patterns by the code unit at a place: those that can match there, in their order. */
export class ByFirst<Thing> {
  readonly #things: readonly Thing[];
  readonly #patterns: readonly string[];
  /** Code units that nothing begins with, as far as they were asked for: most of a text. */
  readonly #none = new CharSet();
  /** By code unit the place, from 1, of its things among those known; 0 where it was not asked for yet. */
  #places: Uint16Array | null = null;
  readonly #known: (readonly Thing[])[] = [];
  #firsts: readonly Firsts[] | null = null;

  /** `patterns`: that of each thing. */
  constructor(things: readonly Thing[], patterns: readonly string[]) {
    this.#things = things;
    this.#patterns = patterns;
  }

  /** The things that can match at an offset of a text; at its end those that can match NUL. */
  at(text: string, offset: number): readonly Thing[] {
    const unit = offset < text.length ? text.charCodeAt(offset) : 0;
    if (this.#none.has(unit)) return NOTHING;
    const place = this.#places?.[unit] ?? 0;
    return (place > 0 ? this.#known[place - 1] : undefined) ?? this.#learn(unit);
  }

  #learn(unit: number): readonly Thing[] {
    this.#firsts ??= this.#patterns.map(firstsOf);
    const canBegin = this.#firsts.map(({ units, empty }) => empty || units === null || units.has(unit));
    const things = this.#things.filter((_, i) => canBegin[i]);
    if (things.length === 0) this.#none.add(unit);
    const same = this.#known.findIndex(
      (known) => known.length === things.length && known.every((each, i) => each === things[i]),
    );
    if (same < 0) this.#known.push(things);
    this.#places ??= new Uint16Array(0x10000);
    this.#places[unit] = same < 0 ? this.#known.length : same + 1;
    return things;
  }
}

function ofSequence(sequence: string): Firsts {
  const seen: (ReadonlySet<number> | null)[] = [];
  for (let at = 0; at < sequence.length; ) {
    const end = atomEnd(sequence, at);
    const { units, empty } = ofAtom(sequence.slice(at, end));
    const [quantifier = ''] = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/u.exec(sequence.slice(end)) ?? [];
    seen.push(units);
    if (!empty && !/^(?:[?*]|\{0)/u.test(quantifier)) return { units: union(seen), empty: false };
    at = end + quantifier.length;
  }
  return { units: union(seen), empty: true };
}

function ofAtom(atom: string): Firsts {
  if (/^(?:\(\?<?[=!]|[\^$]$|\\[bB]$)/u.test(atom)) return { units: NONE, empty: true };
  if (atom.startsWith('(')) return firstsOf(atom.slice(/^\((?:\?(?::|<[^>]*>))?/u.exec(atom)?.[0].length ?? 1, -1));
  if (atom.startsWith('[')) return { units: ofClass(atom.slice(1, -1)), empty: false };
  return { units: ofCharacter(atom), empty: false };
}

/** The characters of a class; its ranges are written out where they are short. */
function ofClass(inside: string): ReadonlySet<number> | null {
  if (inside.startsWith('^')) return null;
  const parts = inside.match(/\\u[\da-f]{4}|\\.|./giu) ?? [];
  const sets: (ReadonlySet<number> | null)[] = [];
  for (let i = 0; i < parts.length; i++) {
    if (parts[i + 1] !== '-' || i + 2 >= parts.length) sets.push(ofCharacter(parts[i] ?? '', true));
    else {
      sets.push(between(ofCharacter(parts[i] ?? '', true), ofCharacter(parts[i + 2] ?? '', true)));
      i += 2;
    }
  }
  return union(sets);
}

function between(low: ReadonlySet<number> | null, high: ReadonlySet<number> | null): ReadonlySet<number> | null {
  const [from = 0] = low ?? [];
  const [to = 0] = high ?? [];
  if (low?.size !== 1 || high?.size !== 1 || to - from > LONGEST_RANGE) return null;
  return new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

/** A character that stands for itself (one beyond the basic plane by its first unit), `\d`, an escaped mark; null for any other. */
function ofCharacter(char: string, inClass = false): ReadonlySet<number> | null {
  if (char === '\\d') return DIGITS;
  if (char.startsWith('\\')) return /^\\[^\da-z]$/iu.test(char) ? new Set([char.charCodeAt(1)]) : null;
  return char === '.' && !inClass ? null : new Set([char.charCodeAt(0)]);
}

const LONGEST_RANGE = 64;
const NONE: ReadonlySet<number> = new Set();
const DIGITS: ReadonlySet<number> = new Set(Array.from('0123456789', (digit) => digit.charCodeAt(0)));

function union(sets: readonly (ReadonlySet<number> | null)[]): ReadonlySet<number> | null {
  const all = new Set<number>();
  for (const set of sets) {
    if (set === null) return null;
    for (const unit of set) all.add(unit);
  }
  return all;
}

/** The parts of a pattern between the bars that stand in no bracket. */
function alternatives(pattern: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < pattern.length; at = atomEnd(pattern, at))
    if (pattern.charAt(at) === '|') {
      parts.push(pattern.slice(from, at));
      from = at + 1;
    }
  parts.push(pattern.slice(from));
  return parts;
}

/** Where the character, class or group that stands at an offset ends. */
function atomEnd(pattern: string, at: number): number {
  const char = pattern.charAt(at);
  if (char === '\\') {
    const [escaped = ''] = /^\\(?:u[\da-f]{4}|[pPk][{<][^}>]*[}>]|.)/iu.exec(pattern.slice(at, at + 40)) ?? [];
    return at + Math.max(2, escaped.length);
  }
  if (char === '[') {
    let end = at + 1;
    while (end < pattern.length && pattern.charAt(end) !== ']') end += pattern.charAt(end) === '\\' ? 2 : 1;
    return end + 1;
  }
  if (char !== '(') return at + ((pattern.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  let end = at + 1;
  while (end < pattern.length && pattern.charAt(end) !== ')') end = atomEnd(pattern, end);
  return end + 1;
}
