import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageFailure } from './inputs.ts';

/** Who holds a folder of ledgers. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system tells it: a number that is used again belongs to another process. */
  readonly began: string | null;
}

/**
 * Takes a folder for one run; gives what releases it. The lock of a process that no longer lives is taken over.
 * Throws a `UsageFailure` where another run has it.
 */
export async function lock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  const own = join(folder, `lock.${randomUUID()}`);
  const holder: Holder = { pid: process.pid, host: hostname(), began: await beganAt(process.pid) };
  await writeFile(own, JSON.stringify(holder), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 3; tries++) {
      if (await take(own, path)) return () => rm(path, { force: true });
      const text = await readFile(path, 'utf8').catch(() => '');
      const other = holderIn(text);
      if (other && (await isAlive(other))) throw inUse(other, path);
      await clear(path, text, `${own}.stale`);
    }
  } finally {
    await rm(own, { force: true });
  }
  throw new UsageFailure(`台账文件夹无法锁定。请检查 ${path} 的权限。`);
}

const inUse = ({ host, pid }: Holder, path: string): UsageFailure =>
  new UsageFailure(
    `另一个 taizhang 正在使用这个台账文件夹(${host},进程 ${pid})。请等它结束,或换一个 --out。如确认它已不在运行,请删除 ${path}。`,
  );

/** A link appears whole or not at all, and never over another file; disks without links (exFAT) get a file that must be new. */
async function take(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  return copyFile(own, path, constants.COPYFILE_EXCL).then(
    () => true,
    () => false,
  );
}

/** Takes away a lock that nobody holds. Of two runs that find it only one moves it; the other may have moved the new one, and puts it back. */
async function clear(path: string, text: string, aside: string): Promise<void> {
  await rename(path, aside).catch(() => {});
  if ((await readFile(aside, 'utf8').catch(() => text)) !== text) await take(aside, path);
  await rm(aside, { force: true });
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

function holderIn(text: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(text);
    const known = typeof holder === 'object' && holder !== null && 'pid' in holder && typeof holder.pid === 'number';
    return known ? (holder as Holder) : null;
  } catch {
    return null;
  }
}

/** A process of another machine is taken to live: nobody here can tell. */
async function isAlive({ pid, host, began }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return began === null || began === (await beganAt(pid));
}

/** Ticks since the start of the system at which a process began; null where there is no /proc. */
async function beganAt(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
