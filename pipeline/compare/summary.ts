import type { Ledger, Problem } from '../ledger/schema.ts';
import type { Metric } from '../tree/codes.ts';
import type { Comparer } from './comparer.ts';
import { groupsOf } from './groups.ts';
import { weigh } from './rarity.ts';
import { completionRate, documentRef, generatorOf, problemRef, statesOf } from './refs.ts';
import { SUMMARY_SCHEMA, type SummaryOfMany, type Tally } from './schema.ts';
import { unitNames } from './units.ts';

/** A problem with all that it is counted by. */
interface Row {
  readonly ledger: Ledger;
  readonly problem: Problem;
  readonly unit: string | null;
  readonly overdue: boolean;
}

/** Figures that add up over documents; progress and rates do not. */
const ADDED = [
  'money-recovered',
  'money-refunded',
  'loss-recovered',
  'people-disciplined',
  'people-handled',
  'people-interviewed',
  'regulations',
  'regulations-created',
  'regulations-revised',
  'clues-transferred',
  'cases-filed',
] as const satisfies readonly Metric[];

/**
 * Many ledgers added up. A feedback or plan whose rectification is here too is left out: its problems would count twice. `asOf` (ISO)
 * is the day a deadline is held against; null: the date of each document.
 */
export function summaryOfMany(all: readonly Ledger[], asOf: string | null, comparer: Comparer): SummaryOfMany {
  const names = unitNames(all);
  const ledgers = inOneOrder(countedOnce(all, names), names);
  const rows = ledgers.flatMap((ledger) =>
    ledger.problems.map((problem) => ({
      ledger,
      problem,
      unit: names.get(ledger.document.id) ?? null,
      overdue: isOverdue(problem, asOf ?? ledger.document.date),
    })),
  );
  return {
    schema: SUMMARY_SCHEMA,
    generator: generatorOf(comparer.rules),
    documents: ledgers.map(documentRef),
    asOf,
    total: tallyOf(rows, ledgers.length),
    units: talliesBy(rows, ({ unit }) => [unit]),
    rounds: talliesBy(rows, ({ ledger }) => [ledger.inspection.round]),
    areas: talliesBy(rows, ({ problem }) => [problem.area]),
    topics: talliesBy(rows, ({ problem }) => (problem.topics.length > 0 ? problem.topics : [null])),
    topicsByUnit: topicsByUnit(rows),
    overdue: rows
      .filter(({ overdue }) => overdue)
      .map(({ ledger, problem }) => ({ ...problemRef(ledger, problem), deadline: problem.deadline?.date ?? '' })),
    common: commonProblems(rows, comparer),
    figures: figuresOf(ledgers),
    mismatches: mismatchesOf(ledgers),
  };
}

/** By body, date and file, so that the order in which files are given changes nothing. */
function inOneOrder(ledgers: readonly Ledger[], names: ReadonlyMap<string, string | null>): Ledger[] {
  const keyOf = ({ document }: Ledger) =>
    [names.get(document.id) ?? '', document.date ?? '', document.file, document.id].join('\n');
  return ledgers
    .map((ledger) => ({ ledger, key: keyOf(ledger) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ ledger }) => ledger);
}

function countedOnce(all: readonly Ledger[], names: ReadonlyMap<string, string | null>): Ledger[] {
  const answered = new Set<string>();
  const keysOf = ({ document, inspection }: Ledger): string[] => {
    const unit = names.get(document.id) ?? null;
    if (unit === null) return [];
    return [inspection.feedbackOn, inspection.round].flatMap((each) => (each === null ? [] : [`${unit} ${each}`]));
  };
  for (const ledger of all)
    if (ledger.document.kind === 'rectification') for (const key of keysOf(ledger)) answered.add(key);
  const seen = new Set<string>();
  return all.filter((ledger) => {
    if (seen.has(ledger.document.id)) return false;
    seen.add(ledger.document.id);
    return ledger.document.kind === 'rectification' || !keysOf(ledger).some((key) => answered.has(key));
  });
}

/** A deadline that passed while the state told is not one of completion. Both days are ISO; a month counts to its end. */
function isOverdue({ deadline, status }: Problem, day: string | null): boolean {
  if (!deadline?.date || day === null || ['completed', 'unstated'].includes(status.state)) return false;
  const end = deadline.date.length === 7 ? `${deadline.date}-31` : deadline.date;
  return end < day;
}

function tallyOf(rows: readonly Row[], documents: number): SummaryOfMany['total'] {
  const problems = rows.map(({ problem }) => problem);
  const states = statesOf(problems);
  return {
    documents,
    problems: rows.length,
    states,
    longTerm: problems.filter(({ status }) => status.longTerm).length,
    overdue: rows.filter(({ overdue }) => overdue).length,
    completionRate: completionRate(states),
  };
}

/** Tallies by what each row counts for, most problems first. */
function talliesBy(rows: readonly Row[], keysOf: (row: Row) => readonly (string | null)[]): Tally[] {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  return Array.from(groups, ([name, group]) => ({
    name,
    ...tallyOf(group, new Set(group.map(({ ledger }) => ledger.document.id)).size),
  })).sort((a, b) => b.problems - a.problems || ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}

function topicsByUnit(rows: readonly Row[]): SummaryOfMany['topicsByUnit'] {
  const counts = new Map<string, SummaryOfMany['topicsByUnit'][number]>();
  for (const { problem, unit } of rows)
    for (const topic of problem.topics) {
      const key = `${topic} ${unit}`;
      const entry = counts.get(key) ?? { topic, unit, problems: 0 };
      counts.set(key, { ...entry, problems: entry.problems + 1 });
    }
  return [...counts.values()].sort(
    (a, b) => b.problems - a.problems || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0),
  );
}

/** Groups of like problems that more than one body has, those of most bodies first. */
function commonProblems(rows: readonly Row[], { profile, lexicon }: Comparer): SummaryOfMany['common'] {
  const [profiles = []] = weigh([rows.map(({ problem }) => profile(problem))]);
  return groupsOf(profiles, lexicon)
    .flatMap((numbers) => {
      const members = numbers.flatMap((number) => rows[number] ?? []);
      const [middle] = members;
      const units = new Set(members.map(({ unit, ledger }) => unit ?? ledger.document.id)).size;
      if (!middle || units < 2) return [];
      return {
        statement: middle.problem.statement,
        units,
        problems: members.map(({ ledger, problem }) => problemRef(ledger, problem)),
      };
    })
    .sort((a, b) => b.units - a.units || b.problems.length - a.problems.length);
}

function figuresOf(ledgers: readonly Ledger[]): SummaryOfMany['figures'] {
  return ADDED.flatMap((metric) => {
    const declared = ledgers.flatMap(({ totals }) => totals.find((total) => total.metric === metric)?.value ?? []);
    if (declared.length === 0) return [];
    // Money in yuan with fen: sums of binary fractions are rounded off.
    const value = Math.round(declared.reduce((sum, each) => sum + each, 0) * 100) / 100;
    return { metric, value, documents: declared.length };
  });
}

function mismatchesOf(ledgers: readonly Ledger[]): SummaryOfMany['mismatches'] {
  return ledgers.flatMap(({ document, checks }) => {
    const messages = checks.filter(({ code }) => MISMATCHES.has(code)).map(({ message }) => message);
    return messages.length === 0 ? [] : { document: document.id, messages };
  });
}

const MISMATCHES: ReadonlySet<string> = new Set(['total-mismatch', 'rate-mismatch', 'sum-mismatch']);
