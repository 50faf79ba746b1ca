import type { Check, Total } from '../../ledger/schema.ts';
import { CHECK_WORDS, FACT_WORDS, METRIC_WORDS } from '../words.ts';
import { type Documents, type Item, itemsOf, placeColumn, unitColumn, via } from './items.ts';
import type { CheckRow, FactRow, Place } from './model.ts';
import { Places } from './places.ts';
import { PROBLEM } from './problem-columns.ts';
import { type About, type Table, tableOf } from './table.ts';

const SEVERITY_WORDS: Readonly<Record<Check['severity'], string>> = { error: '错误', warning: '注意', info: '说明' };
const OF_WORDS: Readonly<Record<NonNullable<Total['of']>, string>> = {
  problems: '问题',
  tasks: '任务',
  measures: '措施',
  categories: '类别',
};

/** 对账: one row a check, what is declared against what was counted. */
export function checkTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ checks }) => checks);
  return tableOf<Item<CheckRow>>(
    'checks',
    '对账',
    [
      ...unitColumn<CheckRow>(documents),
      { zh: '核对项', en: 'code', width: 14, cell: ({ row }) => CHECK_WORDS[row.check.code] },
      { zh: '轻重', en: 'severity', width: 8, align: 'center', cell: ({ row }) => SEVERITY_WORDS[row.check.severity] },
      { zh: '公布数', en: 'expected', width: 10, align: 'right', cell: ({ row }) => row.check.expected },
      { zh: '台账数', en: 'actual', width: 10, align: 'right', cell: ({ row }) => row.check.actual },
      { zh: '说明', en: 'message', width: 70, cell: ({ row }) => row.check.message },
      {
        zh: '有关问题序号',
        en: 'problems',
        width: 14,
        cell: ({ row }) => row.problems.map((problem) => problem.number).join('、'),
      },
      placeColumn<CheckRow>(({ place }) => place),
    ],
    items,
    placed(({ place }) => place),
  );
}

/** 公布数字: the figures that documents declare. */
export function totalTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ ledger, totals }) => {
    const places = new Places(ledger);
    return totals.map((total) => ({ total, place: places.at(total.span?.start ?? total.spans?.[0]?.start ?? 0) }));
  });
  type Row = (typeof items)[number]['row'];
  return tableOf<Item<Row>>(
    'totals',
    '公布数字',
    [
      ...unitColumn<Row>(documents),
      { zh: '指标', en: 'metric', width: 16, cell: ({ row: { total } }) => METRIC_WORDS[total.metric] },
      {
        zh: '统计对象',
        en: 'of',
        width: 10,
        cell: ({ row: { total } }) => (total.of === null ? null : OF_WORDS[total.of]),
      },
      { zh: '数值', en: 'value', width: 14, align: 'right', cell: ({ row: { total } }) => total.value },
      { zh: '单位', en: 'unit', width: 8, cell: ({ row: { total } }) => total.unit },
      { zh: '原文', en: 'raw', width: 40, cell: ({ row: { total } }) => total.raw },
      placeColumn<Row>(({ place }) => place),
    ],
    items,
    placed(({ place }) => place),
  );
}

/** 事实: what can be counted or looked up inside problems and measures. */
export function factTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ facts }) => facts);
  const { number, statement } = PROBLEM;
  return tableOf<Item<FactRow>>(
    'facts',
    '事实',
    [
      ...unitColumn<FactRow>(documents),
      ...via([{ ...number, zh: '问题序号', en: 'problem' }, plain(statement)], ({ row }: Item<FactRow>) => row.problem),
      { zh: '种类', en: 'kind', width: 10, cell: ({ row }) => FACT_WORDS[row.fact.kind] },
      { zh: '原文', en: 'raw', width: 40, cell: ({ row }) => row.fact.raw },
      { zh: '数值', en: 'value', width: 14, align: 'right', cell: ({ row }) => row.fact.value },
      { zh: '单位', en: 'unit', width: 8, cell: ({ row }) => row.fact.unit },
      { zh: '所指', en: 'what', width: 30, cell: ({ row }) => row.fact.what },
      placeColumn<FactRow>(({ place }) => place),
    ],
    items,
    placed(({ place }) => place),
  );
}

/** A column that is shown, not corrected. */
function plain<Column extends { readonly field?: unknown }>({ field: _, ...column }: Column): Omit<Column, 'field'> {
  return column;
}

function placed<RowType>(placeOf: (row: RowType) => Place | null): About<Item<RowType>> {
  return {
    source: ({ row, index }) => {
      const place = placeOf(row);
      return place && { document: index, place };
    },
  };
}
