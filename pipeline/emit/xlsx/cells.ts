/** The longest text that a cell may hold in a workbook. */
const LIMIT = 32_767;

/** A cell's text as a workbook holds it: one that is too long is cut, never inside a character, and says so. */
export function workbookText(text: string): string {
  if (text.length <= LIMIT) return text;
  const end = isHigh(text.charCodeAt(LIMIT - 2)) ? LIMIT - 2 : LIMIT - 1;
  return `${text.slice(0, end)}…`;
}

/** The first half of a character beyond the basic plane. */
const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

/** What XML gives a meaning, and what it cannot hold: control characters but for tabs, line ends and those beyond ASCII. */
const SPECIAL = /[&<>"\ufffe\uffff]|[^\P{Cc}\t\n\x7f-\x9f]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in XML. Characters that XML cannot hold are written as workbooks write them (`_x000B_`), and so is what looks like that. */
export function escaped(text: string): string {
  return text.replaceAll(SPECIAL, (char) => ENTITIES[char] ?? (char >= '\ufffe' ? '\ufffd' : codeOf(char)));
}

const codeOf = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A, B, … Z, AA …: the letters of a column counted from 0. */
export function columnLetters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${columnLetters(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + (index % 26))}`;
}
