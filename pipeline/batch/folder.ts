import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder with those it stands in. (`mkdir` with `recursive` goes on for ever where a folder that is there says that nothing is, as /proc
 * does.) Throws the error of the file system.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path && !(await isFolder(above))) await makeFolder(above);
  await mkdir(path).catch(async (error: unknown) => {
    // another one may have made it meanwhile
    if (!(await isFolder(path))) throw error;
  });
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
