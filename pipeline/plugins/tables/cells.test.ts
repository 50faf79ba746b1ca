import { expect, test } from 'vitest';
import { rules } from '../../../fixtures/tables.ts';
import type { Range } from '../../tree/reading.ts';
import { CellReader } from './cells.ts';
import type { Holds } from './columns.ts';

const all = (text: string): Range => ({ from: 0, to: text.length });
const words = (text: string, range: Range | null) => range && text.slice(range.from, range.to);

test.each([
  ['(一)学习不深入。2023年仅学习4次。', '(一)', '学习不深入', '2023年仅学习4次。'],
  ['关于“三公经费管理不严”的问题', null, '三公经费管理不严', null],
  ['1.学习不深;2.调研不实。', null, '1.学习不深;2.调研不实', null],
])('the problem of the cell %s', (text, marker, statement, details) => {
  const read = new CellReader(text, rules).statement(all(text));
  expect([words(text, read.marker), words(text, read.statement), words(text, read.details)]).toEqual([
    marker,
    statement,
    details,
  ]);
});

function field(holds: Holds, text: string) {
  const { parts, answers } = new CellReader(text, rules).field({
    holds,
    rule: 'columns.test',
    range: all(text),
    cell: all(text),
    row: 0,
    rows: 1,
  });
  return {
    parts: parts.map(({ role, content }) => `${role}:${words(text, content)}`),
    answers: answers.map((range) => words(text, range)),
  };
}

test('a cell of results is a state where it is a phrase of progress, an answer otherwise', () => {
  expect(field('result', '已完成并长期坚持')).toEqual({ parts: ['status:已完成并长期坚持'], answers: [] });
  expect(field('result', '已完成。清单已印发。')).toEqual({
    parts: ['response:已完成。清单已印发。', 'status:已完成'],
    answers: ['已完成。清单已印发。'],
  });
  expect(field('result', '压减会议20%。该问题已整改到位。').parts).toContain('status:该问题已整改到位');
});

test('labels divide a cell', () => {
  const { parts, answers } = field('plan', '整改措施:修订办法。\n责任单位:办公室\n整改成效:压减支出。');
  expect(answers).toEqual(['修订办法。', '压减支出。']);
  expect(parts).toContain('lead:办公室');
});

test('paragraphs that end as sentences are pieces of their own', () => {
  const pieces = (text: string) => new CellReader(text, rules).paragraphs(all(text)).map((range) => words(text, range));
  expect(pieces('修订办法;\n清退费用。')).toEqual(['修订办法;', '清退费用。']);
  expect(pieces('修订接待管理\n办法。')).toEqual(['修订接待管理\n办法。']);
});
