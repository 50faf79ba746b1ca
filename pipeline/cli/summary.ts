import { listInputs, UsageFailure } from '../batch/inputs.ts';
import { openLedger } from '../batch/open-ledger.ts';
import { openComparer } from '../compare/comparer.ts';
import { summaryOfMany } from '../compare/summary.ts';
import { summaryReport } from '../compare/tables/summary.ts';
import type { Ledger } from '../ledger/schema.ts';
import {
  type CompareOptions,
  deliver,
  failureText,
  readerFor,
  rulesFor,
  tellCorrected,
  topicNamesOf,
} from './compare.ts';
import { EXIT } from './exit.ts';
import { tell } from './say.ts';

export interface SummaryOptions extends CompareOptions {
  readonly asOf?: string;
}

/** `taizhang summary`: many ledgers or documents added up. A file that cannot be read is told and left out. Gives the exit code. */
export async function summary(paths: readonly string[], options: SummaryOptions): Promise<number> {
  const asOf = options.asOf ?? null;
  if (asOf !== null && !isDay(asOf)) throw new UsageFailure(`--as-of 的日期 ${asOf} 不对,请写成 2024-12-31 的样子。`);
  const { inputs } = await listInputs(paths, ['.ledger.json']);
  if (inputs.some(({ path }) => path === null)) throw new UsageFailure('汇总不读标准输入,请给出文件夹。');
  const rules = await rulesFor(options);
  const reader = readerFor(options, rules);
  const ledgers: Ledger[] = [];
  let failed = false;
  for (const { path } of inputs) {
    if (path === null) continue;
    try {
      ledgers.push((await openLedger(path, reader)).ledger);
    } catch (error) {
      failed = true;
      tell(`${path}:${failureText(error)}\n`);
    }
  }
  await reader.close();
  if (ledgers.length === 0) {
    tell(`${paths.join(' ')} 里没有可汇总的台账或文书。请先用 taizhang run 读出台账。\n`);
    return EXIT.failed;
  }
  const result = summaryOfMany(ledgers, asOf, await openComparer(rules));
  await deliver('summary', { result, report: summaryReport(result, topicNamesOf(rules)) }, options);
  await tellCorrected(inputs.flatMap(({ path }) => path ?? []));
  if (result.documents.length < ledgers.length)
    tell(
      `注意 有 ${ledgers.length - result.documents.length} 份没有计入:重复的,或同一轮次已有整改通报的反馈意见、整改方案。\n`,
    );
  return failed ? EXIT.failed : EXIT.ok;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
