import { WHITE } from '../tree/chars.ts';

/** A character, class, group or assertion of a pattern, and how often it stands there. */
export interface Item {
  readonly atom: string;
  readonly least: number;
  readonly most: number;
}

/** The parts of a pattern (source of a regular expression with the flag `u`) between the bars that stand in no bracket. */
export function branchesOf(pattern: string): string[] {
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

/** What an alternative is made of, in order. */
export function itemsOf(alternative: string): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < alternative.length; ) {
    const end = atomEnd(alternative, at);
    const [quantifier = '', sign, least, most] = QUANTIFIER.exec(alternative.slice(end, end + 24)) ?? [];
    items.push({ atom: alternative.slice(at, end), ...((sign && SIGNS[sign]) || timesOf(least, most)) });
    at = end + quantifier.length;
  }
  return items;
}

type Times = Pick<Item, 'least' | 'most'>;

const QUANTIFIER = /^(?:([?*+])|\{(\d+)(?:,(\d*))?\})\??/u;
const ONCE: Times = { least: 1, most: 1 };
const SIGNS: Readonly<Record<string, Times>> = {
  '?': { least: 0, most: 1 },
  '*': { least: 0, most: Number.POSITIVE_INFINITY },
  '+': { least: 1, most: Number.POSITIVE_INFINITY },
};

/** `{3}`, `{3,}`, `{3,5}`, or nothing. */
function timesOf(least: string | undefined, most: string | undefined): Times {
  if (least === undefined) return ONCE;
  return { least: Number(least), most: most === '' ? Number.POSITIVE_INFINITY : Number(most ?? least) };
}

/** Whether an atom only looks at what stands around a place: `^`, `\b`, `(?=…)`, `(?<!…)`. */
export const looks = (atom: string): boolean => /^(?:\(\?<?[=!]|[\^$]$|\\[bB]$)/u.test(atom);

/** The pattern inside a group; null for any other atom. */
export function insideOf(atom: string): string | null {
  if (!atom.startsWith('(')) return null;
  return atom.slice(/^\((?:\?(?::|<[^>]*>))?/u.exec(atom)?.[0].length ?? 1, -1);
}

/** The code units that a character or class can stand for (one beyond the basic plane by its first); null where they are too many to tell. */
export function unitsOf(atom: string): ReadonlySet<number> | null {
  return atom.startsWith('[') ? ofClass(atom.slice(1, -1)) : ofCharacter(atom);
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

/** A character that stands for itself, `\d`, `\s`, an escaped mark; null for any other. */
function ofCharacter(char: string, inClass = false): ReadonlySet<number> | null {
  if (char === '\\d') return DIGITS;
  if (char === '\\s') return WHITES;
  if (char.startsWith('\\')) return /^\\[^\da-z]$/iu.test(char) ? new Set([char.charCodeAt(1)]) : null;
  return char === '.' && !inClass ? null : new Set([char.charCodeAt(0)]);
}

const LONGEST_RANGE = 64;
const unitsIn = (chars: string): ReadonlySet<number> =>
  new Set(Array.from({ length: chars.length }, (_, i) => chars.charCodeAt(i)));
const DIGITS = unitsIn('0123456789');
const WHITES = unitsIn(WHITE);

/** All of several sets; null where one of them is not to be told. */
export function union(sets: readonly (ReadonlySet<number> | null)[]): ReadonlySet<number> | null {
  const all = new Set<number>();
  for (const set of sets) {
    if (set === null) return null;
    for (const unit of set) all.add(unit);
  }
  return all;
}

/** Where the character, class or group that stands at an offset ends. */
export function atomEnd(pattern: string, at: number): number {
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
