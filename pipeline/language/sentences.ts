import type { Range } from '../tree/reading.ts';

/** The sentences of a range with their closing marks: they end at 。!? and at line ends, outside brackets and quotes. */
export function sentencesIn(text: string, { from, to }: Range): Range[] {
  const sentences: Range[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    else if (char === '\n') depth = 0;
    if (char !== '\n' && (depth > 0 || !'。!?'.includes(char))) continue;
    push(sentences, text, start, char === '\n' ? at : at + 1);
    start = at + 1;
  }
  push(sentences, text, start, to);
  return sentences;
}

const OPEN = '(“《【[';
const CLOSE = ')”》】]';

function push(sentences: Range[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (start < end) sentences.push({ from: start, to: end });
}
