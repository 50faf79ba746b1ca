import { expect, test } from 'vitest';
import { branchesOf, itemsOf } from './pattern.ts';

test.each([
  ['整改|完成', ['整改', '完成']],
  ['(?:甲|乙)丙|[|]|\\|', ['(?:甲|乙)丙', '[|]', '\\|']],
  ['', ['']],
])('the branches of %s', (pattern, branches) => expect(branchesOf(pattern)).toEqual(branches));

test('what a branch is made of, and how often', () => {
  const items = itemsOf('^\\d{1,3}(?:、|和)?[甲-丁]+?\\p{Script=Han}*乙{2}丙{3,}$');
  expect(items.map(({ atom, least, most }) => `${atom} ${least}-${most}`)).toEqual([
    '^ 1-1',
    '\\d 1-3',
    '(?:、|和) 0-1',
    '[甲-丁] 1-Infinity',
    '\\p{Script=Han} 0-Infinity',
    '乙 2-2',
    '丙 3-Infinity',
    '$ 1-1',
  ]);
});
