import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { streamInputs, UsageFailure } from '../batch/inputs.ts';
import { type Outcome, Session } from '../batch/session.ts';
import type { LeftOut } from '../batch/walk.ts';
import type { HeaderLanguage } from '../emit/rows/table.ts';
import { EXIT } from './exit.ts';
import type { Exporting } from './exporting.ts';
import { untilInterrupted } from './interrupt.ts';
import { type BatchOptions, readerOptions } from './options.ts';
import { type Progress, progressOf } from './progress.ts';
import { Report } from './report.ts';
import { event, tell } from './say.ts';

export interface RunOptions extends BatchOptions {
  readonly stdout?: boolean;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly jsonProgress?: boolean;
  readonly failOn?: 'error' | 'warning';
  /** Exports that are made at once; see `export`. */
  readonly to?: string;
  readonly merge?: boolean;
  readonly headers: HeaderLanguage;
  readonly redact?: boolean;
}

/** As many documents are few: starting workers for them would take longer than reading them. */
const FEW = 8;

/** `taizhang run`: reads every document named, writes its ledger, says how it went. Gives the exit code. */
export async function run(args: readonly string[], options: RunOptions): Promise<number> {
  if (options.rules.length > 0) await (await import('./failures.ts')).checkRuleFolders(options.rules);
  const { inputs, few, count, leftOut } = await streamInputs(args, FEW);
  if (few === 0) return nothing(args, options, leftOut);
  const exporting = await exportingOf(options);
  const session = await open(options, few);
  const interrupted = untilInterrupted(() => session.stop());
  try {
    const report = new Report();
    const progress = await progressOf(progressKind(options, few), count);
    for await (const outcome of session.read(inputs)) {
      const last = exporting ? await (await exports()).exported(outcome, exporting, options.out) : outcome;
      if (last !== outcome) session.listFailure(last);
      report.add(last);
      tellFailure(last, options);
      tellStep(progress, last);
      if ('text' in outcome && outcome.text !== undefined) await print(outcome.text);
    }
    await session.endReading();
    // a summary of some of the documents would look like one of all
    const unmerged = exporting && !session.stopped ? await (await exports()).merged(exporting, options.out) : null;
    if (unmerged) {
      session.listFailure(unmerged);
      report.add(unmerged);
      tellFailure(unmerged, options);
    }
    progress.stop();
    await tellAll(report, session, options, leftOut, exporting?.notes ?? []);
    if (session.stopped) return EXIT.interrupted;
    return report.failed > 0 || report.reaches(options.failOn) ? EXIT.failed : EXIT.ok;
  } finally {
    await session.close();
    interrupted.end();
  }
}

/** Loaded where something is exported only. */
const exports = () => import('./exported.ts');

const open = (options: RunOptions, few: number | null): Promise<Session> =>
  Session.open({
    ...readerOptions(options, few),
    out: options.stdout ? null : options.out,
    force: options.force ?? false,
    few: few !== null,
  });

/** No documents: an empty folder may be one whose documents all went, which is told or pruned; else the call is wrong. */
async function nothing(args: readonly string[], options: RunOptions, leftOut: LeftOut): Promise<number> {
  const { out, stdout, prune = false } = options;
  const vanished: string[] = [];
  if (!stdout && existsSync(join(out, '.taizhang'))) {
    const session = await open(options, null);
    try {
      vanished.push(...(await session.vanished(prune)).map(({ path }) => path));
    } finally {
      await session.close();
    }
  }
  const notes = new Report().notes(leftOut, [], vanished, prune);
  const message = `没有找到 docx、pdf 或 txt 文书:${args.join(' ')}。${notes.join('')}`;
  if (!prune || vanished.length === 0) throw new UsageFailure(message);
  if (!options.quiet) tell(`${message}\n`);
  if (options.jsonProgress) tellEnd(new Report(), options, false);
  return EXIT.ok;
}

function progressKind({ jsonProgress, quiet }: RunOptions, few: number | null) {
  if (jsonProgress) return 'json';
  return quiet || few === 1 ? 'none' : 'people';
}

const tellStep = (progress: Progress, outcome: Outcome): void =>
  progress.step(outcome.input.shown, 'failure' in outcome);

/** A failure as soon as it comes, for programs; for people they are listed at the end. */
function tellFailure(outcome: Outcome, { jsonProgress }: RunOptions): void {
  if (!jsonProgress || !('failure' in outcome)) return;
  const { path, shown } = outcome.input;
  event({ type: 'failure', path: path ?? shown, ...outcome.failure });
}

function tellEnd(report: Report, { stdout, out }: RunOptions, interrupted: boolean): void {
  event({ type: 'end', interrupted, ...report.figures(), message: report.closing(stdout ? null : out) });
}

async function exportingOf({ to, stdout, ...options }: RunOptions): Promise<Exporting | null> {
  if (to === undefined && (options.merge || options.redact))
    throw new UsageFailure('--merge、--redact 要与 --to 同用。');
  if (to === undefined) return null;
  if (stdout) throw new UsageFailure('--to 要写文件,不能与 --stdout 同用。');
  return (await import('./exporting.ts')).Exporting.open({ ...options, to });
}

async function print(line: string): Promise<void> {
  if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/**
 * The table goes to standard output, unless ledgers go there; warnings and failures to standard error, where programs get the closing words
 * as the last event and no table.
 */
async function tellAll(
  report: Report,
  session: Session,
  options: RunOptions,
  leftOut: LeftOut,
  more: readonly string[],
): Promise<void> {
  const { quiet, stdout, out, prune = false, jsonProgress = false } = options;
  const vanished = session.stopped ? [] : await session.vanished(prune);
  const screen = stdout ? process.stderr : process.stdout;
  if (!quiet) {
    if (!stdout || !jsonProgress) {
      const table = await report.table(screen.isTTY ? screen.columns : null);
      if (table !== null) screen.write(`${table}\n`);
      screen.write(`${session.stopped ? '已中断。' : ''}${report.closing(stdout ? null : out)}\n`);
    }
    const names = vanished.map(({ path }) => path);
    const notes = report.notes(leftOut, session.duplicates.groups(), names, prune);
    for (const note of [...notes, ...more]) tell(`注意 ${note}\n`);
  }
  if (session.unrecorded !== null)
    tell(`注意 运行记录写不进去(${session.unrecorded}),下次运行会重做这些文件。请检查磁盘空间。\n`);
  if (jsonProgress) return tellEnd(report, options, session.stopped);
  const record = stdout ? null : join(out, '.taizhang', 'failures.ndjson');
  for (const line of report.failures(record)) tell(`${line}\n`);
}
