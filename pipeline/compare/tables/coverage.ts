import { type Cell, figureColumn, type Grid, type Report, textColumn } from '../../emit/report/report.ts';
import type { Coverage } from '../schema.ts';
import {
  documentsGrid,
  named,
  RELATION_WORDS,
  reasonsText,
  sidesOf,
  stateCell,
  verdictCell,
  wordingCell,
} from './words.ts';

/** A coverage as people read it: figures, answered problems, those not answered, answers to nothing, moved ones, changed wording. */
export function coverageReport(coverage: Coverage, topicNames: ReadonlyMap<string, string>): Report {
  const { pairs, onlyLeft, onlyRight, documents, warnings } = coverage;
  const moved = pairs.filter((each) => each.moved !== null);
  const reworded = pairs.filter(({ wording, relation }) => wording !== null && relation === 'one-to-one');
  const lists = [
    {
      title: '没有答复的反馈问题',
      columns: [textColumn('编号', 1), textColumn('问题', 8)],
      rows: onlyLeft.map(({ id, statement }) => [id, statement]),
    },
    {
      title: '反馈中没有的答复',
      columns: [textColumn('编号', 1), textColumn('问题', 8), textColumn('进度', 2)],
      rows: onlyRight.map(({ id, statement, state }) => [id, statement, stateCell(state)]),
    },
    {
      title: '换了方面的问题',
      columns: [textColumn('问题', 5), textColumn('反馈时的方面', 4), textColumn('答复时的方面', 4)],
      rows: moved.map(({ left, moved }) => [named(left), moved?.from ?? null, moved?.to ?? null]),
    },
    {
      title: '改了表述的问题',
      columns: [textColumn('编号', 1), textColumn('表述的改动', 8)],
      rows: reworded.map(({ left, wording }) => [left.id, wordingCell(wording)]),
    },
    flowGrid(coverage),
  ].filter(({ rows }) => rows.length > 0);
  return {
    title: '反馈与整改对照',
    notes: warnings.map(({ message }) => message),
    grids: [countsGrid(coverage), pairsGrid(pairs, topicNames), ...lists, documentsGrid(documents)],
  };
}

function pairsGrid(pairs: Coverage['pairs'], topicNames: ReadonlyMap<string, string>): Grid {
  return {
    title: '反馈问题与整改答复',
    columns: [
      textColumn('反馈问题', 5),
      textColumn('整改答复', 5),
      textColumn('进度', 2),
      textColumn('判断', 2),
      figureColumn('得分'),
      textColumn('关系', 1),
      textColumn('依据', 5),
    ],
    rows: pairs.map((pair) => [
      ...sidesOf(pair),
      stateCell(pair.right.state),
      verdictCell(pair.verdict),
      pair.score.toFixed(2),
      RELATION_WORDS[pair.relation],
      reasonsText(pair.reasons, topicNames),
    ]),
  };
}

function countsGrid({ counts }: Coverage): Grid {
  const rate = counts.left === 0 ? null : { share: counts.answered / counts.left };
  return {
    title: '概况',
    keyFigures: true,
    columns: ['反馈问题', '整改答复', '已答复', '存疑', '未答复', '答复率', '换方面', '改表述', '拆分', '合并'].map(
      figureColumn,
    ),
    rows: [
      [
        counts.left,
        counts.right,
        counts.answered,
        counts.unsure,
        counts.unanswered,
        rate,
        counts.moved,
        counts.reworded,
        counts.split,
        counts.merged,
      ],
    ],
  };
}

/** From the area of the feedback over the one of the answer to its state. */
function flowGrid({ flow }: Coverage): Grid {
  return {
    title: '各方面的答复',
    columns: [textColumn('反馈', 5), textColumn('答复', 5), textColumn('进度', 2), figureColumn('问题')],
    rows: waysOf(flow),
    drawings: [{ kind: 'flow', title: '从反馈到答复' }],
  };
}

/** Ways that people see no difference between are one. */
function waysOf(flow: Coverage['flow']): Cell[][] {
  const ways = new Map<string, { readonly stops: readonly Cell[]; count: number }>();
  for (const { from, to, verdict, state, problems } of flow) {
    const answer = verdict === null ? UNANSWERED : verdict === 'unsure' ? verdictCell('unsure') : (to ?? NO_AREA);
    const stops = [from ?? NO_AREA, answer, state === null ? null : stateCell(state)];
    const key = JSON.stringify(stops);
    const way = ways.get(key) ?? { stops, count: 0 };
    way.count += problems;
    ways.set(key, way);
  }
  return Array.from(ways.values(), ({ stops, count }) => [...stops, count]);
}

const NO_AREA = '未列方面';
const UNANSWERED = { badge: '没有答复', tone: 'not-completed' } as const;
