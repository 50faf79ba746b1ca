import type { Rules } from '../rules/rules.ts';

/** A word with its part of speech as jieba names it: n noun, v verb, nr person, ns place, nt body, d adverb … */
export interface Word {
  readonly text: string;
  readonly tag: string;
  /** The words a long one is made of (发展党员: 发展, 党员); itself where it is of one piece. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly text: string;
  /** How telling it is in Chinese at large, 0.35 (项目, 资金) to 1 (校车, 扬尘): a few documents do not show that a word is common. */
  readonly rarity: number;
}

/** Cuts folded text into words. */
export type Segment = (text: string) => readonly Word[];

/** Packs whose words are terms of the field; the segmenter does not know most of them. */
const PACKS_OF_TERMS = ['topics', 'facts', 'compare', 'thesaurus'] as const;

/**
 * A segmenter that knows the terms of the rule packs. Loading it takes about a second and 250 MB, so it is loaded where two
 * documents are compared and nowhere else. The terms of every call stay known while the program runs.
 */
export async function openSegmenter(rules: Rules): Promise<Segment> {
  const { default: jieba } = await import('nodejieba');
  // 校长负责制 stays 校长 + 负责制: parts meet more words than the whole. 津补贴, cut into 津 + 补贴, is a word of its own.
  const unknown = termsOf(rules).filter((term) => jieba.cut(term).some((part) => part.length === 1));
  for (const term of unknown) jieba.insertWord(term, 'n');
  const known = new Map<string, readonly Part[]>();
  const partsOf = (word: string): readonly Part[] => {
    const before = known.get(word);
    if (before) return before;
    const cut = word.length < LONG ? [word] : jieba.cutSmall(word, LONG - 1);
    const parts = (cut.every((part) => part.length > 1) ? cut : [word]).map((text) => ({
      text,
      rarity: scaled(jieba.extract(text, 1)[0]?.weight),
    }));
    known.set(word, parts);
    return parts;
  };
  return (text) => jieba.tag(text).map(({ word, tag }) => ({ text: word, tag, parts: partsOf(word) }));
}

/** jieba's own inverse document frequency (of general prose, about 3 to 14) as a weight; a word it does not list may be anything. */
function scaled(frequency: number | undefined): number {
  return frequency === undefined ? 1 : Math.min(1, Math.max(0.35, (frequency - 3) / 6));
}

/** Words from this length on are often made of others. */
const LONG = 4;

/** The plain terms of the packs, in a stable order: alternatives of their patterns that are nothing but Han characters. */
export function termsOf(rules: Rules): string[] {
  const terms = new Set<string>();
  for (const pack of PACKS_OF_TERMS)
    for (const { match, gives } of rules[pack]) {
      for (const term of literalsOf(match)) terms.add(term);
      if ('weak' in gives && gives.weak !== undefined) for (const term of literalsOf(gives.weak)) terms.add(term);
    }
  return [...terms].sort();
}

/** Alternatives of a pattern that are whole terms. The pack loader puts each part of a list into a group of its own: `(?:…)|(?:…)`. */
function literalsOf(pattern: string): string[] {
  return alternativesOf(pattern).flatMap((part) => {
    const inner = /^\(\?:(.*)\)$/su.exec(part)?.[1];
    const parts = inner === undefined ? [part] : alternativesOf(inner);
    return parts.filter((each) => TERM.test(each));
  });
}

/** Two to eight Han characters that do not break off in the middle of a phrase: 学习不 is no term. */
const TERM = /^\p{Script=Han}{1,7}[^不未的和与及了上中下]$/u;

function alternativesOf(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  let escaped = false;
  for (const char of pattern) {
    if (char === '|' && depth === 0 && !escaped) {
      parts.push('');
      continue;
    }
    if (!escaped && (char === '(' || char === '[')) depth++;
    if (!escaped && (char === ')' || char === ']')) depth--;
    escaped = char === '\\' && !escaped;
    parts[parts.length - 1] += char;
  }
  return parts;
}
