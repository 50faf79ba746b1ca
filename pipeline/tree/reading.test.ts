import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Reading } from './reading.ts';

test('a value over a cut is joined from its pieces', () => {
  const canonical = '財務(wù)管理不\n  規範。';
  const reading = new Reading(canonical, '财务(wù)管理不\n  规范。', [
    { start: 2, end: 6 },
    { start: 9, end: 12 },
  ]);
  expect(reading.text).toBe('财务管理不规范。');
  expect(reading.quote({ from: 0, to: 7 })).toEqual({
    text: '財務管理不規範',
    spans: [
      { start: 0, end: 2 },
      { start: 6, end: 9 },
      { start: 12, end: 14 },
    ],
  });
  expect(reading.quote({ from: 2, to: 5 })).toEqual({ text: '管理不', span: { start: 6, end: 9 } });
  expect(reading.whole({ from: 1, to: 3 })).toEqual({ text: '務(wù)管', span: { start: 1, end: 7 } });
});

test('the pieces of any range give the reading text, and offsets lead there and back', () => {
  const cutsIn = (length: number) =>
    fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 8 }).map((ends) => {
      const sorted = [...ends].sort((a, b) => a - b);
      const cuts = [];
      for (let i = 0; i + 1 < sorted.length; i += 2) cuts.push({ start: sorted[i] ?? 0, end: sorted[i + 1] ?? 0 });
      return cuts;
    });
  fc.assert(
    fc.property(
      fc
        .string({ minLength: 1, maxLength: 40 })
        .chain((text) => fc.tuple(fc.constant(text), cutsIn(text.length), fc.nat(40), fc.nat(40))),
      ([text, cuts, a, b]) => {
        const reading = new Reading(text, text, cuts);
        const from = Math.min(a, b, reading.text.length);
        const to = Math.min(Math.max(a, b), reading.text.length);
        expect(reading.original({ from, to })).toBe(reading.text.slice(from, to));
        if (from < reading.text.length)
          expect(reading.offsetOf(reading.spanOf({ from, to: from + 1 }).start)).toBe(from);
      },
    ),
  );
});
