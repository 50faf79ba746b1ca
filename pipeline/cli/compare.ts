import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from '../batch/failure.ts';
import { UsageFailure } from '../batch/inputs.ts';
import { LedgerFailure, openLedger } from '../batch/open-ledger.ts';
import { type Comparer, openComparer } from '../compare/comparer.ts';
import { coverageOf } from '../compare/coverage.ts';
import { compareRounds } from '../compare/rounds.ts';
import type { Warning } from '../compare/schema.ts';
import { ComparisonFailure } from '../compare/sides.ts';
import { coverageGrids } from '../compare/tables/coverage.ts';
import { roundsGrids } from '../compare/tables/rounds.ts';
import type { Grid } from '../emit/grid.ts';
import type { Ledger } from '../ledger/schema.ts';
import { type LedgerProcessor, processorOf } from '../processor.ts';
import { openRules } from '../rules/open.ts';
import type { Rules } from '../rules/rules.ts';
import { EXIT } from './exit.ts';
import { checkRuleFolders } from './failures.ts';

export interface CompareOptions {
  readonly out: string;
  readonly to: readonly Format[];
  readonly stdout?: boolean;
  readonly rules: readonly string[];
  readonly quiet?: boolean;
}

export const FORMATS = ['json', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** `--to json,md` as a list. Throws a `UsageFailure`. */
export function formatsOf(value: string | undefined): Format[] {
  if (value === undefined) return [];
  return value.split(',').map((name) => {
    const format = FORMATS.find((each) => each === name.trim());
    if (!format) throw new UsageFailure(`不能写成 ${name.trim()}。--to 可用:${FORMATS.join('、')},多个用逗号隔开。`);
    return format;
  });
}

/** `taizhang coverage`: a feedback against the report that answers it. Gives the exit code. */
export async function coverage(left: string, right: string, options: CompareOptions): Promise<number> {
  return compareFiles([left, right], options, 'coverage', ([first, second], comparer, topicNames) => {
    if (!first || !second) throw new UsageFailure('请给出两份文书。');
    const result = coverageOf(first, second, comparer);
    return { result, title: '反馈与整改对照', grids: coverageGrids(result, topicNames) };
  });
}

/** `taizhang compare`: rounds of one body. Gives the exit code. */
export async function compare(paths: readonly string[], options: CompareOptions): Promise<number> {
  if (paths.length < 2) throw new UsageFailure('请给出两份以上的文书,按先后排列。');
  return compareFiles(paths, options, 'compare', (ledgers, comparer, topicNames) => {
    const result = compareRounds(ledgers, comparer);
    return { result, title: '历轮比对', grids: roundsGrids(result, topicNames) };
  });
}

interface Made {
  readonly result: object & { readonly warnings?: readonly Warning[] };
  readonly title: string;
  readonly grids: readonly Grid[];
}

async function compareFiles(
  paths: readonly string[],
  options: CompareOptions,
  name: string,
  make: (ledgers: readonly Ledger[], comparer: Comparer, topicNames: ReadonlyMap<string, string>) => Made,
): Promise<number> {
  const rules = await rulesFor(options);
  const ledgers = await readAllOrNone(paths, processorOf(rules));
  if (!ledgers) return EXIT.failed;
  try {
    const made = make(ledgers, await openComparer(rules), topicNamesOf(rules));
    await deliver(name, made, options);
    const warnings = made.result.warnings ?? [];
    for (const { message } of warnings) process.stderr.write(`注意 ${message}\n`);
    return warnings.some(({ code }) => code === 'other-unit' || code === 'same-round') ? EXIT.doubtful : EXIT.ok;
  } catch (error) {
    if (!(error instanceof ComparisonFailure)) throw error;
    process.stderr.write(`${error.message}[${error.code}]\n`);
    return EXIT.failed;
  }
}

export async function rulesFor({ rules }: Pick<CompareOptions, 'rules'>): Promise<Rules> {
  if (rules.length > 0) await checkRuleFolders(rules);
  return openRules(rules);
}

/** Ledgers of all files, or null after saying which could not be read. */
async function readAllOrNone(paths: readonly string[], processor: LedgerProcessor): Promise<Ledger[] | null> {
  const ledgers: Ledger[] = [];
  for (const path of paths) {
    try {
      const { ledger, warnings } = await openLedger(path, processor);
      for (const warning of warnings) process.stderr.write(`注意 ${path}:${warning}\n`);
      ledgers.push(ledger);
    } catch (error) {
      process.stderr.write(`${path}:${failureText(error)}\n`);
    }
  }
  return ledgers.length === paths.length ? ledgers : null;
}

/** Why a file could not be read, with its code. */
export function failureText(error: unknown): string {
  const { code, message } = error instanceof LedgerFailure ? error : failureOf(error);
  return `${message}[${code}]`;
}

export const topicNamesOf = ({ topics }: Rules): ReadonlyMap<string, string> =>
  new Map(topics.map(({ gives }) => [gives.topic, gives.name]));

/** Prints the tables and writes the files asked for: `<name>.json`, `<name>.md` in the folder. */
export async function deliver(name: string, { result, title, grids }: Made, options: CompareOptions): Promise<void> {
  const screen = options.stdout ? process.stderr : process.stdout;
  if (!options.quiet) {
    const { gridsText } = await import('../emit/grid-text.ts');
    screen.write(`${gridsText(grids, screen.isTTY ? screen.columns : null)}\n`);
  }
  if (options.stdout) process.stdout.write(`${JSON.stringify(result)}\n`);
  for (const format of options.to) {
    const path = join(options.out, `${name}.${format}`);
    await mkdir(options.out, { recursive: true });
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await writeFileAtomic(path, await textIn(format, { result, title, grids }));
    if (!options.quiet) screen.write(`已写到 ${path}。\n`);
  }
}

async function textIn(format: Format, { result, title, grids }: Made): Promise<string> {
  if (format === 'json') return `${JSON.stringify(result, null, 2)}\n`;
  const { gridsMarkdown } = await import('../emit/grid-markdown.ts');
  return gridsMarkdown(
    title,
    (result.warnings ?? []).map(({ message }) => message),
    grids,
  );
}
