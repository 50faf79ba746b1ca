import type { Plugin } from 'unified';
import { datesIn, lastDay, type WrittenDate } from '../language/dates.ts';
import { markerAt } from '../language/markers.ts';
import { sentencesIn } from '../language/sentences.ts';
import { type StatusReader, statusReaderOf } from '../language/status-phrase.ts';
import type { Rules } from '../rules/rules.ts';
import type { DeadlineNote, PartNote, ProblemNote, ResponsibleNote } from '../tree/annotations.ts';
import { oneOf, WHITE } from '../tree/chars.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import { type Range, trimRange } from '../tree/reading.ts';
import { FORECAST } from './status.ts';

const UNIT_EDGE = oneOf(`${WHITE}。;,、`);
const DATE_EDGE = oneOf(`${WHITE}。;,`);

/** Reads who answers for each problem and by when, where the document assigns it: labels, brackets, table cells, a forecast at the end. */
export const responsibility: Plugin<[Rules], DocumentRoot> = (rules) => {
  const status = statusReaderOf(rules.status);
  return (root) => {
    const { text } = root.data.reading;
    const year = yearOf(root);
    for (const problem of root.data.found.problems) {
      problem.responsible = responsibleOf(text, problem.parts);
      problem.deadline = deadlineOf(text, problem, year, status);
      const { deadline } = problem;
      if (deadline && LONG_TERM.test(text.slice(deadline.range.from, deadline.range.to)))
        problem.status = problem.status
          ? { ...problem.status, longTerm: true }
          : { state: 'unstated', longTerm: true, basis: null, range: deadline.range, rule: deadline.rule };
    }
  };
};

const LONG_TERM = /长期|持续坚持|常态化|长效/u;

/** The year of the document, for dates that name none: its own date's, or the inspection's end. */
function yearOf(root: DocumentRoot): number | null {
  const { document, inspection } = root.data.found;
  const iso = document.date?.value ?? inspection.feedbackOn?.value ?? inspection.endedOn?.value;
  return iso ? Number(iso.slice(0, 4)) : null;
}

function responsibleOf(text: string, parts: readonly PartNote[]): ResponsibleNote {
  const out: ResponsibleNote = { leaders: [], lead: [], support: [], persons: [] };
  for (const { role, content } of parts)
    if (role === 'leaders' || role === 'persons') out[role].push(...peopleIn(text, content));
    else if (role === 'lead' || role === 'support') unitsIn(text, content, role, out);
  for (const role of ['leaders', 'lead', 'support', 'persons'] as const) out[role] = once(text, out[role]);
  return out;
}

/** Several rows or labels may name a unit again. */
function once(text: string, ranges: readonly Range[]): Range[] {
  const seen = new Set<string>();
  return ranges.filter(({ from, to }) => {
    const words = text.slice(from, to);
    return !seen.has(words) && seen.add(words);
  });
}

/**
 * 由县财政局牵头,县审计局配合 / 牵头单位:办公室;配合单位:财务科、人事科 / 县财政局(牵头)、县审计局 / 执法大队(配合:公安局). A word with a colon
 * holds for the units after it, up to the next one or the end of its line.
 */
function unitsIn(text: string, content: Range, role: 'lead' | 'support', out: ResponsibleNote): void {
  let named = role;
  let last = content.from;
  // units of a clause wait for the word that closes it: 财务科、人事科配合
  let waiting: Range[] = [];
  for (const piece of piecesOf(text, content, UNIT_ENDS)) {
    if (/[\n;。]/.test(text.slice(last, piece.from))) named = role;
    if (/[\n;。,]/.test(text.slice(last, piece.from))) waiting = [];
    last = piece.to;
    const words = text.slice(piece.from, piece.to);
    const before = NAMED.exec(words)?.[0] ?? '';
    if (before.endsWith(':')) named = /^(?:配合|协[办助同]|参与)/u.test(before) ? 'support' : 'lead';
    const inner = INNER.exec(words);
    const end = inner ? inner.index : words.length;
    const match =
      /^(.+?)(?:\((牵头|配合|主责|协助)(?:单位|部门)?\)|(?:为)?(牵头|配合|协助|负责|主责)(?:单位|部门|落实)?)?$/u.exec(
        words.slice(before.length, end),
      );
    if (match?.[1]) {
      const from = piece.from + before.length;
      const acts = match[2] ?? match[3];
      const supports = acts === undefined ? named === 'support' : acts === '配合' || acts === '协助';
      const unit = { from, to: from + match[1].length };
      if (supports && match[3]) out.lead = out.lead.filter((range) => !waiting.includes(range));
      if (supports && match[3] && named === 'lead') out.support.push(...waiting);
      out[supports ? 'support' : 'lead'].push(unit);
      waiting = acts === undefined ? [...waiting, unit] : [];
    }
    if (inner) unitsIn(text, { from: piece.from + end + 1, to: piece.to - 1 }, role, out);
  }
}

const UNIT_ENDS =
  /[、,;。\n\t]| {1,}(?=[\u4e00-\u9fff])|(?<=[局办委科室部组会院校处股])(?:和|及|与)(?=[\u4e00-\u9fff])/gu;
