import { expect, test } from 'vitest';
import {
  correctionOf,
  correctionsOf,
  documentsOf,
  FIXTURES,
  fixtureLedger,
  TOPIC_NAMES,
  withProblem,
} from '../testing.ts';
import { markdownOf } from './markdown.ts';

const ledger = fixtureLedger('housing-bureau');
const report = (...args: Parameters<typeof documentsOf>) => markdownOf(documentsOf(...args).documents, TOPIC_NAMES);

test('the report says what does not add up, how far things have come, and each problem with its measures', () => {
  const text = report([ledger]);
  expect(text).toMatch(/^# 中共岚浦区住房和城乡建设局党组关于/);
  expect(text).toContain('- 进度前后不一:');
  expect(text).toContain('| 阶段性完成 | 3 |');
  expect(text).toContain('#### 1. 老旧小区改造工程进度滞后');
  expect(text).toContain('1. 一是倒排工期');
});

test.each(FIXTURES)('%s: each problem and each measure is in the report', (name) => {
  const fixture = fixtureLedger(name);
  const text = report([fixture]);
  expect(text.match(/^#### /gm) ?? []).toHaveLength(fixture.problems.length);
  expect(text.match(/^\d+\. /gm) ?? []).toHaveLength(fixture.measures.filter(({ parent }) => parent === null).length);
});

test('what a document says becomes no markup', () => {
  const text = report([withProblem(ledger, 'p1', { statement: '<script>*粗*|竖| [链接](x)\n# 标题' })]);
  expect(text).toContain('\\<script>\\*粗\\*');
  expect(text).not.toMatch(/^# 标题/m);
});

test('a corrected value is marked', () => {
  const corrections = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'phased', 'completed'));
  expect(report([ledger], corrections)).toContain('人工更正:完成状态:阶段性完成→完成(王岚)');
});
