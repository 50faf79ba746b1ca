import { expect, it } from 'vitest';
import { symbolCharacter } from './symbol.ts';

it.each([
  ['仿宋', '2460', '①'],
  ['Times New Roman', '00B7', '·'],
  ['Wingdings', '00FE', null],
  ['Symbol', 'F0B7', null],
  ['宋体', 'F0FE', null],
  ['宋体', 'D800', null],
  ['宋体', 'zz', null],
  ['宋体', '', null],
])('the sign %s %s is %s', (font, code, expected) => {
  expect(symbolCharacter(font, code)).toBe(expected);
});
