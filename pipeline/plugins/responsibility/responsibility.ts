import type { Plugin } from 'unified';
import { datesIn, lastDay } from '../../language/dates.ts';
import { markerAt } from '../../language/markers.ts';
import { sentencesIn } from '../../language/sentences.ts';
import { type StatusReader, statusReaderOf } from '../../language/status-phrase.ts';
import { alternativesOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { DeadlineNote, ProblemNote } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import type { DocumentRoot } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { AssigneeReader } from './assignees.ts';

const DATE_EDGE = oneOf(`${WHITE}。;,`);

/** Reads who answers for each problem and by when, where the document assigns it: labels, brackets, table cells, a forecast at the end. */
export const responsibility: Plugin<[Rules], DocumentRoot> = (rules) => {
  const assignees = new AssigneeReader(rules.responsibility);
  const longTerm = new RegExp(
    alternativesOf(rules.responsibility, ({ reads }) => reads === 'long-term'),
    'u',
  );
  const status = statusReaderOf(rules);
  return (root) => {
    const { text } = root.data.reading;
    const year = yearOf(root);
    const written = root.data.found.document.date?.value ?? null;
    for (const problem of root.data.found.problems) {
      problem.responsible = assignees.read(text, problem.parts);
      problem.deadline = deadlineOf(text, problem, { year, written }, status);
      const { deadline } = problem;
      if (deadline && longTerm.test(text.slice(deadline.range.from, deadline.range.to)))
        problem.status = problem.status
          ? { ...problem.status, longTerm: true }
          : { state: 'unstated', longTerm: true, basis: null, range: deadline.range, rule: deadline.rule };
    }
  };
};

/** The year of the document, for dates that name none: its own date's, or the inspection's end. */
function yearOf(root: DocumentRoot): number | null {
  const { document, inspection } = root.data.found;
  const iso = document.date?.value ?? inspection.feedbackOn?.value ?? inspection.endedOn?.value;
  return iso ? Number(iso.slice(0, 4)) : null;
}

/** When the document was written: a day that had passed by then is no deadline. */
interface Written {
  readonly year: number | null;
  readonly written: string | null;
}

function deadlineOf(
  text: string,
  problem: ProblemNote,
  { year, written }: Written,
  status: StatusReader,
): DeadlineNote | null {
  const said = problem.parts
    .filter(({ role, content }) => role === 'deadline' && content.from < content.to)
    .map(({ content, rule, from }) => {
      const range = trimRange(text, content, DATE_EDGE);
      return { range, date: dateIn(text, range, year), rule, from };
    });
  const [first] = said;
  if (!first) return forecastOf(text, problem, { year, written }, status);
  // the rows of a problem may have a day each: the problem has the last of them
  const rows = said.filter(({ from, date }) => from === 'table' && date !== null);
  const { range, date, rule } =
    first.from === 'table' && first.date !== null
      ? rows.reduce((last, row) => ((row.date ?? '') > (last.date ?? '') ? row : last), first)
      : first;
  return { range, date, rule };
}

/** The last day that words of time allow: 2023年12月底前, 年底前, 2024年6月; null where they name no day (长期坚持, 即知即改). */
function dateIn(text: string, range: Range, year: number | null): string | null {
  const last = datesIn(text, range).at(-1);
  if (last) return lastDay(last, year);
  const month = BARE_MONTH.exec(text.slice(range.from, range.to));
  if (month) return lastDay({ range, year: Number(month[1]), month: Number(month[2]), day: null, part: null });
  return yearEnd(text.slice(range.from, range.to), year);
}

/** 2024.2, 2023-12底前: where a date is to stand, these are no decimals. */
const BARE_MONTH = /^((?:19|20)\d{2})[./-](1[0-2]|0?[1-9])(?:月?底)?前?$/u;

/** 年底前, 本年底, 明年6月 without a year of its own. */
function yearEnd(words: string, year: number | null): string | null {
  return year !== null && /^(?:今年|本年|当年)?年?(?:年底|年末|年内)/u.test(words) ? `${year}-12-31` : null;
}

/** 预计2024年12月底前完成, 其余23座10月底前完成: in the last sentences of an answer, or in a labelled status. */
function forecastOf(
  text: string,
  problem: ProblemNote,
  { year, written }: Written,
  status: StatusReader,
): DeadlineNote | null {
  const { forecasts } = status;
  const state = problem.status?.state ?? 'unstated';
  const open = OPEN.has(state);
  const done = state === 'completed';
  const places = [
    ...problem.answers.slice(-1),
    ...problem.parts.filter(({ role }) => role === 'status').map(({ content }) => content),
  ];
  for (const place of places)
    for (const sentence of sentencesIn(text, place).slice(-2).toReversed()) {
      const words = text.slice(sentence.from, sentence.to);
      // a date inside a measure is a fact, unless the problem is known to be open
      const own = open || markerAt(text, sentence.from) === null;
      const foresees = forecasts.whole(words) || (forecasts.ends(words) && own);
      const date = foresees || status.whole(text, sentence) ? forecasts.date(text, sentence) : null;
      if (date) return { range: date.range, date: lastDay(date.date, year), rule: 'responsibility.forecast' };
      const due = own && !done ? forecasts.due(text, sentence, open) : null;
      const day = due && lastDay(due.date, year);
      if (due && day && (written === null ? open || isBefore(text, due.range) : day > written))
        return { range: due.range, date: day, rule: 'responsibility.due' };
    }
  return null;
}

/** Where neither a date of the document nor a state tells, only 前 tells a deadline from the day something was done. */
const isBefore = (text: string, { to }: Range): boolean => /[前内]/.test(text.charAt(to - 1));

/** States in which something is left to do. */
const OPEN: ReadonlySet<string> = new Set(['phased', 'in-progress', 'not-completed', 'basically-completed']);
