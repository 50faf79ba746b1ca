import { figureColumn, type Grid, textColumn } from '../../emit/grid.ts';
import { STATE_WORDS } from '../../emit/words.ts';
import type { Coverage, ProblemRef } from '../schema.ts';
import { RELATION_WORDS, reasonsText, VERDICT_WORDS, wordingText } from './words.ts';

/** The tables of a coverage: figures, answered problems, those not answered, answers to nothing, moved ones, changed wording. */
export function coverageGrids(coverage: Coverage, topicNames: ReadonlyMap<string, string>): Grid[] {
  const { pairs, onlyLeft, onlyRight } = coverage;
  const moved = pairs.filter((each) => each.moved !== null);
  const reworded = pairs.filter(({ wording, relation }) => wording !== null && relation === 'one-to-one');
  return [
    countsGrid(coverage),
    {
      title: '反馈问题与整改答复',
      columns: [
        textColumn('反馈问题', 5),
        textColumn('整改答复', 5),
        textColumn('进度', 2),
        textColumn('判断', 2),
        figureColumn('得分'),
        textColumn('关系', 2),
        textColumn('依据', 5),
      ],
      rows: pairs.map(({ left, right, verdict, score, relation, reasons }) => [
        named(left),
        named(right),
        STATE_WORDS[right.state],
        VERDICT_WORDS[verdict],
        score.toFixed(2),
        RELATION_WORDS[relation],
        reasonsText(reasons, topicNames),
      ]),
    },
    listGrid('没有答复的反馈问题', onlyLeft),
    listGrid('反馈中没有的答复', onlyRight),
    {
      title: '换了方面的问题',
      columns: [textColumn('问题', 5), textColumn('反馈时的方面', 4), textColumn('答复时的方面', 4)],
      rows: moved.map(({ left, moved }) => [named(left), moved?.from ?? null, moved?.to ?? null]),
    },
    {
      title: '改了表述的问题([-删去-]{+添上+})',
      columns: [textColumn('编号', 2), textColumn('表述的改动', 8)],
      rows: reworded.map(({ left, wording }) => [left.id, wordingText(wording)]),
    },
  ].filter(({ rows }, index) => index < 2 || rows.length > 0);
}

/** A problem as tables show it. */
export const named = ({ id, statement }: ProblemRef): string => `${id} ${statement}`;

export function listGrid(title: string, problems: readonly ProblemRef[]): Grid {
  return {
    title,
    columns: [textColumn('编号', 2), textColumn('问题', 8), textColumn('进度', 2)],
    rows: problems.map(({ id, statement, state }) => [id, statement, STATE_WORDS[state]]),
  };
}

function countsGrid({ counts }: Coverage): Grid {
  const rate = counts.left === 0 ? null : { share: counts.answered / counts.left };
  return {
    title: '概况',
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
