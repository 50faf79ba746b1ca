import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRules } from './rules.ts';
import { shapeOf } from './shape.ts';

/** Every match of a pattern in a text begins, consists and ends as the shape says. */
function expectMatchesToFit(pattern: string, text: string): number {
  const { firsts, needs, longest } = shapeOf(pattern);
  const matches = [...text.matchAll(new RegExp(pattern, 'gu'))];
  for (const [found] of matches) {
    const units = Array.from({ length: found.length }, (_, i) => found.charCodeAt(i));
    const begins = found === '' ? firsts.empty : !firsts.units || firsts.units.has(found.charCodeAt(0));
    const has = !needs || units.some((unit) => needs.has(unit));
    expect({ pattern, found, begins, has }).toEqual({ pattern, found, begins: true, has: true });
    expect(found.length, pattern).toBeLessThanOrEqual(longest);
  }
  return matches.length;
}

/** Patterns that are valid and seldom written, each with a text that it matches. */
const ODD: readonly (readonly [string, string])[] = [
  ['\\cI整', '\t整'],
  ['\\cI?', ''],
  ['[\n。]整', '\n整'],
  ['[\t-\r]整', '\n整'],
  ['\\ud83d\\ude00?', ''],
  ['\\ud83d\\ude00{2}', '😀😀'],
  ['[\uf900-𠮷]整', '\uf900整'],
  ['[一-𠮷]+', '整𠮷'],
  [`${'(.)'.repeat(10)}\\10`, '甲乙丙丁戊己庚辛壬癸癸'],
  ['[\\]\\\\-]整', ']整\\整-整'],
  ['(?<=甲)乙*?(?<!丙)|(?:)*', '甲乙乙'],
  ['(?:整){0}改|(?:整|){0,0}', '改'],
  ['(?:(?:整?)?改?)?。', '整改。。'],
  ['\\x41\\u{1f600}\\p{Script=Han}[^\\u{41}]', 'A😀整改'],
  ['(?<a>[😀-😎])\\k<a>', '😎😎'],
];

test.each(ODD)('what is told of %j fits its matches', (pattern, text) => {
  expect(expectMatchesToFit(pattern, text)).toBeGreaterThan(0);
  const units = fc.constantFrom(...`整改甲乙丙。\t\n-]\\A0😀😎豈𠮷I`, ...'\ud83d\ude00', text);
  fc.assert(
    fc.property(fc.array(units, { maxLength: 8 }), (parts) => void expectMatchesToFit(pattern, parts.join(''))),
  );
});

test('what is told of every rule fits its matches', () => {
  const { version: _, ...packs } = loadRules();
  const rules = Object.values(packs).flat();
  const texts = rules.flatMap(({ examples }) => examples.map(({ text }) => text));
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.constantFrom(...texts),
      ({ match }, text) => void expectMatchesToFit(match, text),
    ),
    { numRuns: 4000 },
  );
});

test('letters of either case stand for more than themselves', () => {
  expect(shapeOf('(?i:ab)c')).toMatchObject({ firsts: { units: null }, longest: Number.POSITIVE_INFINITY });
  expect([...(shapeOf('(?i:ab)c').needs ?? [])]).toEqual(['c'.charCodeAt(0)]);
  expect(shapeOf('(?s-i:ab)').needs).toBeNull();
});
