import { randomUUID } from 'node:crypto';
import { chmod, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './folder.ts';

/**
 * Writes a file whole or not at all: into a private file in `temporary`, a folder on the same disk, then renamed. What a process that was
 * killed leaves there is for the next run to clear away; `write-file-atomic` would leave it beside the ledgers. Throws the error of the
 * file system.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | AsyncIterable<string | Uint8Array>,
  temporary: string,
): Promise<void> {
  await makeFolder(dirname(path));
  const half = join(temporary, randomUUID());
  try {
    const file = await open(half, 'wx', 0o600);
    try {
      for await (const piece of content instanceof Uint8Array ? [content] : content) await file.appendFile(piece);
      await file.datasync();
    } finally {
      await file.close();
    }
    await chmod(half, 0o666 & ~process.umask());
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
