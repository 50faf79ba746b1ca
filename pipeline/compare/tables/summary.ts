import { type Cell, figureColumn, type Grid, textColumn } from '../../emit/grid.ts';
import { METRIC_WORDS, STATE_WORDS } from '../../emit/words.ts';
import { STATES } from '../../tree/codes.ts';
import type { SummaryOfMany, Tally } from '../schema.ts';

/** The tables of a summary: all, by unit, round, area and topic, topics × units, overdue, common problems, figures, what does not add up. */
export function summaryGrids(summary: SummaryOfMany, topicNames: ReadonlyMap<string, string>): Grid[] {
  const files = new Map(summary.documents.map(({ id, file, unit }) => [id, unit ?? file]));
  const of = (ref: { readonly document: string }) => files.get(ref.document) ?? ref.document;
  const topicOf = (topic: string | null) => (topic === null ? null : (topicNames.get(topic) ?? topic));
  return [
    tallyGrid('总计', [{ name: '全部', ...summary.total }]),
    tallyGrid('按单位', summary.units),
    tallyGrid('按轮次', summary.rounds),
    tallyGrid('按方面', summary.areas),
    tallyGrid(
      '按主题',
      summary.topics.map((tally) => ({ ...tally, name: topicOf(tally.name) })),
    ),
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
      rows: summary.overdue.map((each) => [of(each), each.statement, each.deadline, STATE_WORDS[each.state]]),
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
  ].filter(({ rows }, index) => index === 0 || rows.length > 0);
}

function tallyGrid(title: string, tallies: readonly Tally[]): Grid {
  const share = (value: number | null): Cell => (value === null ? null : { share: value });
  return {
    title,
    columns: [
      textColumn('名称', 4),
      ...['文书', '问题', ...STATES.map((state) => STATE_WORDS[state]), '长期坚持', '逾期', '完成率'].map(figureColumn),
    ],
    rows: tallies.map((tally) => [
      tally.name ?? '未写明',
      tally.documents,
      tally.problems,
      ...STATES.map((state) => tally.states[state]),
      tally.longTerm,
      tally.overdue,
      share(tally.completionRate),
    ]),
  };
}

/** Topics × units: a number in every cell, most problems first; a heat map is drawn from it. */
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
  };
}

/** More columns than this no table shows. */
const UNITS = 12;
