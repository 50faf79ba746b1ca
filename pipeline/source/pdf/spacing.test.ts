import { expect, test } from 'vitest';
import { buildLine } from './lines.ts';
import type { Piece } from './open.ts';
import { isAutospaced, spacedWords } from './spacing.ts';

const EM = 10;
/** Pieces one after the other, each with the gap before it in em. */
function pieces(...parts: readonly (readonly [text: string, gap: number, width?: number])[]): Piece[] {
  let at = 0;
  return parts.map(([text, gap, width]) => {
    const left = at + gap * EM;
    at = left + EM * (width ?? [...text].reduce((sum, c) => sum + (c < '\u2000' ? 0.5 : 1), 0));
    return { text, left, right: at, baseline: 100, size: EM };
  });
}

test('even gaps of a spread line are no spaces, a wider one among them is', () => {
  const spread = pieces(
    ['责', 0],
    ['任', 0.4],
    ['领', 0.4],
    ['导', 0.4],
    ['：', 0.4],
    ['江', 0.4],
    ['牵', 1.2],
    ['头', 0.4],
  );
  expect(buildLine(spread)?.text).toBe('责任领导：江 牵头');
  expect(buildLine(spread)?.tracking).toBeCloseTo(4);
});

test('spaces of the text layer inside a piece go where they are as narrow as the gaps beside it', () => {
  const mixed = pieces(['“ 当 年', 0, 3.3], ['预', 0.11], ['拨', 0.11], ['次 年 结', 0.11, 3.22]);
  expect(buildLine(mixed)?.text).toBe('“当年预拨次年结');
});

test('a typed space stays, also in a spread line and at the end of a piece', () => {
  expect(buildLine(pieces(['以巡促改 ', 0, 4.5], ['以改促建', 0]))?.text).toBe('以巡促改 以改促建');
  const spread = pieces(['整改', 0, 2.1], ['工作', 0.1, 2.1], ['张', 0.1], ['三', 0.4], ['同志', 0.1, 2.1]);
  expect(buildLine(spread)?.text).toBe('整改工作张 三同志');
});

test('a short name with a space is not a spread line', () => {
  expect(spacedWords(pieces(['张', 0], ['三', 0.4])).tracking).toBe(0);
  expect(buildLine(pieces(['张', 0], ['三', 0.4]))?.text).toBe('张 三');
});

test('whether a printer parts characters from figures is told by most such places', () => {
  const apart = pieces(['共', 0], ['12', 0.2], ['项', 0.2]);
  const close = pieces(['共', 0], ['12', 0], ['项', 0]);
  expect([isAutospaced([apart]), isAutospaced([close]), isAutospaced([])]).toEqual([true, false, true]);
  const typed = pieces(['共', 0], ['12', 0.3]);
  expect([buildLine(typed, true)?.text, buildLine(typed, false)?.text]).toEqual(['共12', '共 12']);
});

test('a circled number has no space beside it that was not typed', () => {
  expect(buildLine(pieces(['成效：', 0], ['①', 0.2, 1], ['完成', 0.2]))?.text).toBe('成效：①完成');
});
