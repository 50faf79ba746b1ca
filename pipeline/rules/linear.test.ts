import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import { fold } from '../source/fold.ts';
import { bounded, MOST_WAYS } from './linear.ts';
import { Matcher } from './matcher.ts';
import type { Rule } from './pack.ts';
import { PACKS } from './packs.ts';
import { loadRules } from './rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-linear-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('bounded', () => {
  test.each([
    ['整改(?:积极|有序)*到位', '整改(?:积极|有序){0,8}到位'],
    ['[^。]+问题', '[^。]{1,61}问题'],
    ['a{2,}?b', 'a{2,62}?b'],
    ['\\(.*\\)', '\\(.{0,60}\\)'],
    ['[*+]\\*x{3}', '[*+]\\*x{3}'],
    ['(?<=a+)(?<n>\\d*)', '(?<=a{1,61})(?<n>\\d{0,60})'],
  ])('ends the loops of %s', (pattern, ended) => expect(bounded(pattern).pattern).toBe(ended));

  test.each([
    '(a+)+b',
    '(?:a*)*b',
    '.*.*.*x',
    '(?:\\w+,?)+$',
    '(?:.{0,9}){0,9}',
    'a{200000}b',
    '(?:(?:a{100}){100}){100}b',
  ])('%s has too many ways', (pattern) => expect(bounded(pattern).ways).toBeGreaterThan(MOST_WAYS));

  test.each(['整改(?:完成|到位)', '[^。]{0,20}问题[^。]{0,20}', '(?:积极|有序|持续)*推进', '\\s*x', '(?:a|aa)*c'])(
    '%s has few',
    (pattern) => expect(bounded(pattern).ways).toBeLessThan(1000),
  );
});

test('a pattern of an overlay that some text would hold up is refused when it is loaded', () => {
  const rule = {
    id: 'status.own',
    why: '本单位',
    gives: { state: 'completed', longTerm: false },
    examples: ['完'],
    not: ['未'],
  };
  const load = (match: string) => {
    writeFileSync(join(folder, 'status.yaml'), JSON.stringify([{ ...rule, match }]));
    return loadRules([folder]).status[0];
  };
  expect(() => load('(?:.*完)+')).toThrow('可能在某些文本上极慢:重复');
  const names = Array.from({ length: MOST_WAYS + 1 }, (_, number) => `甲${number}`);
  expect(() => load(names.join('|'))).toThrow('开头相同的写法');
  expect(load('画上.*句号')?.match).toContain('{0,60}');
});

/** Milliseconds that 800 characters may take a rule, which read as quickly as that thousands in a second. */
const LONGEST = 3000;
const rules = loadRules();

/** Whether a rule gets to the end of a text in time. */
function ends(rule: Rule<unknown>, text: string): boolean {
  try {
    runInNewContext('read()', { read: () => new Matcher([rule]).all(text) }, { timeout: LONGEST });
    return true;
  } catch {
    return false;
  }
}

describe.each(Object.keys(PACKS) as (keyof typeof PACKS)[])('rules/%s.yaml is linear', (name) => {
  test('on its own words over and over, where a pattern that goes back goes back most', () => {
    const slow: string[] = [];
    for (const rule of rules[name]) {
      const words = [
        ...rule.examples.map(({ text }) => text.slice(0, 30)),
        ...rule.match.split(/[^\u4e00-\u9fff]+/).slice(0, 60),
      ].filter((word) => word !== '');
      for (const word of [...words, words.join(''), words.slice(0, 8).join(' ')])
        if (
          !ends(
            rule,
            fold(word)
              .repeat(Math.ceil(800 / word.length))
              .slice(0, 800),
          )
        )
          slow.push(`${rule.id} on ${word.slice(0, 30)}`);
    }
    expect(slow).toEqual([]);
  });
});
