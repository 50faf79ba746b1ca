import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Deliver, type Failure, readAll } from '../batch/batch.ts';
import { type Input, listInputs, UsageFailure } from '../batch/inputs.ts';
import { createProcessor } from '../document.ts';
import { jsonLineOf, jsonOf } from '../emit/json.ts';
import type { HeaderLanguage } from '../emit/rows/table.ts';
import { summaryOf } from '../emit/summary.ts';
import type { TableRow } from '../emit/table.ts';
import type { Ledger } from '../ledger/schema.ts';
import { EXIT } from './exit.ts';
import type { Exporting } from './exporting.ts';
import { progressOf } from './progress.ts';

export interface RunOptions {
  readonly out: string;
  readonly stdout?: boolean;
  readonly rules: readonly string[];
  readonly quiet?: boolean;
  readonly failOn?: 'error' | 'warning';
  /** Exports that are made at once; see `export`. */
  readonly to?: string;
  readonly merge?: boolean;
  readonly headers: HeaderLanguage;
  readonly redact?: boolean;
}

/** `taizhang run`: reads every document named, writes its ledger, says how it went. Gives the exit code. */
export async function run(args: readonly string[], options: RunOptions): Promise<number> {
  if (options.rules.length > 0) await (await import('./failures.ts')).checkRuleFolders(options.rules);
  const { inputs, passedOver } = await listInputs(args);
  if (inputs.length === 0)
    throw new UsageFailure(`没有找到 docx、pdf 或 txt 文书:${args.join(' ')}。${otherFormats(passedOver)}`);
  const exporting = await exportingOf(options);
  const processor = await createProcessor(options.rules);
  const progress = await progressOf(options.quiet ? 0 : inputs.length);
  const report = new Report();
  for await (const outcome of readAll(inputs, processor, options.stdout ? toStdout : toFolder(options.out))) {
    progress.step(outcome.input.shown);
    const failure = 'failure' in outcome ? outcome.failure : await exported(outcome, exporting, options.out);
    if (failure !== null) report.failed.push({ input: outcome.input, failure });
    if (!('failure' in outcome)) {
      report.rows.push({ name: outcome.input.shown, summary: summaryOf(outcome.ledger) });
      report.warnings.push(...outcome.warnings.map((warning) => `${outcome.input.shown}:${warning}`));
    }
  }
  await exporting?.finish(options.out);
  progress.stop();
  report.warnings.push(...(exporting?.notes ?? []));
  await report.print(options, passedOver);
  return report.exitCode(options.failOn);
}

async function exportingOf({ to, stdout, ...options }: RunOptions): Promise<Exporting | null> {
  if (to === undefined && (options.merge || options.redact))
    throw new UsageFailure('--merge、--redact 要与 --to 同用。');
  if (to === undefined) return null;
  if (stdout) throw new UsageFailure('--to 要写文件,不能与 --stdout 同用。');
  return (await import('./exporting.ts')).Exporting.open({ ...options, to });
}

/** Exports a ledger that was just written; gives what went wrong. */
async function exported(
  { ledger, input }: { readonly ledger: Ledger; readonly input: Input },
  exporting: Exporting | null,
  out: string,
): Promise<Failure | null> {
  if (exporting === null) return null;
  const path = join(out, input.out);
  try {
    await exporting.add(ledger, path, path.replace(/\.ledger\.json$/, ''));
    return null;
  } catch (error) {
    return { code: 'unwritable', message: `没有导出:${error instanceof Error ? error.message : String(error)}` };
  }
}

const toStdout: Deliver = async (ledger) => {
  if (!process.stdout.write(jsonLineOf(ledger))) await new Promise((resolve) => process.stdout.once('drain', resolve));
};

function toFolder(folder: string): Deliver {
  return async (ledger, { out }) => {
    const { default: writeFileAtomic } = await import('write-file-atomic');
    const path = join(folder, out);
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, jsonOf(ledger));
  };
}

class Report {
  readonly rows: TableRow[] = [];
  readonly warnings: string[] = [];
  readonly failed: { readonly input: Input; readonly failure: Failure }[] = [];

  /** The table goes to standard output, unless ledgers go there; warnings and failures to standard error. */
  async print({ quiet, stdout, out }: RunOptions, passedOver: readonly string[]): Promise<void> {
    const screen = stdout ? process.stderr : process.stdout;
    if (!quiet && this.rows.length > 0) {
      const { summaryTable } = await import('../emit/table.ts');
      screen.write(`${summaryTable(this.rows, screen.isTTY ? screen.columns : null)}\n`);
    }
    if (!quiet) screen.write(`${this.#closing(stdout ? null : out)}\n`);
    if (!quiet) for (const warning of this.warnings) process.stderr.write(`注意 ${warning}\n`);
    if (!quiet && passedOver.length > 0) process.stderr.write(`注意 ${otherFormats(passedOver)}\n`);
    if (this.failed.length > 0) process.stderr.write('没有读成的文件:\n');
    for (const { input, failure } of this.failed)
      process.stderr.write(`  ${input.path ?? input.shown}:${failure.message}[${failure.code}]\n`);
  }

  exitCode(failOn: RunOptions['failOn']): number {
    const reached = this.rows.some(
      ({ summary: { worst } }) => failOn !== undefined && (worst === 'error' || worst === failOn),
    );
    return this.failed.length > 0 || reached ? EXIT.failed : EXIT.ok;
  }

  #closing(out: string | null): string {
    const sum = (count: (row: TableRow) => number) => this.rows.reduce((total, row) => total + count(row), 0);
    const failed = this.failed.length > 0 ? `,没有读成 ${this.failed.length} 份` : '';
    const where = out === null || this.rows.length === 0 ? '' : `台账在 ${out}。`;
    return `读成 ${this.rows.length} 份${failed};问题 ${sum(({ summary }) => summary.problems)} 个,措施 ${sum(({ summary }) => summary.measures)} 条。${where}`;
  }
}

function otherFormats(paths: readonly string[]): string {
  return paths.length === 0
    ? ''
    : `有 ${paths.length} 个文件不是 docx、pdf、txt,没有读:${paths.slice(0, 5).join('、')}${paths.length > 5 ? '等' : ''}。请另存为 docx 后重试。`;
}
