import { numberOf } from '../language/numerals.ts';
import type { ProblemNote } from '../tree/annotations.ts';
import type { Range } from '../tree/reading.ts';

/**
 * An answer that says it is given to several problems (针对上述两个问题,…; 以上三个问题合并整改:…; …以上2个问题均已整改到位。) stands behind
 * the last of them: those just above it, without an answer and a state of their own, have come as far.
 */
export function shareAnswers(text: string, problems: readonly ProblemNote[]): void {
  for (const [i, { answers, status }] of problems.entries()) {
    if (!status || status.state === 'unstated') continue;
    const several = answers.map(({ from, to }) => countIn(text.slice(from, to))).find((count) => count > 1) ?? 0;
    const above = problems.slice(Math.max(0, i + 1 - several), i);
    if (several === 0 || above.length !== several - 1) continue;
    if (above.some((problem) => problem.status !== null || problem.answers.length > 0)) continue;
    for (const problem of above) problem.status = { ...status, basis: 'scope' };
  }
}

/** How many problems above an answer says it is for; 0 where it says nothing of the kind. */
function countIn(answer: string): number {
  const words = SEVERAL.exec(answer)?.[1];
  return words === undefined ? 0 : (numberOf(words) ?? 0);
}

const PROBLEMS_ABOVE = '(?:以上|上述|前述)(?:这)?([两二三四五六七八九]|\\d) ?[个项条类](?:具体|反馈)?(?:问题|事项)';
const SEVERAL = new RegExp(`(?:^|[。\\n])\\s{0,8}(?:针对|对照|对)?${PROBLEMS_ABOVE}`, 'u');

/**
 * Text that says whose answer it is: 执法大队整改情况:, of one of several bodies; 以上三个问题合并整改:, 针对上述两个问题, to several problems.
 * Not 以上制度已印发, which goes on with an answer.
 */
export const answersItself = (text: string, { from, to }: Range): boolean =>
  ANSWERS_ITSELF.test(text.slice(from, Math.min(to, from + LONGEST_HEAD)));

const ANSWERS_ITSELF = new RegExp(
  '^(?:[\\u4e00-\\u9fff]{1,13}(?:[局委办队院所站部室科处厅镇乡村校组]|机关|街道|社区|中心|公司|集团)' +
    '(?:整改|落实)(?:落实|完成|进展)?(?:情况|措施|成效):' +
    `|(?:针对|对照)${PROBLEMS_ABOVE}|${PROBLEMS_ABOVE}[^,。;:]{0,8}(?:整改|答复)(?:情况|措施)?:)`,
  'u',
);
const LONGEST_HEAD = 24;
