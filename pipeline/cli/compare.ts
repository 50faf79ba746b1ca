import { join } from 'node:path';
import { failureOf } from '../batch/failure.ts';
import { UsageFailure } from '../batch/inputs.ts';
import { LedgerFailure, openLedger } from '../batch/open-ledger.ts';
import { Reader } from '../batch/reader.ts';
import { type Comparer, openComparer } from '../compare/comparer.ts';
import { coverageOf } from '../compare/coverage.ts';
import { compareRounds } from '../compare/rounds.ts';
import type { Warning } from '../compare/schema.ts';
import { ComparisonFailure } from '../compare/sides.ts';
import { coverageReport } from '../compare/tables/coverage.ts';
import { roundsReport } from '../compare/tables/rounds.ts';
import { correctionsPath, readCorrections } from '../corrections/files.ts';
import type { Report } from '../emit/report/report.ts';
import { visible } from '../emit/visible.ts';
import type { Ledger } from '../ledger/schema.ts';
import { openRules } from '../rules/open.ts';
import type { Rules } from '../rules/rules.ts';
import { EXIT } from './exit.ts';
import { checkRuleFolders } from './failures.ts';
import { type ReadingOptions, readerOptions } from './options.ts';
import { Placing } from './placing.ts';
import { tell } from './say.ts';

export interface CompareOptions extends ReadingOptions {
  readonly out: string;
  readonly to: readonly Format[];
  readonly stdout?: boolean;
  readonly quiet?: boolean;
}

export const FORMATS = ['json', 'xlsx', 'html', 'md'] as const;
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
    return { result, report: coverageReport(result, topicNames) };
  });
}

/** `taizhang compare`: rounds of one body. Gives the exit code. */
export async function compare(paths: readonly string[], options: CompareOptions): Promise<number> {
  if (paths.length < 2) throw new UsageFailure('请给出两份以上的文书,按先后排列。');
  return compareFiles(paths, options, 'compare', (ledgers, comparer, topicNames) => {
    const result = compareRounds(ledgers, comparer);
    return { result, report: roundsReport(result, topicNames) };
  });
}

interface Made {
  readonly result: object & { readonly warnings?: readonly Warning[] };
  readonly report: Report;
}

async function compareFiles(
  paths: readonly string[],
  options: CompareOptions,
  name: string,
  make: (ledgers: readonly Ledger[], comparer: Comparer, topicNames: ReadonlyMap<string, string>) => Made,
): Promise<number> {
  const rules = await rulesFor(options);
  const ledgers = await readAllOrNone(paths, readerFor(options, rules));
  if (!ledgers) return EXIT.failed;
  try {
    const made = make(ledgers, await openComparer(rules), topicNamesOf(rules));
    await deliver(name, made, options);
    await tellCorrected(paths);
    const warnings = made.result.warnings ?? [];
    for (const { message } of warnings) tell(`注意 ${message}\n`);
    return warnings.some(({ code }) => code === 'other-unit' || code === 'same-round') ? EXIT.doubtful : EXIT.ok;
  } catch (error) {
    if (!(error instanceof ComparisonFailure)) throw error;
    tell(`${error.message}[${error.code}]\n`);
    return EXIT.failed;
  }
}

export async function rulesFor({ rules }: ReadingOptions): Promise<Rules> {
  if (rules.length > 0) await checkRuleFolders(rules);
  return openRules(rules);
}

/** Reads documents named for a comparison as `run` does. */
export const readerFor = (options: ReadingOptions, rules: Rules): Reader =>
  new Reader({ ...readerOptions(options), few: true }, rules);

/** Ledgers of all files, or null after saying which could not be read. */
async function readAllOrNone(paths: readonly string[], reader: Reader): Promise<Ledger[] | null> {
  const ledgers: Ledger[] = [];
  for (const path of paths) {
    try {
      const { ledger, warnings } = await openLedger(path, reader);
      for (const warning of warnings) tell(`注意 ${path}:${warning}\n`);
      ledgers.push(ledger);
    } catch (error) {
      tell(`${path}:${failureText(error)}\n`);
    }
  }
  await reader.close();
  return ledgers.length === paths.length ? ledgers : null;
}

/** Why a file could not be read, with its code. */
export function failureText(error: unknown): string {
  const { code, message } = error instanceof LedgerFailure ? error : failureOf(error);
  return `${message}[${code}]`;
}

/** Comparisons are made of what the machine read: who corrected a ledger is told that it does not count here. */
export async function tellCorrected(paths: readonly string[]): Promise<void> {
  const corrected: string[] = [];
  for (const path of paths) {
    if (!path.toLowerCase().endsWith('.json')) continue;
    // a damaged file of corrections holds some as well
    const found = await readCorrections(path).catch(() => ({ corrections: [null] }));
    if (found && found.corrections.length > 0) corrected.push(correctionsPath(path));
  }
  if (corrected.length === 0) return;
  const names = `${corrected.slice(0, NAMED).join('、')}${corrected.length > NAMED ? '等' : ''}`;
  tell(`注意 有 ${corrected.length} 份台账旁边有人工更正,没有计入:比对和汇总用的是机器读出的内容(更正在 ${names})。\n`);
}

/** As many as are told by their names. */
const NAMED = 5;

export const topicNamesOf = ({ topics }: Rules): ReadonlyMap<string, string> =>
  new Map(topics.map(({ gives }) => [gives.topic, gives.name]));

/**
 * Writes the files asked for: `<name>.json`, `<name>.xlsx` … in the folder, then prints the tables: who reads only the first lines of them
 * (`| head`) has the files whole.
 */
export async function deliver(name: string, made: Made, options: CompareOptions): Promise<void> {
  const screen = options.stdout ? process.stderr : process.stdout;
  const placing = new Placing();
  const written: string[] = [];
  for (const format of options.to) {
    const path = join(options.out, `${name}.${format}`);
    const content = Buffer.from(await WRITERS[format](made));
    await placing.in(options.out, (write) => write(path, content));
    written.push(`已写到 ${path}。\n`);
  }
  if (options.stdout) process.stdout.write(`${JSON.stringify(made.result)}\n`);
  if (options.quiet) return;
  const { reportText } = await import('../emit/report/text.ts');
  const tables = reportText(made.report.grids, screen.isTTY ? screen.columns : null);
  screen.write(visible(`${tables}\n${written.join('')}`));
}

/** What each format holds. */
const WRITERS: Readonly<Record<Format, (made: Made) => Promise<string | Buffer>>> = {
  json: async ({ result }) => `${JSON.stringify(result, null, 2)}\n`,
  xlsx: async ({ report }) => Buffer.from(await (await import('../emit/report/workbook.ts')).reportWorkbook(report)),
  html: async ({ report }) => (await import('../emit/report/page.ts')).reportPage(report),
  md: async ({ report }) => (await import('../emit/report/markdown.ts')).reportMarkdown(report),
};
