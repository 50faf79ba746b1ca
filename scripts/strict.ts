/**
 * Strict figures of one ledger: what is found counts only when it is the very text of the right answer, after NFKC and without
 * white space. A problem that is not found takes its state, area, measures … with it.
 */
import type { Gold } from '../fixtures/gold.ts';
import type { Ledger } from '../pipeline/index.ts';

export const METRICS = [
  'problems',
  'status',
  'longTerm',
  'area',
  'category',
  'measures',
  'totals',
  'responsible',
  'deadline',
  'metadata',
  'checks',
  'spans',
] as const;
export type Metric = (typeof METRICS)[number];

/** How many answers were asked and given right, left out or wrong, and given beyond them. */
export interface Tally {
  readonly right: number;
  readonly missed: number;
  readonly extra: number;
}
export type Tallies = Readonly<Record<Metric, Tally>>;

type Answer = Gold;
type GoldProblem = Answer['problems'][number];
type LedgerProblem = Ledger['problems'][number];

const NONE: Tally = { right: 0, missed: 0, extra: 0 };

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

/** No figure at all: nothing asked, nothing given. */
export function noTallies(): Record<Metric, Tally> {
  const entries = METRICS.map((metric) => [metric, NONE] as const);
  return Object.fromEntries(entries) as Record<Metric, Tally>;
}

/** The sum of figures, metric by metric. */
export function sum(all: readonly Tallies[]): Tallies {
  const whole = noTallies();
  for (const each of all) for (const metric of METRICS) whole[metric] = plus(whole[metric], each[metric]);
  return whole;
}

/** How many answers were asked. */
export const support = ({ right, missed }: Tally): number => right + missed;

/** Of these there can be more than were asked, so their figure is F1; of the others it is the share of right answers. */
const LISTS: readonly Metric[] = ['problems', 'measures', 'totals'];

/** The figure of a metric, of 1; null where nothing was asked or given. */
export function share(metric: Metric, { right, missed, extra }: Tally): number | null {
  if (right + missed + extra === 0) return null;
  return LISTS.includes(metric) ? (2 * right) / (2 * right + missed + extra) : right / (right + missed);
}

/** Compares a ledger with the right answer; `null` stands for a ledger that is missing. */
export function compare(gold: Answer, ledger: Ledger | null): Tallies {
  const tallies = noTallies();
  const add = (metric: Metric, tally: Tally) => {
    tallies[metric] = plus(tallies[metric], tally);
  };
  const ask = (metric: Metric, right: boolean) => add(metric, asked(right));
  const pairs = pair(gold.problems, ledger?.problems ?? []);
  for (const [answer, problem] of pairs) {
    add('problems', { right: answer && problem ? 1 : 0, missed: problem ? 0 : 1, extra: answer ? 0 : 1 });
    if (answer) compareProblem(answer, problem, ask);
    if (!answer || answer.measures)
      add('measures', texts(textsOf(answer?.measures), problem ? measuresOf(ledger, problem.id) : []));
  }
  if (gold.narrativeMeasures) add('measures', texts(textsOf(gold.narrativeMeasures), measuresOf(ledger, null)));
  add('totals', compareTotals(gold, ledger?.totals ?? []));
  for (const part of ['document', 'inspection', 'contact'] as const)
    for (const [key, answer] of Object.entries(gold[part] ?? {}))
      ask('metadata', ledger !== null && isOneOf(answer, new Map(Object.entries(ledger[part])).get(key)));
  const raised = new Set<string>(ledger?.checks.map(({ code }) => code));
  for (const code of gold.checks) ask('checks', raised.has(code));
  for (const code of gold.noChecks) ask('checks', ledger !== null && !raised.has(code));
  if (ledger) add('spans', compareSpans(ledger));
  return tallies;
}

function compareProblem(
  answer: GoldProblem,
  problem: LedgerProblem | null,
  ask: (metric: Metric, right: boolean) => void,
): void {
  if (answer.status) {
    ask('status', problem?.status.state === answer.status.state);
    ask('longTerm', problem?.status.longTerm === answer.status.longTerm);
  }
  if (answer.area !== undefined) ask('area', problem !== null && isOneOf(answer.area, problem.area));
  if (answer.category !== undefined) ask('category', problem !== null && isOneOf(answer.category, problem.category));
  if (answer.lead) {
    const named = new Set(Object.values(problem?.responsible ?? {}).flatMap((names) => names.map(bare)));
    ask('responsible', problem !== null && answer.lead.every((name) => named.has(bare(name))));
  }
  if (answer.deadline !== undefined)
    ask('deadline', problem !== null && (problem.deadline?.date ?? null) === answer.deadline);
}

