import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRules } from './rules.ts';
import { shapeOf } from './shape.ts';

test.each([
  ['整改|已完成', 3],
  ['^(?:已)?(?:部分|初步){0,2}整改[。;]?$', 8],
  ['[一二三]{1,3}、(?!是)', 4],
  ['.{0,4}整', 9],
  ['整改*', Number.POSITIVE_INFINITY],
  ['(?<a>整)\\k<a>', Number.POSITIVE_INFINITY],
  ['\\d{4}年', 5],
  ['', 0],
])('a match of %s has at most %s units', (pattern, longest) => expect(shapeOf(pattern).longest).toBe(longest));

test('no rule matches more than it can', () => {
  const { version: _, ...packs } = loadRules();
  const rules = Object.values(packs).flat();
  const texts = rules.flatMap(({ examples }) => examples.map(({ text }) => text));
  fc.assert(
    fc.property(fc.constantFrom(...rules), fc.constantFrom(...texts), ({ match }, text) => {
      for (const [found] of text.matchAll(new RegExp(match, 'gu')))
        expect(found.length).toBeLessThanOrEqual(shapeOf(match).longest);
    }),
    { numRuns: 2000 },
  );
});
