import type { Style } from '../../language/markers.ts';

/** How deep a style usually lies; only a first guess, the order of appearance decides. */
const RANK: Readonly<Record<string, number>> = {
  part: 0,
  han: 1,
  ordinal: 1.5,
  'paren-han': 2,
  article: 2,
  digit: 3,
  'digit-comma': 3,
  decimal: 3.5,
  'decimal-3': 3.6,
  'decimal-4': 3.7,
  'paren-digit': 4,
  'half-digit': 5,
  circled: 6,
  letter: 7,
};
export const rankOf = (style: Style | 'bare'): number => RANK[style] ?? 4.5;

export const isLabel = (style: Style | 'bare'): boolean => style.startsWith('label:');

/** Styles that people mix in one list: 1. 2、 3. */
export const VARIANTS: ReadonlySet<Style | 'bare'> = new Set(['digit', 'digit-comma']);

/** Styles that are mistaken for one another: 2. for (2), 二、 for (二). */
export const FAMILY: Readonly<Record<string, string>> = {
  han: 'han',
  'paren-han': 'han',
  digit: 'digit',
  'digit-comma': 'digit',
  'paren-digit': 'digit',
  'half-digit': 'digit',
  circled: 'digit',
};

/** Styles with the same brackets around other numerals: after (十二) people type (13). */
export const BRACKETED: ReadonlySet<Style | 'bare'> = new Set(['paren-han', 'paren-digit']);
