import { correctableTable, type Documents, type Item, itemsOf, via } from './items.ts';
import type { ProblemRow } from './model.ts';
import { PROBLEM } from './problem-columns.ts';
import type { Filled, Table } from './table.ts';

/** A problem in the place that a list gives it. */
interface Listed {
  readonly problem: ProblemRow;
  readonly group: string;
  readonly role: string | null;
}

const UNNAMED = '(未明确)';

/** 责任清单: problems under each unit that is responsible for them, leading units before supporting ones; a problem of two units stands under both. */
export function responsibilityTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ problems }) => problems).flatMap(({ row, ...rest }) =>
    unitsOf(row).map((listed) => ({ row: listed, ...rest })),
  );
  const { number, statement, leaders, persons, deadline, state, longTerm } = PROBLEM;
  const columns = [number, statement, leaders, persons, deadline, state, longTerm];
  const all: Filled<Item<Listed>>[] = [
    { zh: '单位', en: 'unit', width: 20, merged: true, cell: ({ row }) => row.group },
    { zh: '分工', en: 'role', width: 7, align: 'center', cell: ({ row }) => row.role },
    ...via(columns, ({ row }: Item<Listed>) => row.problem),
  ];
  return correctableTable('responsibility', '责任清单', documents, grouped(items), all, ({ problem }) => problem);
}

function unitsOf(problem: ProblemRow): Listed[] {
  const lead = problem.lead.map((group) => ({ problem, group, role: '牵头' }));
  const support = problem.support.filter((unit) => !problem.lead.includes(unit));
  const listed = [...lead, ...support.map((group) => ({ problem, group, role: '配合' }))];
  return listed.length > 0 ? listed : [{ problem, group: UNNAMED, role: null }];
}

/** Items of one document stay together, and in it those of one group, groups in order of appearance; those of no unit come last. */
function grouped(items: readonly Item<Listed>[]): Item<Listed>[] {
  const groups = new Map<string, Item<Listed>[]>();
  for (const item of items) {
    const key = `${item.index} ${item.row.group}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const rank = (group: readonly Item<Listed>[]) => (group[0]?.row.group === UNNAMED ? 1 : 0);
  const indexOf = (group: readonly Item<Listed>[]) => group[0]?.index ?? 0;
  return [...groups.values()].sort((a, b) => indexOf(a) - indexOf(b) || rank(a) - rank(b)).flat();
}

const DATED = '限期完成';
const LONG_TERM = '长期坚持';

/** 时限清单: by the last day allowed; what is kept up for long without a day stands apart, what has no deadline comes last. */
export function deadlineTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ problems }) => problems).map(({ row: problem, ...rest }) => ({
    row: { problem, group: groupOf(problem), role: null },
    ...rest,
  }));
  const rank = ({ row }: Item<Listed>) => [DATED, LONG_TERM, UNNAMED].indexOf(row.group);
  const day = ({ row }: Item<Listed>) => row.problem.deadline?.date ?? '';
  items.sort((a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const { number, statement, leaders, lead, persons, deadline, state, longTerm } = PROBLEM;
  const columns = [deadline, number, statement, leaders, lead, persons, state, longTerm];
  const all: Filled<Item<Listed>>[] = [
    { zh: '分类', en: 'group', width: 10, align: 'center', merged: true, cell: ({ row }) => row.group },
    {
      zh: '截止日期',
      en: 'date',
      locked: true,
      width: 12,
      align: 'center',
      merged: true,
      cell: ({ row }) => row.problem.deadline?.date ?? null,
    },
    ...via(columns, ({ row }: Item<Listed>) => row.problem),
  ];
  return correctableTable('deadlines', '时限清单', documents, items, all, ({ problem }) => problem);
}

function groupOf({ deadline, longTerm }: ProblemRow): string {
  if (deadline?.date) return DATED;
  return longTerm || deadline?.raw.includes(LONG_TERM) ? LONG_TERM : UNNAMED;
}
