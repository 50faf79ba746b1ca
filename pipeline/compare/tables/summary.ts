import { figureColumn, type Grid, type Report, textColumn } from '../../emit/report/report.ts';
import { METRIC_WORDS, STATE_WORDS } from '../../emit/words.ts';
import { STATES } from '../../tree/codes.ts';
import type { SummaryOfMany, Tally } from '../schema.ts';
import { documentsGrid, shareCell, stateCell } from './words.ts';

/** A summary as people read it: all, by unit, round, area, topic, topics × units, overdue, common problems, figures, what does not add up. */
export function summaryReport(summary: SummaryOfMany, topicNames: ReadonlyMap<string, string>): Report {
  const files = new Map(summary.documents.map(({ id, file, unit }) => [id, unit ?? file]));
  const of = (ref: { readonly document: string }) => files.get(ref.document) ?? ref.document;
  const topicOf = (topic: string | null) => (topic === null ? null : (topicNames.get(topic) ?? topic));
  const topics = summary.topics.map((tally) => ({ ...tally, name: topicOf(tally.name) }));
  const grids: Grid[] = [
    tallyGrid('按单位', summary.units, '各单位的问题与进度'),
    tallyGrid('按轮次', summary.rounds, null),
    tallyGrid('按方面', summary.areas, null),
    tallyGrid('按主题', topics, '各主题的问题与进度'),
    heatGrid(summary, topicOf),
    {
      title: '共性问题',
      columns: [textColumn('问题', 6), figureColumn('单位'), figureColumn('次数'), textColumn('涉及单位', 6)],
      rows: summary.common.map(({ statement, units, problems }) => [
        statement,
        units,
        problems.length,
        [...new Set(problems.map(of))].join('、'),
      ]),
    },
    {
      title: '逾期未完成的问题',
      columns: [textColumn('单位', 3), textColumn('问题', 6), textColumn('期限', 2), textColumn('进度', 2)],
      rows: summary.overdue.map((each) => [of(each), each.statement, each.deadline, stateCell(each.state)]),
    },
    {
      title: '公布数字合计',
      columns: [textColumn('指标', 3), figureColumn('合计'), figureColumn('文书')],
      rows: summary.figures.map(({ metric, value, documents }) => [METRIC_WORDS[metric], value, documents]),
    },
    {
      title: '数字对不上的文书',
      columns: [textColumn('单位', 3), textColumn('核对结果', 8)],
      rows: summary.mismatches.map((each) => [of(each), each.messages.join(';')]),
    },
  ];
  return {
    title: summary.asOf === null ? '汇总' : `汇总(逾期按 ${summary.asOf} 计算)`,
    notes: [],
    grids: [totalGrid(summary), ...grids.filter(({ rows }) => rows.length > 0), documentsGrid(summary.documents)],
  };
}

const FIGURES = ['文书', '问题', ...STATES.map((state) => STATE_WORDS[state]), '长期坚持', '逾期', '完成率'];

const figuresOf = (tally: SummaryOfMany['total']) => [
  tally.documents,
  tally.problems,
  ...STATES.map((state) => tally.states[state]),
  tally.longTerm,
  tally.overdue,
  shareCell(tally.completionRate),
];

function totalGrid({ total }: SummaryOfMany): Grid {
  return { title: '总计', keyFigures: true, columns: FIGURES.map(figureColumn), rows: [figuresOf(total)] };
}

function tallyGrid(title: string, tallies: readonly Tally[], drawn: string | null): Grid {
  const states = STATES.map((_, index) => index + 3);
  return {
    title,
    columns: [
      textColumn('名称', 4),
      ...FIGURES.map((name, index) => {
        const tone = STATES[index - 2];
        return tone === undefined ? figureColumn(name) : { ...figureColumn(name), tone };
      }),
    ],
    rows: tallies.map((tally) => [tally.name ?? '未写明', ...figuresOf(tally)]),
    ...(drawn === null ? {} : { drawings: [{ kind: 'bars', title: drawn, pieces: states }] }),
  };
}

/** Topics × units: a number in every cell, most problems first. */
function heatGrid(
  { topics, units, topicsByUnit }: SummaryOfMany,
  topicOf: (topic: string | null) => string | null,
): Grid {
  const shown = units.slice(0, UNITS);
  const counts = new Map(topicsByUnit.map(({ topic, unit, problems }) => [`${topic} ${unit}`, problems]));
  return {
    title: '主题 × 单位',
    columns: [textColumn('主题', 3), ...shown.map(({ name }) => figureColumn(name ?? '未写明'))],
    rows: topics
      .filter(({ name }) => name !== null)
      .map(({ name }) => [topicOf(name), ...shown.map((unit) => counts.get(`${name} ${unit.name}`) ?? 0)]),
    drawings: [{ kind: 'heat', title: '主题 × 单位' }],
  };
}

/** More columns than this no table shows. */
const UNITS = 12;
