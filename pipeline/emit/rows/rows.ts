import { type Applied, applyCorrections, type Corrected } from '../../corrections/apply.ts';
import type { Field } from '../../corrections/corrections.ts';
import { deadlineDate } from '../../corrections/deadline.ts';
import { identityOf, startOf } from '../../corrections/identity.ts';
import { measuresByProblem, progressOf } from '../../corrections/reading.ts';
import type { Check, Fact, Ledger, Measure, Problem } from '../../ledger/schema.ts';
import { STATES } from '../../tree/codes.ts';
import type { CheckRow, DocumentRows, Entry, FactRow, MeasureRow, ProblemRow } from './model.ts';
import { Places } from './places.ts';

/** Rows of one document, corrections applied: what every output is made from. */
export function documentRows(entry: Entry): DocumentRows {
  const { ledger, corrections } = entry;
  const applied = applyCorrections(ledger, corrections);
  const places = new Places(ledger);
  const problems = problemRows(entry, applied, places);
  const owners = new Map(problems.map((row) => [row.id, row]));
  for (const row of problems) for (const { machine } of row.measures) owners.set(machine.id, row);
  const measures = problems.flatMap((row) => row.measures).concat(freeMeasures(ledger, applied, places));
  measures.sort((a, b) => a.number - b.number);
  const ownerOf = (id: string) => owners.get(id) ?? null;
  return {
    ledger,
    problems,
    measures,
    facts: ledger.facts.map((fact) => factRow(fact, ownerOf, places)),
    totals: ledger.totals,
    checks: ledger.checks.map((check) => checkRow(check, ownerOf, places)),
    unfit: applied.unfit,
  };
}

const NOTHING: Corrected = new Map();

function problemRows({ ledger, topicNames }: Entry, applied: Applied, places: Places): ProblemRow[] {
  const measures = measuresByProblem(ledger);
  const numbers = new Map(ledger.measures.map(({ id }, index) => [id, index + 1]));
  const headings = headingTitles(ledger);
  return ledger.problems.map((problem, index) => {
    const own = measures.get(problem.id) ?? [];
    const rows: MeasureRow[] = [];
    const row = problemRow(problem, index + 1, { ledger, applied, places, topicNames, own, rows });
    for (const measure of own)
      rows.push(measureRow(measure, numbers.get(measure.id) ?? 0, row, { ledger, applied, places, headings }));
    return row;
  });
}

interface ProblemContext {
  readonly ledger: Ledger;
  readonly applied: Applied;
  readonly places: Places;
  readonly topicNames: ReadonlyMap<string, string>;
  readonly own: readonly Measure[];
  readonly rows: readonly MeasureRow[];
}

function problemRow(problem: Problem, number: number, context: ProblemContext): ProblemRow {
  const { ledger, applied, places, topicNames, own, rows } = context;
  const key = applied.keys.problems.get(problem.id) ?? problem.id;
  const corrected = applied.rows.get(key) ?? NOTHING;
  const { responsible, status } = problem;
  const topics = listOf(corrected, 'topics', problem.topics);
  return {
    number,
    id: problem.id,
    identity: identityOf(ledger, key),
    machine: problem,
    corrected,
    area: wordsOf(corrected, 'area', problem.area),
    category: wordsOf(corrected, 'category', problem.category),
    statement: wordsOf(corrected, 'statement', problem.statement) ?? problem.statement,
    measures: rows,
    leaders: listOf(corrected, 'leaders', responsible.leaders),
    lead: listOf(corrected, 'lead', responsible.lead),
    support: listOf(corrected, 'support', responsible.support),
    persons: listOf(corrected, 'persons', responsible.persons),
    deadline: deadlineOf(corrected, problem),
    response: problem.response?.text ?? null,
    progress: wordsOf(corrected, 'progress', progressOf(ledger.text, problem, own)),
    state: STATES.find((state) => state === corrected.get('state')?.new) ?? status.state,
    longTerm: corrected.has('longTerm') ? corrected.get('longTerm')?.new === true : status.longTerm,
    topics,
    topicNames: topics.map((topic) => topicNames.get(topic) ?? topic),
    place: places.at(startOf(problem)),
  };
}

function deadlineOf(corrected: Corrected, { deadline }: Problem): ProblemRow['deadline'] {
  const correction = corrected.get('deadline');
  if (correction === undefined) return deadline && { raw: deadline.raw, date: deadline.date };
  return typeof correction.new === 'string' ? { raw: correction.new, date: deadlineDate(correction.new) } : null;
}

function wordsOf(corrected: Corrected, field: Field, machine: string | null): string | null {
  const correction = corrected.get(field);
  if (correction === undefined) return machine;
  return typeof correction.new === 'string' ? correction.new : null;
}

function listOf(corrected: Corrected, field: Field, machine: readonly string[]): readonly string[] {
  const value = corrected.get(field)?.new;
  return Array.isArray(value) ? value : machine;
}

interface MeasureContext {
  readonly ledger: Ledger;
  readonly applied: Applied;
  readonly places: Places;
  readonly headings: ReadonlyMap<string, string>;
}

function measureRow(
  measure: Measure,
  number: number,
  problem: ProblemRow | null,
  { ledger, applied, places, headings }: MeasureContext,
): MeasureRow {
  const key = applied.keys.measures.get(measure.id) ?? measure.id;
  const corrected = applied.rows.get(key) ?? NOTHING;
  const text = wordsOf(corrected, 'text', measure.text) ?? measure.text;
  return {
    number,
    identity: identityOf(ledger, key),
    machine: measure,
    corrected,
    marker: measure.marker,
    text,
    whole: `${withStop(ledger.text, measure)}${text}`,
    nested: measure.parent !== null,
    problem,
    heading: headings.get(measure.outline ?? '') ?? null,
    place: places.at(startOf(measure)),
  };
}

/** A marker with the mark that the source has after it: 首先, but 一是. */
function withStop(text: string, measure: Measure): string {
  if (measure.marker === null) return '';
  const before = text.slice(Math.max(0, startOf(measure) - 3), startOf(measure)).trimEnd();
  const stop = /[,，、:：.．。]$/.exec(before)?.[0] ?? '';
  return measure.marker.endsWith(stop) ? measure.marker : `${measure.marker}${stop}`;
}

/** Measures of no problem: a narrative's. */
function freeMeasures(ledger: Ledger, applied: Applied, places: Places): MeasureRow[] {
  const context = { ledger, applied, places, headings: headingTitles(ledger) };
  return ledger.measures.flatMap((measure, index) =>
    measure.problem === null ? [measureRow(measure, index + 1, null, context)] : [],
  );
}

const headingTitles = ({ outline }: Ledger): ReadonlyMap<string, string> =>
  new Map(outline.map(({ id, title }) => [id, title]));

type OwnerOf = (id: string) => ProblemRow | null;

function factRow(fact: Fact, ownerOf: OwnerOf, places: Places): FactRow {
  return { fact, problem: ownerOf(fact.of), place: places.at(fact.span?.start ?? fact.spans?.[0]?.start ?? 0) };
}

function checkRow(check: Check, ownerOf: OwnerOf, places: Places): CheckRow {
  const owners = check.refs.map(ownerOf).filter((row) => row !== null);
  const start = check.spans[0]?.start;
  return { check, problems: [...new Set(owners)], place: start === undefined ? null : places.at(start) };
}