/** Words before the first unit they speak of. */
const NAMED =
  /^(?:由(?=.)|(?:牵头|责任|主责|主办|配合|协办|协助|协同|参与)(?:责任)?(?:单位|部门|科室|股室|处室)?:\s*)/u;
/** A bracket that names further units: 执法大队(配合:公安局). */
const INNER = /\((?=(?:牵头|责任|主责|主办|配合|协办|协助|协同|参与)(?:单位|部门)?:[^()]+\)$)/u;

/** Names with their offices; an office without a name goes with the next piece: 党组书记、局长王建国. */
function peopleIn(text: string, content: Range): Range[] {
  const people: Range[] = [];
  let open: number | null = null;
  for (const piece of piecesOf(text, content, /[、,;。\n\t/]|(?<=[\u4e00-\u9fff]{2}) {1,}(?=[\u4e00-\u9fff]{2})/gu)) {
    const words = text.slice(piece.from, piece.to);
    const from: number = open ?? piece.from;
    if (OFFICE.test(words)) open = from;
    else {
      people.push({ from, to: piece.to });
      open = null;
    }
  }
  const last = people.at(-1);
  const end = trimRange(text, content, UNIT_EDGE).to;
  if (open !== null && open < end && (!last || open >= last.to)) people.push({ from: open, to: end });
  return people;
}

/** An office that a name is to follow. */
const OFFICE =
  /(?:书记|主任|局长|院长|校长|主席|部长|[镇乡县市区]长|组长|委员|经理|董事长|处长|科长|股长|主管|会长|秘书长|副职|调研员|总监|园长|站长|所长|队长|成员)$/u;

function piecesOf(text: string, content: Range, separator: RegExp): Range[] {
  const pieces: Range[] = [];
  const words = text.slice(content.from, content.to);
  let from = 0;
  let depth = 0;
  const cuts = new Map([...words.matchAll(separator)].map((match) => [match.index, match[0].length]));
  for (let at = 0; at <= words.length; at++) {
    const char = words.charAt(at);
    if (char === '(') depth++;
    else if (char === ')') depth--;
    const cut = cuts.get(at);
    if (at < words.length && (cut === undefined || depth > 0)) continue;
    const piece = trimRange(text, { from: content.from + from, to: content.from + at });
    if (piece.from < piece.to) pieces.push(piece);
    from = at + (cut ?? 0);
  }
  return pieces;
}

function deadlineOf(
  text: string,
  problem: ProblemNote,
  year: number | null,
  status: StatusReader,
): DeadlineNote | null {
  const part = problem.parts.find(({ role, content }) => role === 'deadline' && content.from < content.to);
  if (part) {
    const range = trimRange(text, part.content, DATE_EDGE);
    return { range, date: dateIn(text, range, year), rule: part.rule };
  }
  return forecastOf(text, problem, year, status);
}

/** The last day that words of time allow: 2023年12月底前, 年底前, 2024年6月; null where they name no day (长期坚持, 即知即改). */
function dateIn(text: string, range: Range, year: number | null): string | null {
  const last = datesIn(text, range).at(-1);
  if (last) return lastDay(last, year);
  return yearEnd(text.slice(range.from, range.to), year);
}

/** 年底前, 本年底, 明年6月 without a year of its own. */
function yearEnd(words: string, year: number | null): string | null {
  return year !== null && /^(?:今年|本年|当年)?年?(?:年底|年末|年内)/u.test(words) ? `${year}-12-31` : null;
}

/** 预计2024年12月底前完成: a forecast in the last sentences of an answer, or in a labelled status. */
function forecastOf(
  text: string,
  problem: ProblemNote,
  year: number | null,
  status: StatusReader,
): DeadlineNote | null {
  const places = [
    ...problem.answers.slice(-1),
    ...problem.parts.filter(({ role }) => role === 'status').map(({ content }) => content),
  ];
  for (const place of places)
    for (const sentence of sentencesIn(text, place).slice(-2).toReversed()) {
      const words = text.slice(sentence.from, sentence.to);
      const forecasts =
        FORECAST.test(words) || (ENDS_IN_FORECAST.test(words) && markerAt(text, sentence.from) === null);
      if (!forecasts && !status.whole(text, sentence)) continue;
      const date = forecastDate(text, sentence);
      if (date) return { range: date.range, date: lastDay(date.date, year), rule: 'responsibility.forecast' };
    }
  return null;
}

/** 剩余地块预计2024年底前完成处置。: a forecast of a part, in a sentence of its own. */
const ENDS_IN_FORECAST =
  /(?:预计|计划|拟|力争|有望)[^,。;]{0,30}(?:完成|到位|办结|销号|竣工|清零|交付|投入使用|投用)[^,;]{0,10}。?$/u;

function forecastDate(text: string, sentence: Range): { range: Range; date: WrittenDate } | null {
  const words = text.slice(sentence.from, sentence.to);
  const match = /(?:预计|计划|拟|力争|将)(?:于|在)?/u.exec(words);
  if (!match) return null;
  const from = sentence.from + match.index + match[0].length;
  const date = datesIn(text, { from, to: sentence.to })[0];
  if (!date || date.range.from > from + 4) return null;
  const before = /^(?:之?前|以前|内)/u.exec(text.slice(date.range.to, date.range.to + 3));
  return { range: { from: date.range.from, to: date.range.to + (before?.[0].length ?? 0) }, date };
}
