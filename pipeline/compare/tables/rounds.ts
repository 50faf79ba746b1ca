import { figureColumn, type Grid, type Report, textColumn } from '../../emit/report/report.ts';
import { STATE_WORDS } from '../../emit/words.ts';
import { STATES } from '../../tree/codes.ts';
import type { Comparison, ProblemRef } from '../schema.ts';
import { documentsGrid, named, reasonsText, shareCell, sidesOf, stateCell, verdictCell } from './words.ts';

/** What a table calls the document of something. */
type Label = (of: { readonly document: string }) => string;

/** Rounds as people read them: states and rates, recurring problems (those declared completed first), new, gone, repeated measures. */
export function roundsReport(comparison: Comparison, topicNames: ReadonlyMap<string, string>): Report {
  const { documents, onlyLeft, onlyRight, measures, warnings } = comparison;
  const label = labelsOf(documents);
  const lists = [
    listGrid('新出现的问题', onlyRight, label),
    listGrid('没有再出现的问题', onlyLeft, label),
    {
      title: '各轮之间逐字重复的措施',
      columns: [textColumn('措施', 8), textColumn('出处', 4)],
      rows: measures.map(({ text, places }) => [text, places.map((place) => `${label(place)} ${place.id}`).join('、')]),
    },
  ].filter(({ rows }) => rows.length > 0);
  return {
    title: '历轮比对',
    notes: warnings.map(({ message }) => message),
    grids: [
      countsGrid(comparison),
      statesGrid(comparison, label),
      pairsGrid(comparison, label, topicNames),
      ...lists,
      documentsGrid(documents),
    ],
  };
}

function countsGrid({ rounds, pairs, chains, onlyLeft, onlyRight, measures }: Comparison): Grid {
  const sure = pairs.filter(({ verdict }) => verdict !== 'unsure');
  const figures: [string, number][] = [
    ['轮次', rounds.length],
    ['反复出现的问题', chains.length],
    [
      '已说完成又出现',
      new Set(sure.filter(({ returned }) => returned).map(({ right }) => `${right.document} ${right.id}`)).size,
    ],
    ['存疑', pairs.length - sure.length],
    ['新出现', onlyRight.length],
    ['没有再出现', onlyLeft.length],
    ['逐字重复的措施', measures.length],
  ];
  return {
    title: '概况',
    keyFigures: true,
    columns: figures.map(([name]) => figureColumn(name)),
    rows: [figures.map(([, count]) => count)],
  };
}

/** Its date, or its file name where two documents have one date or none. */
function labelsOf(documents: Comparison['documents']): Label {
  const dates = documents.map(({ date }) => date);
  const apart = dates.every((date) => date !== null) && new Set(dates).size === dates.length;
  const labels = new Map(documents.map(({ id, date, file }) => [id, apart && date !== null ? date : file]));
  return ({ document }) => labels.get(document) ?? document;
}

function pairsGrid({ pairs }: Comparison, label: Label, topicNames: ReadonlyMap<string, string>): Grid {
  const sorted = [...pairs].sort((a, b) => Number(b.returned) - Number(a.returned));
  return {
    title: '反复出现的问题(前一轮已说完成的在前)',
    columns: [
      textColumn('前一轮', 2),
      textColumn('问题', 5),
      textColumn('当时进度', 2),
      textColumn('后一轮', 2),
      textColumn('又成问题', 5),
      textColumn('判断', 2),
      figureColumn('得分'),
      textColumn('依据', 5),
    ],
    rows: sorted.map((pair) => {
      const [before, after] = sidesOf(pair);
      const state = stateCell(pair.left.state);
      return [
        label(pair.left),
        before,
        pair.returned ? { badge: `${state.badge}(又出现)`, tone: 'not-completed' } : state,
        label(pair.right),
        after,
        verdictCell(pair.verdict),
        pair.score.toFixed(2),
        reasonsText(pair.reasons, topicNames),
      ];
    }),
  };
}

function listGrid(title: string, problems: readonly ProblemRef[], label: Label): Grid {
  return {
    title,
    columns: [textColumn('文书', 2), textColumn('问题', 8), textColumn('进度', 2)],
    rows: problems.map((problem) => [label(problem), named(problem), stateCell(problem.state)]),
  };
}

function statesGrid({ rounds }: Comparison, label: Label): Grid {
  const rate = STATES.length + 3;
  return {
    title: '各轮进度',
    columns: [
      textColumn('文书', 4),
      figureColumn('问题'),
      ...STATES.map((state) => ({ ...figureColumn(STATE_WORDS[state]), tone: state })),
      ...['长期坚持', '完成率', '公布完成率'].map(figureColumn),
      { ...figureColumn('新增'), tone: 'phased' },
      { ...figureColumn('反复'), tone: 'in-progress' },
      figureColumn('又出现'),
    ],
    rows: rounds.map((round) => [
      label(round),
      round.problems,
      ...STATES.map((state) => round.states[state]),
      round.longTerm,
      shareCell(round.completionRate),
      shareCell(round.declaredRate),
      round.fresh,
      round.recurring,
      round.returned,
    ]),
    drawings: [
      { kind: 'rounds', title: '各轮进度与完成率', pieces: STATES.map((_, index) => index + 2), line: rate },
      { kind: 'rounds', title: '各轮新增与反复', pieces: [rate + 2, rate + 3], line: null },
    ],
  };
}
