import { correctableTable, type Documents, type Item, itemsOf, via } from './items.ts';
import type { MeasureRow, ProblemRow } from './model.ts';
import { PROBLEM } from './problem-columns.ts';
import type { Filled, Table } from './table.ts';

/** 整改台账: one row a problem, with everything said about it. */
export function ledgerTable(documents: Documents): Table {
  const { number, area, category, statement, measures, leaders, lead, support, persons, deadline, progress } = PROBLEM;
  const { state, longTerm, topics } = PROBLEM;
  const columns = [number, area, category, statement, measures, leaders, lead, support, persons, deadline, progress];
  return problemTable('problems', '整改台账', documents, [...columns, state, longTerm, topics]);
}

/** 问题清单: what was found. */
export function problemListTable(documents: Documents): Table {
  const { number, area, category, statement, details, state, topics } = PROBLEM;
  return problemTable('problem-list', '问题清单', documents, [
    number,
    area,
    category,
    statement,
    details,
    topics,
    state,
  ]);
}

function problemTable(id: string, zh: string, documents: Documents, columns: readonly Filled<ProblemRow>[]): Table {
  const items = itemsOf(documents, ({ problems }) => problems);
  const own = via(columns, ({ row }: Item<ProblemRow>) => row);
  return correctableTable(id, zh, documents, items, own, (row) => row);
}

/** 任务清单: one row a measure, with the problem it answers. */
export function taskTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ measures }) => measures);
  const { statement, lead, leaders, persons, deadline, state } = PROBLEM;
  const problemOf = ({ row }: Item<MeasureRow>): ProblemRow | null => row.problem;
  const columns: Filled<Item<MeasureRow>>[] = [
    { zh: '序号', en: 'number', width: 6, align: 'center', cell: ({ row }) => row.number },
    {
      zh: '问题序号',
      en: 'problem',
      width: 6,
      align: 'center',
      merged: true,
      cell: ({ row }) => row.problem?.number ?? null,
    },
    {
      zh: '问题',
      en: 'statement',
      width: 30,
      merged: true,
      field: 'statement',
      cell: ({ row }) => (row.problem ? statement.cell(row.problem) : row.heading),
    },
    { zh: '措施序号', en: 'marker', width: 9, align: 'center', cell: ({ row }) => row.marker },
    { zh: '整改措施', en: 'text', width: 70, field: 'text', cell: ({ row }) => row.text },
    ...via<Item<MeasureRow>, ProblemRow>([leaders, lead, persons, deadline, state], problemOf),
  ];
  return correctableTable('measures', '任务清单', documents, items, columns, withProblem);
}

/** A measure shows what was corrected in its problem too: the row tells of both. */
function withProblem(row: MeasureRow): MeasureRow {
  if (row.problem === null || row.problem.corrected.size === 0) return row;
  return { ...row, corrected: new Map([...row.problem.corrected, ...row.corrected]) };
}
