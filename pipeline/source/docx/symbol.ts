/** Fonts whose codes are their own; mammoth has tables for them. */
const SYMBOL_FONTS = /^(?:symbol|webdings|wingdings(?: [23])?|zapf ?dingbats|mt extra)$/i;

/**
 * The character of a `w:sym` that is set in a font of letters, where `code` (hexadecimal) is simply Unicode.
 * Null for symbol fonts and private codes.
 */
export function symbolCharacter(font: string, code: string): string | null {
  const point = /^[0-9a-f]{1,4}$/i.test(code) ? Number.parseInt(code, 16) : 0;
  const isPrivate = point < 0x20 || (point >= 0xd800 && point <= 0xf8ff);
  return isPrivate || SYMBOL_FONTS.test(font.trim()) ? null : String.fromCharCode(point);
}

/**
 * A `w:sym` of a symbol font as mammoth's tables name it: they are of codes of one byte, which Word puts at U+F000 as well.
 * Null where they cannot have it. Names that differ only in how they are written are made one: mammoth compares each message with all others.
 */
export function tableSymbol(font: string, code: string): { readonly font: string; readonly code: string } | null {
  const name = font.trim().toLowerCase();
  const byte = /^(?:f0|0{0,2})([0-9a-f]{1,2})$/i.exec(code)?.[1];
  return byte !== undefined && SYMBOL_FONTS.test(name) ? { font: name, code: byte.toUpperCase() } : null;
}
