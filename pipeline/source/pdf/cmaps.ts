import { SourceFailure } from '../failure.ts';

const RANGES = /begin(?:bf|cid|notdef)range/;
/** First and last code of a range, and what they stand for. What is no digit in them is passed over, as readers do. */
const RANGE = /<([^<>]*)>\s*<([^<>]*)>\s*(?:<[^<>]*>|\[[^\][]*\]|\d+)/g;
/** There are no more characters than these in Unicode. */
const MOST = 0x110000;

/**
 * What codes of a font stand for is told by ranges, each of which a reader writes out code by code: twenty short lines can name hundreds of
 * millions. Throws `suspicious`.
 */
export function checkCMap(data: Buffer): void {
  if (!data.includes('range')) return;
  let codes = 0;
  for (const ranges of data.toString('latin1').split(RANGES).slice(1))
    for (const [, first = '', last = ''] of ranges.split('end', 1)[0]?.matchAll(RANGE) ?? []) {
      codes += Math.max(0, codeOf(last) - codeOf(first)) + 1;
      if (codes > MOST) throw new SourceFailure('suspicious', { detail: '字体的字符对照表大得不合常理' });
    }
}

const codeOf = (hex: string): number => Number.parseInt(hex.replaceAll(/[^0-9a-f]+/gi, ''), 16) || 0;
