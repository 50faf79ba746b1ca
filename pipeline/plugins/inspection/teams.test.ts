import { expect, test } from 'vitest';
import { Matcher } from '../../rules/matcher.ts';
import { loadRules } from '../../rules/rules.ts';
import { authorityOf, teamBefore, teamsIn } from './teams.ts';

const tails = new Matcher(loadRules().inspection.filter(({ gives }) => gives.reads === 'team'));
const teams = (text: string) => teamsIn(text, { from: 0, to: text.length }, tails);

test.each([
  ['由区委第三巡察组进行巡察', ['区委第三巡察组']],
  ['2023年6月2日区委第三巡察组进驻', ['区委第三巡察组']],
  ['收到市委巡察二组反馈意见', ['市委巡察二组']],
  ['市委第四、五巡察组', ['市委第四、五巡察组']],
  ['区委第一至第五巡察组向10个党组织反馈', ['区委第一至第五巡察组']],
  ['各单位在接到区委巡察组反馈意见后', ['区委巡察组']],
  ['省委巡视组和市委第一巡察组', ['省委巡视组', '市委第一巡察组']],
  ['将乐县委第一巡察组', ['将乐县委第一巡察组']],
  ['八届市委第三轮巡察市委第五巡察组', ['市委第五巡察组']],
  ['县委第三轮巡察第四巡察组', ['县委第三轮巡察第四巡察组']],
  ['整改工作领导小组', []],
])('%s names %j', (text, names) => {
  expect(teams(text).map(({ range }) => text.slice(range.from, range.to))).toEqual(names);
});

test('the team next to an offset of a sentence', () => {
  const text = '市委第一巡察组。区委第二巡察组对某局';
  const all = teams(text);
  expect(teamBefore(all, { from: 8, to: 18 }, 16)).toBe(all[1]);
  expect(teamBefore(all, { from: 8, to: 18 }, 10)).toBeNull();
});

test('an authority is named without its term, and without the law before it', () => {
  expect(authorityOf('十三届县委', { from: 0, to: 5 })).toEqual({ from: 3, to: 5 });
  expect(authorityOf('审计法规定和区委', { from: 0, to: 8 })).toEqual({ from: 6, to: 8 });
  expect(authorityOf('县委', { from: 0, to: 2 })).toEqual({ from: 0, to: 2 });
});
