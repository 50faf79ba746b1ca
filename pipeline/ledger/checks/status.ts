import { Matcher } from '../../rules/matcher.ts';
import { onePer } from '../../rules/one-per.ts';
import type { Rules } from '../../rules/rules.ts';
import type { ProblemNote } from '../../tree/annotations.ts';
import { oneOf } from '../../tree/chars.ts';
import type { Range } from '../../tree/reading.ts';
import type { CheckNote } from './check-note.ts';
import { named } from './rows.ts';

/** What says that something is still open, and what around it shows that it does not. */
const phrasesOf = onePer((checks: Rules['checks']) => {
  const at = (place: Place) => new Matcher(checks.filter(({ gives }) => gives.at === place));
  return { anywhere: at('anywhere'), tail: at('tail'), before: at('before'), after: at('after') };
});

type Place = Rules['checks'][number]['gives']['at'];
type Phrases = ReturnType<typeof phrasesOf>;

/** Problems whose state is done while their answer says that something is still open. */
export function checkStatus(problems: readonly ProblemNote[], text: string, rules: Rules): CheckNote[] {
  const phrases = phrasesOf(rules.checks);
  return problems.flatMap((problem) => {
    if (problem.status?.state !== 'completed') return [];
    const place = conflictIn(problem, text, phrases);
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

function conflictIn(problem: ProblemNote, text: string, phrases: Phrases): Range | null {
  for (const { from, to } of problem.answers) {
    const answer = text.slice(from, to);
    for (const { range } of phrases.anywhere.all(answer))
      if (isReport(answer, range, phrases)) return shifted(range, from);
  }
  const { from, to } = problem.answers.at(-1) ?? { from: 0, to: 0 };
  const last = lastSentence(text.slice(from, to));
  for (const { range } of phrases.tail.all(last))
    if (isReport(last, range, phrases)) return shifted(range, to - last.length);
  return null;
}

function isReport(sentence: string, { from, to }: Range, { before, after }: Phrases): boolean {
  return !after.first(sentence.slice(to, to + 80)) && !before.first(sentence.slice(Math.max(0, from - 30), from));
}

const endsSentence = oneOf('。!?;\n');

function lastSentence(answer: string): string {
  let from = Math.max(0, answer.trimEnd().length - 1);
  while (from > 0 && !endsSentence(answer, from - 1)) from--;
  return answer.slice(from);
}

const shifted = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });
