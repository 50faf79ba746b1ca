import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { openComparer } from './comparer.ts';
import { summarySchema } from './schema.ts';
import { summaryOfMany } from './summary.ts';
import { ledgerWith } from './testing.ts';

const comparer = await openComparer(loadRules());
const schools = ledgerWith(
  [
    { statement: '公务接待超标准，陪餐人数过多', state: 'completed', topics: ['official-spending'] },
    { statement: '校车采购不规范', state: 'in-progress', deadline: '2023-12-31', topics: ['procurement'] },
  ],
  { inspectee: '岚浦区教育局党组', feedbackOn: '2024-06-01' },
);
const finance = ledgerWith([{ statement: '公务接待超标准、陪餐超人数', state: 'completed' }, '会计核算错误'], {
  inspectee: '岚浦区财政局党组',
  feedbackOn: '2024-06-02',
});

test('counts by unit, overdue against the document or a day, problems alike across units', () => {
  const summary = summaryOfMany([schools, finance], null, comparer);
  expect(summary.total).toMatchObject({ documents: 2, problems: 4, overdue: 1, completionRate: 0.6667 });
  expect(summary.units.map(({ name, problems }) => [name, problems])).toEqual([
    ['岚浦区教育局党组', 2],
    ['岚浦区财政局党组', 2],
  ]);
  expect(summary.common.map(({ units, problems }) => [units, problems.map(({ id }) => id)])).toEqual([
    [2, ['p1', 'p1']],
  ]);
  expect(summaryOfMany([schools, finance], '2023-06-01', comparer).overdue).toEqual([]);
  expect(summarySchema.parse(summary)).toEqual(summary);
});

test('a feedback whose rectification is here, and a document given twice, count once', () => {
  const feedback = ledgerWith(['校车采购不规范'], {
    kind: 'feedback',
    inspectee: '岚浦区教育局党组',
    feedbackOn: '2024-06-01',
  });
  const summary = summaryOfMany([feedback, schools, schools], null, comparer);
  expect(summary.documents.map(({ id }) => id)).toEqual([schools.document.id]);
});

test('declared figures add up over documents, money without the dust of binary fractions', () => {
  const total = (value: number) => ({
    metric: 'money-recovered' as const,
    of: null,
    value,
    unit: '元',
    raw: '元',
    rule: 'test',
    span: { start: 0, end: 0 },
  });
  const summary = summaryOfMany(
    [
      { ...schools, totals: [total(0.1)] },
      { ...finance, totals: [total(0.2)] },
    ],
    null,
    comparer,
  );
  expect(summary.figures).toEqual([{ metric: 'money-recovered', value: 0.3, documents: 2 }]);
});
