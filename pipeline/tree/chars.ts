/** Whether the character at an offset is one of a set; outside the text none is. */
export type CharTest = (text: string, at: number) => boolean;

/** A test for some characters (code units) and ranges of them, `az` for a to z: one look-up, where a pattern costs a call. */
export function oneOf(chars: string, ...ranges: string[]): CharTest {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = 1;
  for (const range of ranges) table.fill(1, range.charCodeAt(0), range.charCodeAt(1) + 1);
  // outside a text charCodeAt gives NaN, and one look-up of NaN makes all later ones of any table slow
  return (text, at) => at >= 0 && at < text.length && table[text.charCodeAt(at)] === 1;
}

/** What `\s` stands for in patterns. */
export const WHITE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** White space. */
export const isWhite: CharTest = oneOf(WHITE);
