import type { Plugin } from 'unified';
import { type Continued, type Enumeration, enumerationIn } from '../../language/enumerations.ts';
import { markerAt } from '../../language/markers.ts';
import { sentencesIn } from '../../language/sentences.ts';
import { type StatusReader, statusReaderOf } from '../../language/status-phrase.ts';
import type { Rules } from '../../rules/rules.ts';
import type { MeasureNote, NumberingNote, ProblemNote } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import type { DocumentRoot } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { leadOf, tailOf } from '../status.ts';
import { narrativeMeasures } from './narrative.ts';
import { measureNote, numbered, type Owner } from './notes.ts';

const MARKER_EDGE = oneOf(`${WHITE},:`);
const isJoint = oneOf(`${WHITE}。.;,:)】]!`);

/** Reads the measures of each problem's answer: its enumerated items, or the answer as one. In a narrative they hang on headings. */
export const measures: Plugin<[Rules], DocumentRoot> = (rules) => {
  const reader = statusReaderOf(rules);
  return (root) => {
    const { reading, found } = root.data;
    if (found.kind === 'feedback' || found.kind === 'other') return;
    for (const problem of found.problems) {
      const { measures, notes } = measuresOf(reading.text, problem, reader);
      problem.measures = measures;
      for (const note of notes) found.numbering.push(note);
    }
    if (found.kind === 'narrative') found.measures = narrativeMeasures(root, rules.lists);
  };
};

function measuresOf(
  text: string,
  problem: ProblemNote,
  reader: StatusReader,
): { measures: MeasureNote[]; notes: NumberingNote[] } {
  if (problem.steps) return steppedMeasures(text, problem, problem.steps, reader);
  const spoken = problem.answers
    .map((answer) => withoutStatus(text, answer, reader))
    .filter(({ from, to }) => from < to);
  const lists = listsIn(text, spoken);
  const owner: Owner = { problem: problem.id, heading: problem.heading };
  const items = lists.flatMap((list) => list.items);
  if (items.length > 0)
    return {
      measures: numbered(text, items, `${problem.id}.m`, owner, null),
      notes: lists.flatMap((list) => list.notes),
    };
  const whole = spoken.length === 1 ? spoken[0] : spoken.find((answer) => answer.to - answer.from > 0);
  return {
    measures: whole ? [measureNote(text, `${problem.id}.m1`, owner, null, null, whole, 'measures.whole')] : [],
    notes: [],
  };
}

/** The list of each piece of an answer; one may go on from the piece before: 一是…整改成效:… on a line, 二是…整改成效:… on the next. */
function listsIn(text: string, pieces: readonly Range[]): Enumeration[] {
  let last: Continued | undefined;
  return pieces.map((piece) => {
    const list = enumerationIn(text, piece, last?.style === 'is' || last?.style === 'must' ? last : undefined);
    last = list.last ?? last;
    return list;
  });
}

/** Pieces that are measures each on its own: the items of those that enumerate, the others whole, with the number they may begin with. */
function steppedMeasures(
  text: string,
  problem: ProblemNote,
  steps: readonly Range[],
  reader: StatusReader,
): { measures: MeasureNote[]; notes: NumberingNote[] } {
  const owner: Owner = { problem: problem.id, heading: problem.heading };
  const prefix = `${problem.id}.m`;
  const measures: MeasureNote[] = [];
  const notes: NumberingNote[] = [];
  let first = 1;
  for (const step of steps.map((step) => withoutStatus(text, step, reader))) {
    if (step.from >= step.to) continue;
    const list = enumerationIn(text, step);
    for (const note of list.notes) notes.push(note);
    const made =
      list.items.length > 0
        ? numbered(text, list.items, prefix, owner, null, first)
        : [steppedMeasure(text, step, `${prefix}${first}`, owner)];
    for (const measure of made) {
      measures.push(measure);
      if (measure.parent === null) first++;
    }
  }
  return { measures, notes };
}

function steppedMeasure(text: string, step: Range, id: string, owner: Owner): MeasureNote {
  const typed = markerAt(text, step.from);
  if (!typed || typed.range.to >= step.to) return measureNote(text, id, owner, null, null, step, 'measures.whole');
  const marker = trimRange(text, typed.range, MARKER_EDGE);
  return measureNote(
    text,
    id,
    owner,
    null,
    marker,
    trimRange(text, { from: typed.range.to, to: step.to }),
    'measures.enumerated',
  );
}

/** An answer less the sentences of status that open and close it. */
function withoutStatus(text: string, answer: Range, reader: StatusReader): Range {
  const lead = leadOf(text, answer, reader);
  const from =
    lead && lead.range.to < answer.to ? skip(text, lead.range.to, answer.to) : lead ? answer.to : answer.from;
  if (from >= answer.to) return { from: answer.to, to: answer.to };
  const rest = { from, to: answer.to };
  const sentences = sentencesIn(text, rest);
  const tail = tailOf(text, sentences, reader);
  return trimRange(text, { from, to: tail?.from ?? forecastFrom(text, sentences, reader) ?? answer.to });
}

/** A forecast that closes an answer is a deadline and belongs to no measure. */
function forecastFrom(text: string, sentences: readonly Range[], { forecasts }: StatusReader): number | null {
  const last = sentences.at(-1);
  return last && sentences.length > 1 && forecasts.whole(text.slice(last.from, last.to)) ? last.from : null;
}

function skip(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isJoint(text, at)) at++;
  return at;
}
