import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readBytes } from '../document.ts';
import type { Ledger } from '../ledger/schema.ts';
import { UsageFailure } from './inputs.ts';
import { parseLedger } from './open-ledger.ts';

/** A ledger's file, and where exports of it go relative to their folder: `一/通报.docx` of `一/通报.docx.ledger.json`. */
export interface LedgerFile {
  readonly path: string;
  readonly base: string;
}

const SUFFIX = '.ledger.json';

/** The ledgers that files and folders name, each once; folders give their `*.ledger.json`, inner folders kept. Throws a `UsageFailure` where there are none. */
export async function listLedgers(args: readonly string[]): Promise<LedgerFile[]> {
  const found = new Map<string, LedgerFile>();
  for (const arg of args)
    for (const file of (await isFolder(arg)) ? await within(arg) : [{ path: arg, base: baseOf(basename(arg)) }])
      if (!found.has(file.path)) found.set(file.path, file);
  if (found.size === 0)
    throw new UsageFailure(`没有找到台账(*${SUFFIX}):${args.join(' ')}。请先用 taizhang run 生成。`);
  return [...found.values()];
}

/** Reads a ledger. Throws a `LedgerFailure`, and a `SourceFailure` where there is no such file. */
export async function readLedgerFile(path: string): Promise<Ledger> {
  return parseLedger(await readBytes(path));
}

const baseOf = (name: string): string =>
  name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name.replace(/\.json$/, '');

async function within(folder: string): Promise<LedgerFile[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob(`**/*${SUFFIX}`, { cwd: folder, expandDirectories: false, dot: true });
  return paths.sort().map((path) => ({ path: join(folder, path), base: baseOf(path) }));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
