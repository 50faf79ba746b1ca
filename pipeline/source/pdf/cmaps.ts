import { SourceFailure } from '../failure.ts';

const BEGIN = 'begincmap';
const RANGES = /begin(?:bf|cid|notdef)range/;
/** First and last code of a range, and what they stand for. */
const RANGE = /<([0-9a-f\s]*)>\s*<([0-9a-f\s]*)>\s*(?:<[^<>]*>|\[[^\][]*\]|\d+)/gi;
/** There are no more characters than these in Unicode. */
const MOST = 0x110000;

/**
 * What codes of a font stand for is told by ranges, each of which a reader writes out code by code: twenty short lines can name hundreds of
 * millions. Throws `suspicious`.
 */
export function checkCMap(data: Buffer): void {
  if (!data.includes(BEGIN)) return;
  let codes = 0;
  for (const ranges of data.toString('latin1').split(RANGES).slice(1))
    for (const [, first = '', last = ''] of ranges.split('end', 1)[0]?.matchAll(RANGE) ?? []) {
      codes += Math.max(0, codeOf(last) - codeOf(first)) + 1;
      if (codes > MOST) throw new SourceFailure('suspicious', { detail: '字体的字符对照表大得不合常理' });
    }
}

const codeOf = (hex: string): number => Number.parseInt(hex.replaceAll(/\s+/g, ''), 16) || 0;
