import { type Badge, type Cell, type Grid, textColumn } from '../../emit/report/report.ts';
import { KIND_WORDS, STATE_WORDS } from '../../emit/words.ts';
import type { State } from '../../tree/codes.ts';

import type { DocumentRef, Pair, ProblemRef, Wording } from '../schema.ts';

/** What people call the codes of a comparison. */
const VERDICT_BADGES: Readonly<Record<Pair['verdict'], Badge>> = {
  same: { badge: '同一问题', tone: 'completed' },
  likely: { badge: '很可能', tone: 'phased' },
  unsure: { badge: '存疑', tone: 'in-progress' },
};
export const RELATION_WORDS = { 'one-to-one': '一对一', split: '拆分', merge: '合并' } as const;
const REASON_WORDS: Readonly<Record<Pair['reasons'][number]['kind'], string>> = {
  'same-text': '文字相同',
  word: '同词',
  characters: '同字',
  figure: '同数字',
  topic: '同主题',
  area: '同方面',
  category: '同类别',
  order: '次序相合',
  chain: '与更早一轮相连',
  years: '年份不同',
};

export const verdictCell = (verdict: Pair['verdict']): Badge => VERDICT_BADGES[verdict];
export const stateCell = (state: State): Badge => ({ badge: STATE_WORDS[state], tone: state });
export const shareCell = (share: number | null): Cell => (share === null ? null : { share });

/** A problem as tables show it. */
export const named = ({ id, statement }: ProblemRef): string => `${id} ${statement}`;

/** The two problems of a pair; where the wording changed, each with the words the other does not have marked. */
export function sidesOf({ left, right, wording }: Pair): [Cell, Cell] {
  if (wording === null) return [named(left), named(right)];
  const side = ({ id }: ProblemRef, other: 'added' | 'removed'): Cell => ({
    pieces: [{ text: `${id} `, change: 'kept' }, ...wording.filter(({ change }) => change !== other)],
    line: false,
  });
  return [side(left, 'added'), side(right, 'removed')];
}

/** A change of wording in one line. */
export const wordingCell = (wording: Wording): Cell => (wording === null ? null : { pieces: wording, line: true });

/** Reasons in one line: 同词 校车(0.93)、招标(0.71);同主题 采购招标. */
export function reasonsText(reasons: Pair['reasons'], topicNames: ReadonlyMap<string, string>): string {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      if (kind === 'same-text') return REASON_WORDS[kind];
      const texts = reasons
        .filter((reason) => reason.kind === kind)
        .map(({ text, weight }) =>
          kind === 'word' ? `${text}(${weight.toFixed(2)})` : (topicNames.get(text) ?? text),
        );
      return `${REASON_WORDS[kind]} ${texts.join('、')}`;
    })
    .join(';');
}

/** The documents that were compared. */
export function documentsGrid(documents: readonly DocumentRef[]): Grid {
  return {
    title: '所比文书',
    columns: [
      textColumn('文件', 4),
      textColumn('类型', 2),
      textColumn('单位', 3),
      textColumn('轮次', 2),
      textColumn('日期', 2),
      textColumn('标题', 6),
      { name: '问题', align: 'right', width: 1 },
    ],
    rows: documents.map(({ file, kind, unit, round, date, title, problems }) => [
      file,
      KIND_WORDS[kind],
      unit,
      round,
      date,
      title,
      problems,
    ]),
  };
}
