/** What the layout rules need to know about characters: who may stand at a line's end, how wide a line's head is. */

const HAN = /[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const ALPHANUMERIC = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\u00c0-\u024f]/;
/** Marks that may not begin a line: they stay with the character before. */
const CLOSING = /[，。、；：？！…—,.;:?!）】〕》〉」』”’)\]}%％℃～·]/;
/** Marks that may not end a line: they go with the character after. */
const OPENING = /[（【〔《〈「『“‘([{￥$]/;
/** What holds together in numbers, words and document numbers (`〔2023〕49`). */
const UNBREAKABLE = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\u00c0-\u024f.,:/_@#&=?+~%〔〕[\]()-]/;
/** From so many characters on, what holds together is a word that fills part of a line. */
const LONG_WORD = 6;
const SENTENCE_END = /[。！？；：!?;:…](?:[”’"'）)】〕》」』]*)$|[”"）)】》]$/;
const FULL_STOP = /[。！？!?…](?:[”’"'）)】〕》」』]*)$/;

export const isHan = (character: string): boolean => HAN.test(character);
export const isAlphanumeric = (character: string): boolean => ALPHANUMERIC.test(character);

/** Does the line end where a paragraph may end? */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);
/** The stricter kind: a mark that ends a sentence, not a clause. */
export const endsWithStop = (text: string): boolean => FULL_STOP.test(text);
/** Does the line end in a mark, which may hang over the right margin? */
export const endsInPunctuation = (text: string): boolean => CLOSING.test(text.at(-1) ?? '');

/** The width of a character in em, for fonts whose widths are not at hand. */
export const widthOf = (character: string): number => (character.charCodeAt(0) < 0x2000 ? 0.5 : 1);

/**
 * The width in em of what must stand together at the head of a line: a character with its opening brackets before it,
 * or a whole number, word or `〔2023〕49`; closing marks after a Chinese character may hang.
 */
export function headWidth(text: string, marksHang = true): number {
  let width = 0;
  let i = 0;
  for (; i < text.length && OPENING.test(text.charAt(i)); i += 1) width += widthOf(text.charAt(i));
  if (!UNBREAKABLE.test(text.charAt(i))) {
    width += widthOf(text.charAt(i));
    for (i += 1; !marksHang && CLOSING.test(text.charAt(i)); i += 1) width += widthOf(text.charAt(i));
    return width;
  }
  for (; i < text.length && UNBREAKABLE.test(text.charAt(i)); i += 1) width += widthOf(text.charAt(i));
  // lpjdjgw@163.com。      marks after a long word or number do not hang
  return i > LONG_WORD && CLOSING.test(text.charAt(i)) ? width + widthOf(text.charAt(i)) : width;
}

/**
 * The widest head, in em, that a printer may have kept together: what `headWidth` tells, the marks after it, and a number or
 * word that stands against them (`（2）2025`).
 */
export function widestHead(text: string): number {
  let width = 0;
  let i = 0;
  const take = (kind: RegExp) => {
    for (; i < text.length && kind.test(text.charAt(i)); i += 1) width += widthOf(text.charAt(i));
  };
  take(OPENING);
  if (UNBREAKABLE.test(text.charAt(i))) take(UNBREAKABLE);
  else {
    width += widthOf(text.charAt(i));
    i += 1;
  }
  take(CLOSING);
  take(UNBREAKABLE);
  take(CLOSING);
  return width;
}

/** Joins the text of two lines of one paragraph: with a space only between Latin words. */
export function joinLines(before: string, after: string): string {
  const wordEnds = /[A-Za-z,.;:)]$/.test(before) && !/[/@_-]\S*$/.test(before) && !/https?:\S*$/.test(before);
  return wordEnds && /^[A-Za-z(]/.test(after) ? `${before} ${after}` : before + after;
}
