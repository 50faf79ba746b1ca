/** Whether the character at an offset is one of a set; outside the text none is. */
export type CharTest = (text: string, at: number) => boolean;

/** A set of code units, a bit for each: what a text asks of many sets stays in the processor's cache. */
export class CharSet {
  readonly #bits = new Int32Array(0x10000 / 32);

  add(unit: number): void {
    this.#bits[unit >> 5] = (this.#bits[unit >> 5] ?? 0) | (1 << (unit & 31));
  }

  has(unit: number): boolean {
    return (((this.#bits[unit >> 5] ?? 0) >> (unit & 31)) & 1) === 1;
  }
}

/** A test for some characters (code units) and ranges of them, `az` for a to z: one look-up, where a pattern costs a call. */
export function oneOf(chars: string, ...ranges: string[]): CharTest {
  const set = new CharSet();
  for (let i = 0; i < chars.length; i++) set.add(chars.charCodeAt(i));
  for (const range of ranges) for (let unit = range.charCodeAt(0); unit <= range.charCodeAt(1); unit++) set.add(unit);
  // outside a text charCodeAt gives NaN, and one look-up of NaN makes all later ones of any table slow
  return (text, at) => at >= 0 && at < text.length && set.has(text.charCodeAt(at));
}

/** What `\s` stands for in patterns. */
export const WHITE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** White space. */
export const isWhite: CharTest = oneOf(WHITE);
