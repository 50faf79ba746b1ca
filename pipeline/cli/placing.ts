import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../batch/atomic.ts';
import { makeFolder } from '../batch/folder.ts';
import { lock } from '../batch/lock.ts';

/** Writes a file whole or not at all. */
export type Write = (path: string, content: Uint8Array | AsyncIterable<Uint8Array>) => Promise<void>;

const PRIVATE = /^\.taizhang-[0-9a-f-]{36}$/;

/**
 * Writes files beside ledgers, or wherever a person wants them, as ledgers are written: what is half written is in a folder that only this user
 * can open, under a name that nobody can guess. The folder goes when the files are there. What a process that was killed left of it is
 * cleared away by the next one that writes to the same folder; its lock tells that it is dead.
 */
export class Placing {
  readonly #cleared = new Set<string>();

  /** Lets `work` write files in a folder, which is made if need be. Throws the error of the file system. */
  async in<T>(folder: string, work: (write: Write) => Promise<T>): Promise<T> {
    await makeFolder(folder);
    await this.#clear(folder);
    const temporary = join(folder, `.taizhang-${randomUUID()}`);
    await mkdir(temporary, { mode: 0o700 });
    try {
      await lock(temporary);
      return await work((path, content) => writeWhole(path, content, temporary));
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }

  async #clear(folder: string): Promise<void> {
    if (this.#cleared.has(folder)) return;
    this.#cleared.add(folder);
    for (const name of await readdir(folder).catch(() => [])) if (PRIVATE.test(name)) await clearOf(join(folder, name));
  }
}

/** Removes a private folder that no process holds. One without a lock is just being made. */
async function clearOf(path: string): Promise<void> {
  if (!existsSync(join(path, 'lock'))) return;
  await lock(path).then(
    () => rm(path, { recursive: true, force: true }),
    () => {},
  );
}
