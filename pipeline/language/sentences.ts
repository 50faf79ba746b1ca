import { oneOf } from '../tree/chars.ts';
import { type Range, trimRange } from '../tree/reading.ts';

/**
 * The sentences of a range with their closing marks, or the first `most` of them: they end at 。!? and at line ends, outside brackets
 * and quotes.
 */
export function sentencesIn(text: string, { from, to }: Range, most = Number.POSITIVE_INFINITY): Range[] {
  const sentences: Range[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to && sentences.length < most; at++) {
    if (!isMark(text, at)) continue;
    if (opens(text, at)) depth++;
    else if (closes(text, at)) depth = Math.max(0, depth - 1);
    else {
      const line = text.charAt(at) === '\n';
      if (line) depth = 0;
      if (depth > 0) continue;
      push(sentences, text, start, line ? at : at + 1);
      start = at + 1;
    }
  }
  if (sentences.length < most) push(sentences, text, start, to);
  return sentences;
}

const OPEN = '(“《【[';
const CLOSE = ')”》】]';
const opens = oneOf(OPEN);
const closes = oneOf(CLOSE);
const isMark = oneOf(`${OPEN}${CLOSE}。!?\n`);

function push(sentences: Range[], text: string, from: number, to: number): void {
  const sentence = trimRange(text, { from, to });
  if (sentence.from < sentence.to) sentences.push(sentence);
}
