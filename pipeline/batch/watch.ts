import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Input } from './inputs.ts';
import { walk } from './walk.ts';

/** What tells that a file is as it was: size and time of its last change. */
type Look = string;

/**
 * The documents of a folder that are new or changed, round by round, until `signal` ends it. A file is given once it looks the same in two
 * rounds one after the other: one that is still being copied grows. Rounds look at the files themselves: notices of changes do not come
 * from folders on other machines.
 */
export async function* changesIn(folder: string, every: number, signal: AbortSignal): AsyncGenerator<Input[], void> {
  let before = new Map<string, Look>();
  let given = new Map<string, Look>();
  while (!signal.aborted) {
    const now = new Map<string, Look>();
    const ready: Input[] = [];
    for await (const input of walk(folder, { formats: [], links: [] })) {
      const look = await lookAt(input.path);
      if (look === null) continue;
      now.set(input.shown, look);
      if (before.get(input.shown) === look && given.get(input.shown) !== look) ready.push(input);
    }
    // what is gone is forgotten: a file that comes back is new
    given = new Map([...given].filter(([name]) => now.has(name)));
    for (const { shown } of ready) given.set(shown, now.get(shown) ?? '');
    before = now;
    if (ready.length > 0) yield ready;
    await delay(every, undefined, { signal }).catch(() => {});
  }
}

async function lookAt(path: string | null): Promise<Look | null> {
  return path === null
    ? null
    : stat(path).then(
        ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
        () => null,
      );
}
