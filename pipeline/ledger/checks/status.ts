import { Matcher } from '../../rules/matcher.ts';
import { onePer } from '../../rules/one-per.ts';
import type { Rules } from '../../rules/rules.ts';
import type { ProblemNote } from '../../tree/annotations.ts';
import { oneOf } from '../../tree/chars.ts';
import type { Range } from '../../tree/reading.ts';
import type { CheckNote } from './check-note.ts';
import { named } from './rows.ts';

/** Where the sentence goes on to say that it was done after all. */
const DONE_AFTER = /^[^。!?]{0,60}(?:已|均|全部)(?:全部|经)?(?:完成|整改到位|办结|解决|到位|清退|追回|归还|收回|销号)/;
/** A plan or a condition is no report: 下一步, 对…的. */
const NO_REPORT = /(?:下一步|对于?|凡|如|若|针对)[^,。;]{0,20}$/;

/** What says that something is still open: anywhere in an answer, and in its last sentence only. */
const phrasesOf = onePer((checks: Rules['checks']) => ({
  anywhere: new Matcher(checks.filter(({ gives }) => gives.at === 'anywhere')),
  tail: new Matcher(checks.filter(({ gives }) => gives.at === 'tail')),
}));

/** Problems whose state is done while their answer says that something is still open. */
export function checkStatus(problems: readonly ProblemNote[], text: string, rules: Rules): CheckNote[] {
  const { anywhere, tail } = phrasesOf(rules.checks);
  return problems.flatMap((problem) => {
    if (problem.status?.state !== 'completed') return [];
    const place = conflictIn(problem, text, anywhere, tail);
    return place ? [noteOf(problem, place, text)] : [];
  });
}

function noteOf(problem: ProblemNote, place: Range, text: string): CheckNote {
  const { from, to } = problem.status?.range ?? problem.statement;
  const message = `${named([problem], text)}的进度写“${text.slice(from, to).trim()}”,答复中却说“${text.slice(place.from, place.to)}”`;
  const ranges = [{ from, to }, place];
  return {
    code: 'status-conflict',
    severity: 'warning',
    message,
    expected: null,
    actual: null,
    refs: [problem.id],
    ranges,
  };
}

type Phrases = Matcher<Rules['checks'][number]['gives']>;

function conflictIn(problem: ProblemNote, text: string, anywhere: Phrases, tail: Phrases): Range | null {
  for (const { from, to } of problem.answers) {
    const answer = text.slice(from, to);
    for (const { range } of anywhere.all(answer)) if (isReport(answer, range)) return shifted(range, from);
  }
  const { from, to } = problem.answers.at(-1) ?? { from: 0, to: 0 };
  const last = lastSentence(text.slice(from, to));
  for (const { range } of tail.all(last)) if (isReport(last, range)) return shifted(range, to - last.length);
  return null;
}

function isReport(sentence: string, { from, to }: Range): boolean {
  return !DONE_AFTER.test(sentence.slice(to, to + 80)) && !NO_REPORT.test(sentence.slice(Math.max(0, from - 30), from));
}

const endsSentence = oneOf('。!?;\n');

function lastSentence(answer: string): string {
  let from = Math.max(0, answer.trimEnd().length - 1);
  while (from > 0 && !endsSentence(answer, from - 1)) from--;
  return answer.slice(from);
}

const shifted = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });
