import type { Annotations, ProblemNote } from '../../tree/annotations.ts';
import type { CheckNote } from './check-note.ts';

/** Problems without an answer, without a state where others have one, and problems listed twice. */
export function checkRows({ kind, problems }: Annotations, text: string): CheckNote[] {
  const checks: CheckNote[] = [];
  const silent = problems.filter(({ answers, status }) => answers.length === 0 && status?.basis !== 'scope');
  if (kind === 'rectification' && silent.length > 0 && silent.length < problems.length)
    checks.push(noteOf('missing-response', silent, `${named(silent, text)}没有整改情况`));
  const open = problems.filter(isUnstated);
  if (kind !== 'feedback' && kind !== 'plan' && open.length > 0 && open.length < problems.length)
    checks.push(noteOf('missing-status', open, `${named(open, text)}没有写明整改进度,其他问题都有`));
  for (const group of repeated(problems, text))
    checks.push(noteOf('duplicate-problem', group, `${named(group, text)}的问题表述相同,请核对是否重复`));
  return checks;
}

export const isUnstated = ({ status }: ProblemNote): boolean => status === null || status.state === 'unstated';

/** Problems by marker and first words: 问题“(3)台账不全”, or the first three and how many there are. */
export function named(problems: readonly ProblemNote[], text: string): string {
  const names = problems.slice(0, 3).map(({ marker, statement: { from, to } }) => {
    const words = text.slice(from, Math.min(to, from + SHOWN)).trim();
    return `“${marker ? text.slice(marker.from, marker.to).trim() : ''}${words}${to - from > SHOWN ? '…' : ''}”`;
  });
  return `问题${names.join('')}${problems.length > 1 ? `等${problems.length}个问题` : ''}`;
}

/** As many characters of a statement as a message shows. */
const SHOWN = 12;

function noteOf(code: CheckNote['code'], problems: readonly ProblemNote[], message: string): CheckNote {
  const refs = problems.map(({ id }) => id);
  const ranges = problems.map(({ statement }) => statement);
  return { code, severity: 'warning', message, expected: null, actual: problems.length, refs, ranges };
}

/** Groups of problems with the same statement in the same place of the document (area and category). */
function repeated(problems: readonly ProblemNote[], text: string): ProblemNote[][] {
  const groups = new Map<string, ProblemNote[]>();
  for (const problem of problems) {
    const { statement, area, category } = problem;
    const words = text.slice(statement.from, statement.to).replaceAll(/[\s\p{P}\p{S}]/gu, '');
    const key = `${words} ${area?.from} ${category?.from}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else if (words.length > 5) groups.set(key, [problem]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