/** Pairs problems of the same statement, in order; what is left stands alone, with null beside it. */
function pair(
  answers: readonly GoldProblem[],
  problems: readonly LedgerProblem[],
): ([GoldProblem, LedgerProblem | null] | [null, LedgerProblem])[] {
  const left = new Map<string, LedgerProblem[]>();
  for (const problem of problems)
    left.set(bare(problem.statement), [...(left.get(bare(problem.statement)) ?? []), problem]);
  const pairs = answers.map((answer): [GoldProblem, LedgerProblem | null] => [
    answer,
    left.get(bare(answer.statement))?.shift() ?? null,
  ]);
  return [...pairs, ...[...left.values()].flat().map((problem): [null, LedgerProblem] => [null, problem])];
}

const textsOf = (measures: GoldProblem['measures']): string[] => (measures ?? []).map(({ text }) => text);

/** Texts of the measures of one problem, or of none, without parts of measures. */
function measuresOf(ledger: Ledger | null, problem: string | null): string[] {
  return (ledger?.measures ?? []).filter((m) => m.problem === problem && m.parent === null).map(({ text }) => text);
}

/** Texts that are the same, each counted as often as it occurs. */
function texts(answers: readonly string[], given: readonly string[]): Tally {
  const left = given.map(bare);
  let right = 0;
  for (const answer of answers.map(bare)) {
    const at = left.indexOf(answer);
    if (at < 0) continue;
    left.splice(at, 1);
    right++;
  }
  return { right, missed: answers.length - right, extra: left.length };
}

/** Figures of the same metric, value and thing counted; those that may be given count neither way. */
function compareTotals(gold: Answer, totals: Ledger['totals']): Tally {
  const left = [...totals];
  let right = 0;
  for (const answer of gold.totals) {
    const ofs = answer.of === null || answer.of === undefined ? null : [answer.of].flat();
    const at = left.findIndex(
      (total) => total.metric === answer.metric && total.value === answer.value && (ofs?.includes(total.of) ?? true),
    );
    if (at < 0) continue;
    left.splice(at, 1);
    right++;
  }
  const allowed = [...gold.totals, ...(gold.totalsAllowed ?? [])];
  const extra = left.filter((total) => !allowed.some((a) => a.metric === total.metric && a.value === total.value));
  return { right, missed: gold.totals.length - right, extra: extra.length };
}

/** Whether a value is one of the answers; null is an answer, too: there is none. */
function isOneOf(answer: string | null | undefined | readonly (string | null)[], value: unknown): boolean {
  const answers = Array.isArray(answer) ? answer : [answer ?? null];
  return answers.some((each) =>
    typeof each === 'string' && typeof value === 'string' ? bare(each) === bare(value) : each === value,
  );
}

/** Whether what is quoted stands, letter by letter, where its place says. */
function compareSpans({ text, problems, measures, totals, outline, facts }: Ledger): Tally {
  type Placed = {
    span?: { start: number; end: number } | undefined;
    spans?: { start: number; end: number }[] | undefined;
  };
  const at = ({ span, spans }: Placed) =>
    bare((spans ?? (span ? [span] : [])).map(({ start, end }) => text.slice(start, end)).join(''));
  const results = [
    ...problems.map((problem) => at(problem).includes(bare(problem.statement))),
    ...outline.map((heading) => at(heading).includes(bare(heading.title))),
    ...measures.map((measure) => at(measure) === bare(measure.text)),
    ...[...totals, ...facts].map((each) => at(each) === bare(each.raw)),
  ];
  return sumUp(results.map(asked));
}

const asked = (right: boolean): Tally => ({ right: right ? 1 : 0, missed: right ? 0 : 1, extra: 0 });

const plus = (a: Tally, b: Tally): Tally => ({
  right: a.right + b.right,
  missed: a.missed + b.missed,
  extra: a.extra + b.extra,
});

const sumUp = (tallies: readonly Tally[]): Tally => tallies.reduce(plus, NONE);
