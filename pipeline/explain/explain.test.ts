import { expect, test } from 'vitest';
import { interpret, openDocument } from '../document.ts';
import { processorOf } from '../processor.ts';
import { openRules } from '../rules/open.ts';
import { explainLines } from './explain.ts';
import { explanationText } from './text.ts';

const TEXT = `中共某县委办公室关于巡察整改情况的通报
二、整改落实情况
(一)党的建设方面
1.学习制度落实不到位。
整改状态:持续推进
整改情况:一是修订学习制度。二是每月学习一次。
2.财务管理不规范。
整改状态:已完成
整改情况:一是开展自查。
自查结果已经公示。
`;

const rules = await openRules();
const root = interpret(processorOf(rules), await openDocument(new TextEncoder().encode(TEXT), '通报.txt'));
const lines = explainLines(root, rules);
const line = (start: string) => lines.find(({ text }) => text.startsWith(start));

test('each line says what it was taken for, by which rule', () => {
  expect(line('1.')?.takings).toMatchObject([{ what: '问题 p1', words: '学习制度落实不到位' }]);
  expect(line('二、')?.takings).toMatchObject([{ rule: expect.stringContaining('sections.') }]);
  expect(line('整改情况:一是修')?.takings.map(({ what }) => what)).toEqual([
    'p1 的整改情况(标签)',
    '措施 p1.m1',
    '措施 p1.m2',
  ]);
});

test('rules of the same pack that also matched are named as losers, the winner never', () => {
  const takings = lines.flatMap((each) => each.takings);
  expect(takings.some(({ losers }) => losers.length > 0)).toBe(true);
  for (const { rule, losers } of takings) expect(losers).not.toContain(rule);
});

test('a line of ten thousand pieces is matched once by each pack, not once for each piece', async () => {
  const long = `${TEXT}${'一是投入3万元,印发《办法》5份;'.repeat(5000)}`;
  const file = await openDocument(new TextEncoder().encode(long), '通报.txt');
  const wide = interpret(processorOf(rules), file);
  const began = performance.now();
  expect(explainLines(wide, rules).at(-1)?.takings.length).toBeGreaterThan(10_000);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('a line in which nothing begins says what it belongs to', () => {
  expect(line('自查结果')).toMatchObject({ takings: [], problem: 'p2', line: 10 });
  expect(explanationText(root, rules)).toContain('   10 自查结果已经公示。\n      └ 属于问题 p2');
});
