/** Writes docs/accuracy.md: figures in tables, and what held-out documents scored the first time. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExampleCount } from './examples.ts';
import type { Figure, Group, Score } from './score.ts';
import { METRICS, type Metric } from './strict.ts';

const share = z.number().nullable();
const figureSchema = z.object({ asked: z.number(), strict: share, relaxed: share });
const groupSchema = z.object({
  documents: z.number(),
  perfect: z.number(),
  figures: z.record(z.enum(METRICS), figureSchema),
});
const roundSchema = z.object({
  /** The commit whose rules read the documents without anybody having looked at them. */
  rules: z.string(),
  what: z.string(),
  all: groupSchema,
  kinds: z.record(z.string(), groupSchema),
  documents: z.record(z.string(), z.object({ kind: z.string(), misses: z.number() })),
  why: z.array(z.string()),
});
type Round = z.infer<typeof roundSchema>;

/** What is wanted of relaxed figures. */
const GOALS: Readonly<Record<Metric, number>> = {
  problems: 0.99,
  status: 0.99,
  longTerm: 0.99,
  area: 0.98,
  category: 0.98,
  measures: 0.98,
  totals: 0.98,
  responsible: 0.98,
  deadline: 0.98,
  metadata: 0.97,
  checks: 0.95,
  spans: 1,
};

const NAMES: Readonly<Record<Metric, string>> = {
  problems: 'problems found (F1)',
  status: 'state of a problem',
  longTerm: 'long-term or not',
  area: 'area above a problem',
  category: 'category above a problem',
  measures: 'measures found (F1)',
  totals: 'declared figures (F1)',
  responsible: 'who is responsible',
  deadline: 'deadline',
  metadata: 'title, dates, bodies, contact',
  checks: 'checks raised, or rightly not',
  spans: 'places that quote their value',
};

const SETS: Readonly<Record<string, string>> = {
  seeds: 'Real documents, as text',
  forms: 'Real documents in other file forms',
  'fixtures.txt': 'Documents of this repository, txt',
  'fixtures.docx': 'Documents of this repository, docx',
  'fixtures.pdf': 'Documents of this repository, pdf',
};

/** What the held-out documents scored the first time, kept in docs/first-sight.json. */
export async function readFirstSight(): Promise<Round[]> {
  const path = join(import.meta.dirname, '..', 'docs', 'first-sight.json');
  return z.array(roundSchema).parse(JSON.parse(await readFile(path, 'utf8')));
}

/** The figures of a group that say something: something was asked, or given unasked. */
export function figuresOf({ figures }: { readonly figures: Group['figures'] }): [Metric, Figure][] {
  return METRICS.map((metric): [Metric, Figure] => [metric, figures[metric]]).filter(
    ([, { asked, strict, relaxed }]) => asked > 0 || strict !== null || relaxed !== null,
  );
}

export const percent = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(1)}%`);

/** One figure in words. */
export const figureOf = ({ asked, strict, relaxed }: Figure): string =>
  `${asked} asked, ${percent(strict)} strict, ${percent(relaxed)} relaxed`;

/** The whole page; `scores` by name of the set. */
export function report(
  scores: Readonly<Record<string, Score>>,
  rounds: readonly Round[],
  { examples, counterExamples }: ExampleCount,
  /** What is told of comparisons. */
  comparisons: readonly string[],
): string {
  return `${[
    '# How well documents are read',
    'Written by `npm run eval -- --land`; the same figures a document each are in `accuracy.json`. The documents of this repository are fictional and written by the makers of the rules or their colleagues; the real ones are public notices kept outside it.',
    [
      '- **asked**: how many answers people wrote down. **Strict**: an answer counts when it is the very text, after width and white space are evened out; a problem that is not found takes its state, area, measures and all else with it.',
      '- **Relaxed**: small differences of wording at the edges are forgiven (nine tenths of a statement, eight tenths of a measure), and what belongs to a problem is asked only where the problem was found.',
      '- Problems, measures and declared figures are F1 (what is left out and what is made up both cost); the others are shares of right answers.',
      `- The rules carry ${examples} sentences they must read and ${counterExamples} they must leave alone; each is a test.`,
    ].join('\n'),
    '## All sets',
    ...Object.entries(scores).flatMap(([name, score]) => [
      `### ${SETS[name] ?? name}`,
      `${score.all.perfect} of ${score.all.documents} documents without a single miss.`,
      groupTable(score.all),
    ]),
    '## By kind of document',
    'Strict / relaxed (asked).',
    ...Object.entries(scores).flatMap(([name, { kinds }]) => [`### ${SETS[name] ?? name}`, kindTable(kinds)]),
    '## At first sight',
    'Documents written apart from those who write the rules, read once before anybody looked at what was missed. `fixtures/held-out.json` names them. What was learnt from the misses went into the rules afterwards, so the figures above are no measure of unseen documents; these are.',
    ...rounds.flatMap(roundText),
    ...comparisons,
  ].join('\n\n')}\n`;
}

function groupTable(group: Group): string {
  const rows = figuresOf(group).map(([metric, { asked, strict, relaxed }]) =>
    row([
      NAMES[metric],
      String(asked),
      percent(strict),
      percent(relaxed),
      percent(GOALS[metric]),
      mark(metric, relaxed),
    ]),
  );
  return [row(['', 'asked', 'strict', 'relaxed', 'goal', '']), '| --- | --: | --: | --: | --: | --- |', ...rows].join(
    '\n',
  );
}

const mark = (metric: Metric, value: number | null): string =>
  value !== null && value < GOALS[metric] ? 'below the goal' : '';

/** Metrics down, kinds across. */
function kindTable(kinds: Readonly<Record<string, Group>>): string {
  const all = Object.entries(kinds).sort((a, b) => b[1].documents - a[1].documents);
  const cell = ({ asked, strict, relaxed }: Figure) =>
    strict === null && relaxed === null ? '' : `${percent(strict)} / ${percent(relaxed)} (${asked})`;
  return [
    row(['', ...all.map(([kind]) => kind)]),
    `| --- |${' --: |'.repeat(all.length)}`,
    row(['documents, those without a miss', ...all.map(([, each]) => `${each.documents}, ${each.perfect}`)]),
    ...METRICS.map((metric) => row([NAMES[metric], ...all.map(([, { figures }]) => cell(figures[metric]))])),
  ].join('\n');
}

function roundText({ rules, what, all, kinds, documents, why }: Round): string[] {
  const below = figuresOf(all).filter(([metric, { relaxed }]) => mark(metric, relaxed) !== '');
  const missed = Object.entries(documents).sort((a, b) => b[1].misses - a[1].misses);
  return [
    `### ${what}`,
    `Read with the rules of commit ${rules}. ${all.perfect} of ${all.documents} documents without a single miss; below the goal: ${below.map(([metric]) => NAMES[metric]).join(', ') || 'nothing'}.`,
    groupTable(all),
    kindTable(kinds),
    `Misses by document: ${missed.map(([name, { misses }]) => `${name.replace(/\.txt$/u, '')} ${misses}`).join(', ')}.`,
    `Why:\n\n${why.map((reason) => `- ${reason}`).join('\n')}`,
  ];
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
