import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { alternativesIn, WordIndex } from './word-index.ts';

test.each([
  ['财务|资产', ['财务', '资产']],
  ['(?:甲|乙)丙|丁', ['甲丙', '乙丙', '丁']],
  ['(?:甲|(?:乙|戊))?丙', ['甲丙', '乙丙', '戊丙', '丙']],
  ['(?<!集|其)中考(?!核|察)|高考', ['(?<!集|其)中考(?!核|察)', '高考']],
  ['甲[|)]乙\\||丙', ['甲[|)]乙\\|', '丙']],
  ['(?:甲|乙)+丙', ['(?:甲|乙)+丙']],
])('the alternatives of %s', (pattern, expected) => expect(alternativesIn(pattern)).toEqual(expected));

test('every word at a place is found, whatever it begins with', () => {
  const index = new WordIndex([
    { value: 'word', pattern: '财务|财务(?:管理|报销)' },
    { value: 'head', pattern: '财.{0,2}管' },
    { value: 'optional', pattern: '财务?管' },
    { value: 'behind', pattern: '(?<!无)财务' },
    { value: 'any', pattern: '[财资]务管理' },
  ]);
  const all = (text: string, offset: number) => index.at(text, offset).map(({ value, length }) => `${value} ${length}`);
  expect(all('财务管理', 0).sort()).toEqual(['any 4', 'behind 2', 'head 3', 'optional 3', 'word 2', 'word 4']);
  expect(all('无财务。', 1)).toEqual(['word 2']);
  expect(all('财管。', 0).sort()).toEqual(['head 2', 'optional 2']);
  expect(all('财', 0)).toEqual([]);
});

test('it finds what the patterns of the topics find', () => {
  const { topics } = loadRules();
  for (const { match, examples } of topics) {
    const index = new WordIndex([{ value: null, pattern: match }]);
    const sticky = new RegExp(match, 'uy');
    for (const { text } of examples)
      for (let at = 0; at < text.length; at++) {
        sticky.lastIndex = at;
        expect(index.at(text, at).length > 0).toBe(sticky.test(text));
      }
  }
});
