import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { liesInTheBytes } from '../batch/failure.ts';
import { UsageFailure } from '../batch/inputs.ts';
import { Session } from '../batch/session.ts';
import type { LeftOut } from '../batch/walk.ts';
import { changesIn, Retries } from '../batch/watch.ts';
import { EXIT } from './exit.ts';
import { untilInterrupted } from './interrupt.ts';
import { type BatchOptions, readerOptions } from './options.ts';
import { leftOutNotes } from './report.ts';
import { print, tell } from './say.ts';

export interface WatchOptions extends BatchOptions {
  /** Seconds between two rounds. */
  readonly every: number;
}

/** `taizhang watch`: makes the ledgers of new and changed documents of a folder as they come, until it is interrupted. */
export async function watch(folder: string, options: WatchOptions): Promise<number> {
  if (options.rules.length > 0) await (await import('./failures.ts')).checkRuleFolders(options.rules);
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageFailure(`找不到文件夹 ${folder}。请检查路径。`);
  const session = await Session.open({
    ...readerOptions(options),
    out: options.out,
    force: false,
    few: false,
  });
  const ended = new AbortController();
  const interrupted = untilInterrupted(() => {
    session.stop();
    ended.abort();
  });
  if (!options.quiet) print(`正在监视 ${folder},台账写到 ${options.out};按 Ctrl-C 结束。\n`);
  const every = options.every * 1000;
  const retries = new Retries(every);
  const notRead = (leftOut: LeftOut) => {
    if (!options.quiet) for (const note of leftOutNotes(leftOut)) tell(`注意 ${note}\n`);
  };
  let read = 0;
  try {
    for await (const inputs of changesIn(folder, every, ended.signal, retries, notRead))
      for await (const outcome of session.read(inputs)) {
        const name = outcome.input.path ?? outcome.input.shown;
        if ('failure' in outcome) {
          const { code, message } = outcome.failure;
          const passes = !liesInTheBytes(code);
          if (passes) retries.add(outcome.input.shown);
          tell(`没有读成 ${name}:${message}[${code}]${passes ? '稍后再试。' : ''}\n`);
          continue;
        }
        if (outcome.unchanged) continue;
        read++;
        const { problems, measures } = outcome.summary;
        if (!options.quiet)
          print(`${name} → ${join(options.out, outcome.input.out)}:问题 ${problems} 个,措施 ${measures} 条\n`);
      }
  } finally {
    await session.close();
    interrupted.end();
  }
  if (!options.quiet) print(`已结束,共读成 ${read} 份。\n`);
  return EXIT.ok;
}
