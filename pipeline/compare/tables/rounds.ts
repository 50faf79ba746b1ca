import { type Cell, figureColumn, type Grid, textColumn } from '../../emit/grid.ts';
import { STATE_WORDS } from '../../emit/words.ts';
import { STATES } from '../../tree/codes.ts';
import type { Comparison, ProblemRef } from '../schema.ts';
import { named } from './coverage.ts';
import { reasonsText, VERDICT_WORDS } from './words.ts';

/** The tables of a comparison of rounds: states and rates, recurring problems (those declared completed first), new, gone, repeated measures. */
export function roundsGrids(comparison: Comparison, topicNames: ReadonlyMap<string, string>): Grid[] {
  const { pairs, documents, onlyLeft, onlyRight, measures } = comparison;
  const labels = labelsOf(documents);
  const of = (ref: { readonly document: string }) => labels.get(ref.document) ?? ref.document;
  const sorted = [...pairs].sort((a, b) => Number(b.returned) - Number(a.returned));
  return [
    statesGrid(comparison, of),
    {
      title: '反复出现的问题(前一轮已说完成的在前)',
      columns: [
        textColumn('前一轮', 2),
        textColumn('问题', 5),
        textColumn('当时进度', 2),
        textColumn('后一轮', 2),
        textColumn('问题', 5),
        textColumn('判断', 2),
        figureColumn('得分'),
        textColumn('依据', 5),
      ],
      rows: sorted.map(({ left, right, verdict, score, returned, reasons }) => [
        of(left),
        named(left),
        `${STATE_WORDS[left.state]}${returned ? '(又出现)' : ''}`,
        of(right),
        named(right),
        VERDICT_WORDS[verdict],
        score.toFixed(2),
        reasonsText(reasons, topicNames),
      ]),
    },
    listGrid('新出现的问题', onlyRight, of),
    listGrid('没有再出现的问题', onlyLeft, of),
    {
      title: '各轮之间逐字重复的措施',
      columns: [textColumn('措施', 8), textColumn('出处', 4)],
      rows: measures.map(({ text, places }) => [text, places.map((place) => `${of(place)} ${place.id}`).join('、')]),
    },
  ].filter(({ rows }, index) => index < 2 || rows.length > 0);
}

/** What a table calls a document: its date, or its file name where two have one date or none. */
function labelsOf(documents: Comparison['documents']): Map<string, string> {
  const dates = documents.map(({ date }) => date);
  const apart = dates.every((date) => date !== null) && new Set(dates).size === dates.length;
  return new Map(documents.map(({ id, date, file }) => [id, apart && date !== null ? date : file]));
}

function listGrid(title: string, problems: readonly ProblemRef[], of: (ref: ProblemRef) => string): Grid {
  return {
    title,
    columns: [textColumn('文书', 2), textColumn('问题', 8), textColumn('进度', 2)],
    rows: problems.map((problem) => [of(problem), named(problem), STATE_WORDS[problem.state]]),
  };
}

function statesGrid({ rounds }: Comparison, of: (ref: { readonly document: string }) => string): Grid {
  const share = (value: number | null): Cell => (value === null ? null : { share: value });
  return {
    title: '各轮进度',
    columns: [
      textColumn('文书', 4),
      ...[
        '问题',
        ...STATES.map((state) => STATE_WORDS[state]),
        '长期坚持',
        '完成率',
        '公布完成率',
        '反复',
        '又出现',
        '新增',
      ].map(figureColumn),
    ],
    rows: rounds.map((round) => [
      of(round),
      round.problems,
      ...STATES.map((state) => round.states[state]),
      round.longTerm,
      share(round.completionRate),
      share(round.declaredRate),
      round.recurring,
      round.returned,
      round.fresh,
    ]),
  };
}
