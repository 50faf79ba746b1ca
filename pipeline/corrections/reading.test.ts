import { expect, test } from 'vitest';
import { noticeOf } from '../testing.ts';
import { deadlineDate } from './deadline.ts';
import { identityOf, keysOf } from './identity.ts';
import { measuresByProblem, progressOf } from './reading.ts';

const ledger = noticeOf(
  '1.学习制度落实不到位。',
  '整改情况:已完成整改。一是修订制度,补齐台账;二是抓好落实。下一步将持续推进。',
  '2.财务管理不规范。',
  '整改情况:开展自查,规范报销。',
  '3.学习制度落实不到位。',
  '整改情况:一是重新学习。',
);

test('progress is what the answer says apart from its measures', () => {
  const measures = measuresByProblem(ledger);
  const progress = ledger.problems.map((problem) => progressOf(ledger.text, problem, measures.get(problem.id) ?? []));
  expect(progress[0]).toContain('已完成整改');
  expect(progress[0]).not.toMatch(/一是|二是|修订|落实/);
  expect(progress[1]).toBeNull();
});

test('keys are words, not numbers: rows with the same words are told apart by their order', () => {
  const { problems, measures } = keysOf(ledger);
  const [first = '', second = '', third = ''] = problems.values();
  expect(third).toBe(`${first}~2`);
  expect(second).not.toBe(first);
  expect(new Set([...problems.values(), ...measures.values()]).size).toBe(problems.size + measures.size);
  expect(identityOf({ ...ledger, document: { ...ledger.document, id: `sha256:${'a'.repeat(64)}` } }, first)).toBe(
    `aaaaaaaaaaaa/${first}`,
  );
});

test.each([
  ['2023年12月底前', '2023-12-31'],
  ['2024-06-30', '2024-06-30'],
  ['2024年6月', '2024-06-30'],
  ['长期坚持', null],
])('the last day of %s is %s', (words, date) => expect(deadlineDate(words)).toBe(date));
