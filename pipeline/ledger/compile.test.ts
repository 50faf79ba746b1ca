import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { treeOf } from '../source/parse.ts';
import { readTxt } from '../source/txt/txt.ts';
import type { ProblemNote } from '../tree/annotations.ts';
import type { Range } from '../tree/reading.ts';
import { ledgerOf } from './compile.ts';
import { ledgerSchema } from './schema.ts';

const TEXT = `关于整改情况的通报
1.(1)财务(wù)管理不规范。
整改情况:已完成整改。一是修订制度。
二是培训人员。
整改时限:2024年6月
备注:无
补充说明:已复核。`;

const rules = loadRules();
const origin = { id: `sha256:${'0'.repeat(64)}`, file: '通报.txt' };

function treeWith(note: (find: (words: string) => Range) => Partial<ProblemNote>) {
  const tree = treeOf(readTxt(new TextEncoder().encode(TEXT)));
  const { reading, found } = tree.data;
  const find = (words: string): Range => {
    const from = reading.text.indexOf(words);
    expect(from, words).toBeGreaterThanOrEqual(0);
    return { from, to: from + words.length };
  };
  found.problems.push({
    id: 'p1',
    marker: find('(1)'),
    path: [find('1.'), find('(1)')],
    statement: find('财务管理不规范'),
    area: null,
    category: null,
    heading: null,
    details: null,
    answers: [],
    parts: [],
    range: { from: find('(1)').from, to: reading.text.length },
    rule: 'problems.test',
    status: null,
    measures: [],
    responsible: { leaders: [], lead: [], support: [], persons: [] },
    deadline: null,
    topics: [],
    ...note(find),
  });
  return tree;
}

test('ranges become spans, and the ledger is valid', () => {
  const tree = treeWith((find) => ({
    answers: [find('已完成整改。一是修订制度。'), find('二是培训人员。')],
    status: { state: 'completed', longTerm: false, basis: 'lead', range: find('已完成整改'), rule: 'status.test' },
    deadline: { range: find('2024年6月'), date: '2024-06-30', rule: 'deadline.test' },
  }));
  tree.data.found.totals.push({
    metric: 'problems',
    of: null,
    value: 1,
    unit: null,
    range: { from: 0, to: 4 },
    rule: 'totals.test',
  });
  const ledger = ledgerOf(tree, origin, rules);
  expect(ledgerSchema.parse(ledger)).toEqual(ledger);
  const [problem] = ledger.problems;
  expect(problem?.statement).toBe('财务管理不规范');
  expect(problem?.path).toEqual(['1.', '(1)']);
  expect(problem?.response?.text).toBe('已完成整改。一是修订制度。\n二是培训人员。');
  expect(problem?.deadline).toMatchObject({ raw: '2024年6月', date: '2024-06-30' });
  const { span } = problem?.response ?? {};
  expect(ledger.text.slice(span?.start, span?.end)).toBe(problem?.response?.text);
});

test('answers with other parts between them keep a span each', () => {
  const ledger = ledgerOf(
    treeWith((find) => ({ answers: [find('二是培训人员。'), find('已复核。')] })),
    origin,
    rules,
  );
  const response = ledger.problems[0]?.response;
  expect(response?.text).toBe('二是培训人员。已复核。');
  expect(response?.spans?.map(({ start, end }) => ledger.text.slice(start, end))).toEqual([
    '二是培训人员。',
    '已复核。',
  ]);
  expect(ledgerSchema.safeParse(ledger).success).toBe(true);
});

test('a value that something interrupts has spans, and says so to the schema', () => {
  const tree = treeWith(() => ({}));
  const from = tree.data.reading.text.indexOf('财务管理');
  tree.data.found.outline.push({
    id: 'h1',
    parent: null,
    level: 1,
    marker: null,
    title: { from, to: from + 4 },
    role: 'other',
    rule: 'outline.test',
    range: { from, to: from + 4 },
    section: { from, to: from + 4 },
  });
  const ledger = ledgerOf(tree, origin, rules);
  expect(ledger.outline[0]).toMatchObject({ title: '财务管理', spans: [expect.anything(), expect.anything()] });
  expect(ledgerSchema.safeParse(ledger).success).toBe(true);
  const both = { ...ledger, outline: ledger.outline.map((heading) => ({ ...heading, span: { start: 0, end: 1 } })) };
  expect(ledgerSchema.safeParse(both).success).toBe(false);
});

test('what the document does not say is null, never empty', () => {
  const ledger = ledgerOf(
    treeWith(() => ({})),
    origin,
    rules,
  );
  expect(ledger.problems[0]).toMatchObject({ response: null, details: null, deadline: null, marker: '(1)' });
  expect(ledger.problems[0]?.status).toEqual({
    state: 'unstated',
    longTerm: false,
    raw: null,
    basis: null,
    rule: null,
    span: null,
  });
  expect(ledger.document).toMatchObject({ title: null, issuer: null, pages: null, url: null, script: 'hans' });
});
