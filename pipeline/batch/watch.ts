import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Input } from './inputs.ts';
import { type LeftOut, nothingLeftOut, walk } from './walk.ts';

/** What tells that a file is as it was: size and time of its last change. */
type Look = string;

/** Longest pause between two tries, in milliseconds. */
const LONGEST = 600_000;

/** Documents that failed for a reason that may pass (a full disk): each is tried again, after pauses that grow. */
export class Retries {
  readonly #first: number;
  readonly #tries = new Map<string, { readonly pause: number; due: number | null }>();

  /** `first`: milliseconds of the first pause. */
  constructor(first: number) {
    this.#first = first;
  }

  /** A document failed, perhaps once more. */
  add(name: string): void {
    const before = this.#tries.get(name);
    const pause = before ? Math.min(before.pause * 2, LONGEST) : this.#first;
    this.#tries.set(name, { pause, due: performance.now() + pause });
  }

  /** Whether it is time to try a document again, which is then under way. */
  take(name: string): boolean {
    const failed = this.#tries.get(name);
    if (!failed || failed.due === null || performance.now() < failed.due) return false;
    failed.due = null;
    return true;
  }

  forget(name: string): void {
    this.#tries.delete(name);
  }
}

/**
 * The documents of a folder that are new or changed, round by round, until `signal` ends it. A file is given once it looks the same in two
 * rounds one after the other: one that is still being copied grows. Rounds look at the files themselves: notices of changes do not come
 * from folders on other machines. What was handed to `retries` comes again when its pause is over. `notRead` hears once of each file that
 * the walk leaves out and that stands there for two rounds.
 */
export async function* changesIn(
  folder: string,
  every: number,
  signal: AbortSignal,
  retries: Retries = new Retries(every),
  notRead: (leftOut: LeftOut) => void = () => {},
): AsyncGenerator<Input[], void> {
  const unread = new Unread();
  let before = new Map<string, Look>();
  let given = new Map<string, Look>();
  while (!signal.aborted) {
    const now = new Map<string, Look>();
    const ready: Input[] = [];
    const leftOut = nothingLeftOut();
    for await (const input of walk(folder, leftOut)) {
      const look = await lookAt(input.path);
      if (look === null) continue;
      now.set(input.shown, look);
      if (before.get(input.shown) !== look) continue;
      const isNew = given.get(input.shown) !== look;
      if (isNew) retries.forget(input.shown);
      if (isNew || retries.take(input.shown)) ready.push(input);
    }
    const news = unread.news(leftOut);
    if (news) notRead(news);
    // what is gone is forgotten: a file that comes back is new
    given = new Map([...given].filter(([name]) => now.has(name)));
    for (const { shown } of ready) given.set(shown, now.get(shown) ?? '');
    before = now;
    if (ready.length > 0) yield ready;
    await delay(every, undefined, { signal }).catch(() => {});
  }
}

/** What walks leave out, told once. A name of one round alone may be that of a file that is still being copied. */
class Unread {
  #before = new Set<string>();
  #told = new Set<string>();

  /** Of what was left out in this round, what was in the last as well and is not told yet; null for nothing. */
  news(leftOut: LeftOut): LeftOut | null {
    const all = new Set(pathsIn(leftOut));
    const isNew = (path: string) => this.#before.has(path) && !this.#told.has(path);
    const news = nothingLeftOut();
    for (const kind of Object.keys(news) as (keyof LeftOut)[]) news[kind].push(...leftOut[kind].filter(isNew));
    const told = pathsIn(news);
    this.#told = new Set([...[...this.#told].filter((path) => all.has(path)), ...told]);
    this.#before = all;
    return told.length > 0 ? news : null;
  }
}

const pathsIn = (leftOut: LeftOut): string[] => Object.values(leftOut).flat();

async function lookAt(path: string | null): Promise<Look | null> {
  return path === null
    ? null
    : stat(path).then(
        ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
        () => null,
      );
}
