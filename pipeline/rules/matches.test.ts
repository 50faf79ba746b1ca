import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesIn } from './matches.ts';

test('gives what matchAll gives, empty matches and pairs of surrogates included', () => {
  const pattern = fc.constantFrom(/改/gu, /(?:整改)?/gu, /[一二]|$/gu, /(?<of>整)改/dgu, /x*/g);
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('整', '改', '一', 'x', '𠮷') }), (pattern, text) => {
      expect(matchesIn(pattern, text)).toEqual([...text.matchAll(pattern)]);
    }),
  );
});
