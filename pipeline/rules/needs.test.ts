import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByNeed } from './by-need.ts';
import { loadRules } from './rules.ts';
import { shapeOf } from './shape.ts';

const charsOf = (pattern: string) =>
  [...(shapeOf(pattern).needs ?? ['any'])]
    .map((unit) => (typeof unit === 'number' ? String.fromCharCode(unit) : unit))
    .join('');

test.each([
  ['^.{0,9}(?:欢迎|今天是)', '欢今'],
  ['\\S{1,60}\\.(?:jpe?g|png)', '.'],
  ['(?:已)?(?:部分|初步)(?:整改)?', '部初'],
  ['(?=整改)[^。]{2,8}', 'any'],
  ['整改|.{2,4}', 'any'],
  ['[是有](?!否)(?<state>完成)', '完'],
  ['a?b*', 'any'],
  ['', 'any'],
])('%s needs %s', (pattern, expected) => expect(charsOf(pattern)).toBe(expected));

test('no rule matches a text that has nothing of what it needs', () => {
  const { version: _, ...packs } = loadRules();
  const rules = Object.values(packs).flat();
  const texts = rules.flatMap(({ examples }) => examples.map(({ text }) => text));
  const needs = new ByNeed(rules.map(({ match }) => match));
  fc.assert(
    fc.property(fc.constantFrom(...texts), (text) => {
      const met = needs.metBy(text);
      for (const [index, { match }] of rules.entries())
        if (met[index] === 0) expect(new RegExp(match, 'u').test(text), match).toBe(false);
    }),
    { numRuns: 100 },
  );
});
