import { expect, test } from 'vitest';
import { type Atom, branchesOf } from './pattern.ts';

const words = (atom: Atom): string => {
  if (atom.type === 'group')
    return `(${atom.branches.map((branch) => branch.map((item) => words(item.atom)).join('')).join('|')})`;
  if (atom.type !== 'character') return `<${atom.type}>`;
  return atom.units ? [...atom.units].map((unit) => String.fromCharCode(unit)).join('') : `any:${atom.length}`;
};

test('what a pattern is made of, and how often', () => {
  const [branch = [], ...others] = branchesOf(
    '^\\d{1,3}(?:、|和)?[①-③]+?\\p{Script=Han}*乙{2}(?<!否)(?<a>丙){3,}\\k<a>[^。]\\.$',
  );
  expect(others).toEqual([]);
  expect(branch.map(({ atom, least, most }) => `${words(atom)} ${least}-${most}`)).toEqual([
    '<look> 1-1',
    '0123456789 1-3',
    '(、|和) 0-1',
    '①②③ 1-Infinity',
    'any:2 0-Infinity',
    '乙 2-2',
    '<look> 1-1',
    '(丙) 3-Infinity',
    '<reference> 1-1',
    'any:2 1-1',
    '. 1-1',
    '<look> 1-1',
  ]);
});

test.each([
  ['整改|完成', 2],
  ['(?:甲|乙)丙|[|]|\\|', 3],
  ['', 1],
  ['|甲', 2],
])('%s has %s branches', (pattern, count) => expect(branchesOf(pattern)).toHaveLength(count));
