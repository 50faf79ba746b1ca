import type { Piece } from './open.ts';
import { isAlphanumeric, isHan, widthOf } from './text.ts';

/** Text without white space in it, and how far it stands from the word before. */
export interface Word {
  readonly text: string;
  /** Where it begins, in points; within a piece that holds spaces, by estimate. */
  readonly left: number;
  /** Distance from the word before, in em; 0 for the first. */
  readonly gap: number;
  /** The text layer has white space before it. */
  readonly spaced: boolean;
}

/** Printed text in words, and the distance that the printer put between all characters of it. */
export interface SpacedWords {
  readonly words: readonly Word[];
  /** In em; negative where characters are squeezed. */
  readonly tracking: number;
}

/** So many em between a Chinese character and a figure are the printer's own spacing, less is none. */
const AUTOSPACE = 0.1;
/** The least samples that tell how far a line is spread; one less where they agree to this many em. */
const FEWEST = 3;
const EVEN = 0.05;
/** ①: set like a character, but often from another font. */
const CIRCLED = /[\u2460-\u24ff\u2776-\u2793]/;
/** Full-width marks are as wide as characters. */
const FULL_WIDTH = /[\u2014\u2018-\u201d\u2026\u3001-\u303f\uff00-\uff60]/;

/** Does a character fill a square of one em, as far as its code tells? */
export const isWide = (character: string): boolean => isHan(character) || FULL_WIDTH.test(character);

/**
 * Parts the pieces of one run into words. A printer that spreads a line to the margin leaves gaps that read as spaces
 * (`整 改 任 务`); `tracking` is what the gaps between neighbouring characters have in common.
 */
export function spacedWords(pieces: readonly Piece[]): SpacedWords {
  const words: Word[] = [];
  const samples: Sample[] = [];
  let right = pieces[0]?.left ?? 0;
  let last = '';
  let gap = 0;
  let spaced = false;
  for (const piece of pieces) {
    const { parts, space, inner } = partsOf(piece);
    let left = piece.left;
    for (const [i, text] of parts.entries()) {
      gap += i > 0 ? space : (piece.left - right) / piece.size;
      if (i > 0) left += space * piece.size;
      spaced ||= i > 0;
      if (text === '') continue;
      if (isWide(last) && isWide(text.charAt(0))) samples.push({ value: gap, weight: 1 });
      words.push({ text, left, gap: words.length === 0 ? 0 : gap, spaced });
      left += visibleWidth(text) * piece.size;
      last = text.charAt(text.length - 1);
      gap = 0;
      spaced = false;
    }
    if (inner) samples.push(inner);
    right = Math.max(right, piece.right);
  }
  return { words, tracking: medianOf(samples) };
}

interface Sample {
  readonly value: number;
  readonly weight: number;
}

/**
 * The words of one piece (an empty one where it begins or ends in spaces), the width of its spaces, and how far its
 * characters stand apart where that can be told; both in em.
 */
function partsOf({ text, left, right, size }: Piece): { parts: string[]; space: number; inner: Sample | null } {
  const parts = text.split(/\s+/);
  const spare = (right - left) / size - parts.reduce((sum, part) => sum + visibleWidth(part), 0);
  if (parts.length < 2) {
    const joints = text.length - 1;
    const telling = joints > 0 && [...text].every(isHan);
    return { parts, space: 0, inner: telling ? { value: spare / joints, weight: joints } : null };
  }
  const space = Math.max(0, spare / (parts.length - 1));
  // The width of Latin letters is a guess: their spaces are taken for what they seem.
  return { parts, space: /[A-Za-z]/.test(text) ? Math.max(space, 0.25) : space, inner: null };
}

const visibleWidth = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

function medianOf(samples: readonly Sample[]): number {
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const values = samples.map(({ value }) => value);
  const even = total === FEWEST - 1 && Math.max(...values) - Math.min(...values) < EVEN;
  if (total < FEWEST && !even) return 0;
  let passed = 0;
  for (const { value, weight } of [...samples].sort((a, b) => a.value - b.value)) {
    passed += weight;
    if (2 * passed >= total) return value;
  }
  return 0;
}

/**
 * Does the printer of these pages part Chinese characters from figures and letters by itself (LibreOffice, Word)? Then such
 * a gap is no space; else somebody typed it. Decided by what most such places show; with none, it does.
 */
export function isAutospaced(pages: readonly (readonly Piece[])[]): boolean {
  let apart = 0;
  let close = 0;
  for (const pieces of pages) {
    let last: Piece | null = null;
    for (const piece of pieces) {
      const text = piece.text.trim();
      if (text === '') continue;
      const sameLine = last && Math.abs(last.baseline - piece.baseline) < 1 && piece.left >= last.left;
      if (last && sameLine && meets(last.text.trimEnd().at(-1) ?? '', text.charAt(0))) {
        const gap = (piece.left - last.right) / piece.size;
        if (gap > AUTOSPACE) apart += 1;
        else close += 1;
      }
      last = piece;
    }
  }
  return apart >= close;
}

/** A Chinese character beside a figure or letter, or anything wide beside a circled number. */
export const meets = (a: string, b: string): boolean =>
  (isHan(a) && isAlphanumeric(b)) ||
  (isAlphanumeric(a) && isHan(b)) ||
  (isWide(a) && CIRCLED.test(b)) ||
  (CIRCLED.test(a) && isWide(b));
