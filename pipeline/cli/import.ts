import { dirname } from 'node:path';
import { reasonOf } from '../batch/failure.ts';
import { UsageFailure } from '../batch/inputs.ts';
import { listLedgers, readLedgerFile } from '../batch/ledgers.ts';
import { correctionsPath, correctionsText, readCorrections } from '../corrections/files.ts';
import { documentKey } from '../corrections/identity.ts';
import { mergeEdits, type Refusal } from '../corrections/merge.ts';
import { readBytes } from '../document.ts';
import { readEdits, WorkbookFailure } from '../emit/xlsx/read.ts';
import { SourceFailure } from '../source/failure.ts';
import { LIMITS } from '../source/limits.ts';
import { unzipped } from '../source/unzipped.ts';
import { EXIT } from './exit.ts';
import { topicNamesOf } from './exporting.ts';
import { Placing } from './placing.ts';
import { print, tell } from './say.ts';

export interface ImportOptions {
  readonly ledger: readonly string[];
  readonly by?: string;
  readonly rules: readonly string[];
}

/** `taizhang import`: what a person changed in a workbook becomes corrections beside the ledgers. Gives the exit code: 1 where something was refused. */
export async function importWorkbook(path: string, options: ImportOptions): Promise<number> {
  const bytes = await readBytes(path).catch((cause: unknown) => {
    throw new UsageFailure(`工作簿 ${path} 读不出来。请检查路径。`, { cause });
  });
  const files = await listLedgers(options.ledger);
  const found = await readEdits(bytes, partsOf(bytes), await topicNamesOf(options.rules));
  const by = options.by ?? found.by;
  const refused: Refusal[] = [...found.refused];
  const known = new Set<string>();
  const placing = new Placing();
  let taken = 0;
  for (const file of files) {
    const ledger = await readLedgerFile(file.path);
    const key = documentKey(ledger);
    const edits = found.edits.filter(({ identity }) => identity.startsWith(`${key}/`));
    known.add(key);
    if (edits.length === 0) continue;
    const merged = mergeEdits(ledger, await readCorrections(file.path), edits, by);
    refused.push(...merged.refused);
    taken += merged.taken + merged.withdrawn;
    if (merged.taken + merged.withdrawn === 0) continue;
    const target = correctionsPath(file.path);
    const text = Buffer.from(correctionsText(merged.corrections));
    await placing.in(dirname(target), (write) => write(target, text)).catch(unwritten(target));
    const withdrawn = merged.withdrawn > 0 ? `,撤回 ${merged.withdrawn} 处` : '';
    print(`${target}:更正 ${merged.taken} 处${withdrawn}\n`);
  }
  for (const { identity, place } of found.edits)
    if (!known.has(identity.slice(0, identity.indexOf('/'))))
      refused.push({ place, reason: '它的台账不在 --ledger 里,或文书在导出之后换了版本(请重新导出后再改)' });
  if (taken === 0) print('没有新的更正。\n');
  if (refused.length > 0)
    tell(`没有采用的改动:\n${refused.map(({ place, reason }) => `  ${place}:${reason}\n`).join('')}`);
  return refused.length > 0 ? EXIT.failed : EXIT.ok;
}

const unwritten = (target: string) => (cause: unknown) => {
  const advice = '请检查文件夹的权限和磁盘空间;名称太长的,请把台账的文件名改短';
  throw new Error(`更正写不进 ${target}(${reasonOf(cause)})。${advice}。`, { cause });
};

/** Unpacked bytes of a workbook that comes back; the largest that `export` writes, of twenty thousand problems, has a third of it. */
const INFLATED = 512 * 1024 * 1024;

/** What a workbook's own faults are is told where it is read. */
async function* partsOf(bytes: Uint8Array): AsyncGenerator<Buffer> {
  try {
    yield* unzipped(bytes, { ...LIMITS, inflated: INFLATED });
  } catch (cause) {
    if (!(cause instanceof SourceFailure)) throw cause;
    throw new WorkbookFailure('这个工作簿解开后大得不合常理,没有读。请用 taizhang export 导出的工作簿。', { cause });
  }
}
