import { diffArrays } from 'diff';
import { fold } from '../source/fold.ts';
import type { Wording } from './schema.ts';
import type { Segment } from './segmenter.ts';

/** The change from one wording to another, word by word, in the documents' own characters; null where nothing but marks changed. */
export function wordingOf(left: string, right: string, segment: Segment): Wording {
  if (bare(left) === bare(right)) return null;
  const parts = diffArrays(wordsOf(left, segment), wordsOf(right, segment), {
    comparator: (a, b) => fold(a) === fold(b),
  });
  return parts.map(({ value, added, removed }) => ({
    change: added ? ('added' as const) : removed ? ('removed' as const) : ('kept' as const),
    text: value.join(''),
  }));
}

/** The words of a text in its own characters: folding changes no offset. */
function wordsOf(text: string, segment: Segment): string[] {
  const words = [];
  let offset = 0;
  for (const { text: word } of segment(fold(text))) {
    words.push(text.slice(offset, offset + word.length));
    offset += word.length;
  }
  if (offset < text.length) words.push(text.slice(offset));
  return words;
}

const bare = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
