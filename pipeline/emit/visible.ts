/**
 * Words from outside (documents, names of files) for a terminal: signs that would colour, wipe or turn round what it shows become `\u{1b}`.
 * Line ends and tabs stay.
 */
export const visible = (text: string): string =>
  text.replaceAll(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);

const HIDDEN = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;
