import { expect, it } from 'vitest';
import { symbolCharacter, tableSymbol } from './symbol.ts';

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

it.each([
  ['Wingdings', 'F0FE', { font: 'wingdings', code: 'FE' }],
  [' WingDings 2', '52', { font: 'wingdings 2', code: '52' }],
  ['Symbol', '00b7', { font: 'symbol', code: 'B7' }],
  ['Symbol', '03B1', null],
  ['Symbol', '', null],
  ['宋体', 'F0FE', null],
])('the sign %s %s stands in the tables as %j', (font, code, expected) => {
  expect(tableSymbol(font, code)).toEqual(expected);
});
