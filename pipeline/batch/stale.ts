import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Standing } from './manifest.ts';

/** Where the ledger of a document's former content is kept: `通报.docx.ledger.old.json`, which no command takes for a ledger of a folder. */
const asideOf = (ledger: string): string => ledger.replace(/\.json$/, '.old.json');

/** What a document that failed leaves at its place, and a sentence about it; empty where there is nothing to say. */
export interface Left {
  readonly ledger: Standing | null;
  readonly note: string;
}

/**
 * A document that was read once and now fails has a ledger of its former content. Where its bytes are known to be others, that ledger is put
 * aside, so that nothing counts it and nothing is lost: corrections stay where the next ledger finds them. Else it stays, and that is told.
 */
export async function leftBy(path: string, before: Standing | null, hash: string): Promise<Left> {
  const aside = asideOf(path);
  const changed = before !== null && hash !== '' && hash !== before.of;
  if (changed) await rename(path, aside).catch(() => {});
  const stands = await stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (stands) return { ledger: before, note: '台账仍是旧内容:这份文书以前读成过,那时的台账没有动。' };
  const note = existsSync(aside) ? `文书以前的台账已改名为 ${basename(aside)},不再计入汇总和导出。` : '';
  return { ledger: null, note };
}

/** Whether a ledger, of the present or the former content, is at its place. */
export const isLeft = (path: string): boolean => existsSync(path) || existsSync(asideOf(path));

/** Removes what was put aside: the document is read again. */
export const dropAside = (path: string): Promise<void> => rm(asideOf(path), { force: true });

/** Removes the ledger of a document that is gone, and what was put aside. */
export async function dropAll(path: string): Promise<void> {
  await rm(path, { force: true });
  await dropAside(path);
}
