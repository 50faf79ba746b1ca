/** How the figures of pairs are kept in docs/accuracy.json and told in docs/accuracy.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type PairScore, type PairTally, precisionOf, recallOf, tallyOf } from './pairs.ts';
import { percent, row } from './report.ts';

const tallySchema = z.object({ right: z.number(), wrong: z.number(), missed: z.number() });
const roundSchema = z.object({
  /** The commit whose rules compared the documents without anybody having looked at them. */
  rules: z.string(),
  what: z.string(),
  pairs: z.record(z.string(), tallySchema),
  why: z.array(z.string()),
});
type Round = z.infer<typeof roundSchema>;
type Row = Record<string, string | number>;

/** What pairs written apart scored the first time, kept in docs/first-sight-pairs.json. */
export async function readPairsFirstSight(): Promise<Round[]> {
  const path = join(import.meta.dirname, '..', 'docs', 'first-sight-pairs.json');
  return z.array(roundSchema).parse(JSON.parse(await readFile(path, 'utf8')));
}

const WHATS = ['coverage', 'rounds'] as const;
/** What is wanted of precision and recall. */
const GOALS = { coverage: 0.95, rounds: 0.9 } as const;
const NAMES = { coverage: 'feedback and answer', rounds: 'rounds of one body' } as const;

/** Scores by what is compared, apart for those held out; groups without any are left out. */
export function pairGroups(scores: readonly PairScore[]): [string, PairScore[]][] {
  return WHATS.flatMap((what) =>
    [false, true].map((heldOut): [string, PairScore[]] => [
      `${what}${heldOut ? ', held out' : ''}`,
      scores.filter((score) => score.what === what && score.heldOut === heldOut),
    ]),
  ).filter(([, group]) => group.length > 0);
}

/** The figures as they are kept, in the shape of those of documents. */
export function landedPairs(scores: readonly PairScore[]) {
  const landed = (group: readonly PairScore[]): Row => {
    const tally = tallyOf(group);
    return { documents: group.length, pairs: tally.right + tally.missed, ...shares(tally) };
  };
  return {
    all: landed(scores),
    kinds: Object.fromEntries(pairGroups(scores).map(([name, group]) => [name, landed(group)])),
    documents: Object.fromEntries(
      scores.map((score): [string, Row] => {
        const tally = tallyOf([score]);
        return [score.name, { kind: score.what, misses: tally.wrong + tally.missed, ...shares(tally) }];
      }),
    ),
  };
}

const shares = (tally: PairTally) => ({ precision: percent(precisionOf(tally)), recall: percent(recallOf(tally)) });

/** The part of docs/accuracy.md that tells of pairs. */
export function pairsReport(scores: readonly PairScore[], rounds: readonly Round[]): string[] {
  return [
    '## Comparisons',
    'Pairs of problems in fixtures/pairs that people say belong together. **Found** ones are judged `same` or `likely`; what is only `unsure` counts as missed. Held out: their pairs were not looked at one by one while rules were written.',
    table(pairGroups(scores).map(([name, group]) => [name, group.length, tallyOf(group)])),
    ...rounds.flatMap(({ rules, what, pairs, why }) => [
      `### ${what}, at first sight`,
      `Compared with the rules of commit ${rules}, before anybody looked at what was missed. What was learnt went into the rules afterwards.`,
      table(
        WHATS.flatMap((each): [string, number, PairTally][] => {
          const own = Object.entries(pairs).filter(([name]) => name.startsWith(each));
          // A round may hold documents of one kind only.
          return own.length > 0 ? [[each, own.length, sumUp(own.map(([, tally]) => tally))]] : [];
        }),
      ),
      `By documents (right, wrong, missed): ${Object.entries(pairs)
        .map(([name, { right, wrong, missed }]) => `${name} ${right}, ${wrong}, ${missed}`)
        .join('; ')}.`,
      `Why:\n\n${why.map((reason) => `- ${reason}`).join('\n')}`,
    ]),
  ];
}

const sumUp = (tallies: readonly PairTally[]): PairTally =>
  tallies.reduce((sum, each) => ({
    right: sum.right + each.right,
    wrong: sum.wrong + each.wrong,
    missed: sum.missed + each.missed,
  }));

function table(lines: readonly (readonly [string, number, PairTally])[]): string {
  return [
    row(['', 'documents compared', 'pairs', 'precision', 'recall', 'goal', '']),
    '| --- | --: | --: | --: | --: | --: | --- |',
    ...lines.map(([name, documents, tally]) => {
      const what = name.startsWith('coverage') ? 'coverage' : 'rounds';
      const [precision, recall] = [precisionOf(tally), recallOf(tally)];
      const below = [precision, recall].some((value) => value !== null && value < GOALS[what]);
      return row([
        name.replace(what, NAMES[what]),
        String(documents),
        String(tally.right + tally.missed),
        percent(precision),
        percent(recall),
        percent(GOALS[what]),
        below ? 'below the goal' : '',
      ]);
    }),
  ].join('\n');
}
