import { expect, test } from 'vitest';
import { isSubsequence } from './subsequence.ts';

test.each([
  ['区教体局', '岚浦区教育体育局', true],
  ['中医', '中医药', true],
  ['局教体', '岚浦区教育体育局', false],
  ['校车', '校服', false],
])('%s in %s', (short, long, is) => expect(isSubsequence(short, long)).toBe(is));
