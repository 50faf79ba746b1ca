import { unwrap } from '../../language/titles.ts';
import { nothingRead, type PartNote, type ProblemNote } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';
import type { CellReader, Said } from './cells.ts';
import type { Field, TableProblem } from './rows.ts';

/** What the cells of a problem say, without the problem itself: what a row adds to a problem of the running text too. */
export interface Given {
  readonly parts: readonly PartNote[];
  readonly answers: readonly Range[];
  readonly steps: readonly Range[];
  readonly details: Range | null;
  readonly area: Range | null;
  readonly category: Range | null;
}

/** Reads all cells of a problem but that of the problem itself. */
export function givenBy(text: string, { fields, details, area, category }: TableProblem, cells: CellReader): Given {
  const said = fields.map((field) => ({ field, said: cells.field(field) }));
  const labelled = said.flatMap(({ said: { details } }) => details);
  const place = (range: Range | null) => range && unwrap(text, range);
  return {
    parts: inOrder(said),
    answers: said.flatMap(({ said: { answers } }) => answers),
    steps: stepsOf(said, cells),
    details: details ?? labelled[0] ?? null,
    area: place(area),
    category: place(category),
  };
}

/** A problem of a table as a note. `heading` is the nearest heading above, `id` is given later. Null for a card without a problem. */
export function noteOf(
  problem: TableProblem,
  given: Given,
  cells: CellReader,
  heading: string | null,
): ProblemNote | null {
  if (!problem.problem) return null;
  const { marker, statement, details, parts } = cells.statement(problem.problem);
  if (statement.from === statement.to) return null;
  const own = problem.marker ?? (problem.path.length === 0 ? marker : null);
  const begins = problem.fields[0]?.row ?? 0;
  const end = problem.fields.reduce(
    (last, { row, cell }) => (row >= begins ? Math.max(last, cell.to) : last),
    Math.max(problem.problem.to, given.details?.to ?? 0),
  );
  return {
    id: '',
    marker: own,
    path: problem.path.length === 0 && own ? [own] : problem.path,
    statement,
    area: given.area,
    category: given.category,
    heading,
    details: details ?? given.details,
    answers: given.answers,
    steps: given.steps,
    parts: [...parts, ...given.parts],
    range: {
      from: Math.min(statement.from, own?.from ?? statement.from),
      to: end,
    },
    rule: problem.rule,
    ...nothingRead(),
  };
}

interface Cell {
  readonly field: Field;
  readonly said: Said;
}

/** All parts; those of columns of states before what an answer says of its state, and of several rows the one that lags behind first. */
function inOrder(said: readonly Cell[]): PartNote[] {
  const isState = ({ field: { holds } }: Cell) => holds === 'status' || holds === 'tick';
  const order = (cell: Cell) => (isState(cell) ? 0 : 10) + (cell.said.advance ?? LAST);
  return [...said].sort((a, b) => order(a) - order(b)).flatMap(({ said: { parts } }) => parts);
}

/** Behind all states. */
const LAST = 9;

/**
 * The pieces of the answer that hold the measures, row by row: those that enumerate, else the planned measures, else what was done.
 * A result that stands beside several rows of measures is one more where it enumerates.
 */
function stepsOf(said: readonly Cell[], cells: CellReader): Range[] {
  const answering = said.filter(({ said: { answers } }) => answers.length > 0);
  const planned = answering.some(({ field: { holds } }) => holds === 'plan');
  const rows = new Map<number, Cell[]>();
  const steps: Range[] = [];
  for (const cell of answering) {
    const beside = planned && cell.field.holds !== 'plan' && cell.field.rows > 1;
    if (beside) steps.push(...cell.said.answers.filter((range) => cells.enumerates(range)));
    else {
      const row = rows.get(cell.field.row);
      if (row) row.push(cell);
      else rows.set(cell.field.row, [cell]);
    }
  }
  for (const row of rows.values()) for (const step of stepsOfRow(row, cells)) steps.push(step);
  return steps.sort((a, b) => a.from - b.from);
}

/** One row: the pieces that enumerate and, where there are several planned measures, each of these. */
function stepsOfRow(row: readonly Cell[], cells: CellReader): Range[] {
  const firsts = (holds: Field['holds']) =>
    row.flatMap(({ field, said }) => (field.holds === holds ? said.answers.slice(0, 1) : []));
  const plans = firsts('plan');
  const enumerated = row.flatMap(({ said }) => said.answers).filter((range) => cells.enumerates(range));
  if (enumerated.length > 0) return [...new Set(plans.length > 1 ? [...plans, ...enumerated] : enumerated)];
  const chosen = plans.length > 0 ? plans : [firsts('result')[0] ?? row[0]?.said.answers[0]];
  return chosen.flatMap((range) => (range ? cells.paragraphs(range) : []));
}
