import { stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { inputOf, isFile, isFolder, isLockFile, type LeftOut, nothingLeftOut, walk } from './walk.ts';

/** One document to read. */
export interface Input {
  /** Its path as it was given or found; null for standard input. */
  readonly path: string | null;
  /** What the table of a run calls it: its path below the folder that was named, or its file name. */
  readonly shown: string;
  /** Where its ledger goes, relative to the folder of ledgers. */
  readonly out: string;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  /** What walked folders hold besides. */
  readonly leftOut: LeftOut;
}

/** A call that cannot be carried out as it stands; `message` is a Chinese sentence. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

/**
 * The documents that files, folders, globs and `-` (standard input) name, each once, in the order given and by path within a folder.
 * Folders and globs keep their inner folders in `out`. A named file that is missing, or a glob that matches none beside others that do,
 * stays in the list: reading it tells.
 * `more` are endings of names read in walked folders besides those of documents (`.ledger.json`: ledgers).
 * Throws a `UsageFailure` where two documents would go to the same ledger.
 */
export async function listInputs(args: readonly string[], more: readonly string[] = []): Promise<Inputs> {
  const found: Input[] = [];
  const leftOut = nothingLeftOut();
  const unmatched: Input[] = [];
  const folders: string[] = [];
  for (const arg of args) {
    if (arg === '') throw new UsageFailure('有一个文件名是空的。请检查命令里的引号。');
    if (arg === '-') found.push({ path: null, shown: '标准输入', out: 'stdin.ledger.json' });
    else if (await isFolder(arg)) {
      folders.push(arg);
      for await (const input of walk(arg, leftOut, more)) found.push(input);
    } else if (await exists(arg)) found.push(inputOf(arg, basename(arg)));
    else {
      const matched = await matching(arg);
      for (const input of matched) found.push(input);
      if (matched.length === 0) unmatched.push(inputOf(arg, basename(arg)));
    }
  }
  if (found.length > 0) found.push(...unmatched);
  return { inputs: apart(once(found), folders), leftOut };
}

/** Documents as a stream. */
export interface InputStream {
  readonly inputs: AsyncIterable<Input> | Iterable<Input>;
  /** How many they are where they are few, else null: nobody waits until a large folder is counted. */
  readonly few: number | null;
  /** Counts them. */
  readonly count: () => Promise<number>;
  /** Grows while the stream is read. */
  readonly leftOut: LeftOut;
}

/** Like {@link listInputs}, but one folder is walked while its documents are read: it may hold any number. `few`: as many as are few. */
export async function streamInputs(args: readonly string[], few: number): Promise<InputStream> {
  const [folder] = args;
  if (args.length !== 1 || folder === undefined || !(await isFolder(folder))) {
    const { inputs, leftOut } = await listInputs(args);
    return { inputs, leftOut, few: inputs.length <= few ? inputs.length : null, count: async () => inputs.length };
  }
  const leftOut = nothingLeftOut();
  const walked = walk(folder, leftOut);
  const head: Input[] = [];
  for (let next = await walked.next(); !next.done; next = await walked.next()) if (head.push(next.value) > few) break;
  if (head.length <= few) return { inputs: head, leftOut, few: head.length, count: async () => head.length };
  return { inputs: chained(head, walked), leftOut, few: null, count: () => countIn(folder) };
}

async function* chained(head: readonly Input[], rest: AsyncIterable<Input>): AsyncGenerator<Input> {
  yield* head;
  yield* rest;
}

async function countIn(folder: string): Promise<number> {
  let count = 0;
  for await (const _ of walk(folder)) count++;
  return count;
}

async function matching(pattern: string): Promise<Input[]> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return [inputOf(pattern, basename(pattern))];
  const paths = sorted(await glob(pattern, { expandDirectories: false }));
  const base = dirname(`${pattern.slice(0, pattern.search(GLOB))}.`);
  const found: Input[] = [];
  for (const path of paths) {
    if (isLockFile(basename(path)) || !(await isFile(path))) continue;
    const below = relative(base, path);
    found.push(inputOf(path, below.startsWith('..') ? basename(path) : below));
  }
  return found;
}

/** What means something in a glob. */
const GLOB = /[*?[\]{}()!+@]/;

const sorted = (paths: readonly string[]): string[] => [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

function once(inputs: readonly Input[]): Input[] {
  const seen = new Map<string, Input>();
  for (const input of inputs) {
    const key = input.path === null ? '-' : resolve(input.path);
    if (!seen.has(key)) seen.set(key, input);
  }
  return [...seen.values()];
}

/**
 * Where documents of one name come from several places, all keep their folders below the one they share; where several `folders` were named,
 * always: one more document must not move the ledgers of the others.
 */
function apart(inputs: readonly Input[], folders: readonly string[]): Input[] {
  if (folders.length < 2 && byOut(inputs).size === inputs.length) return [...inputs];
  const places = inputs.flatMap(({ path }) => (path === null ? [] : [dirname(resolve(path))]));
  const shared = commonFolder([...folders.map((folder) => resolve(folder)), ...places]);
  const result = inputs.map((input) =>
    input.path === null ? input : inputOf(input.path, relative(shared, resolve(input.path))),
  );
  for (const [out, group] of byOut(result))
    if (group.length > 1)
      throw new UsageFailure(
        `这些文件的台账会写到同一处 ${out}:${group.map(({ path, shown }) => path ?? shown).join('、')}。请分开运行,或用不同的 --out。`,
      );
  return result;
}

function byOut(inputs: readonly Input[]): Map<string, Input[]> {
  const groups = new Map<string, Input[]>();
  for (const input of inputs) {
    const group = groups.get(input.out);
    if (group) group.push(input);
    else groups.set(input.out, [input]);
  }
  return groups;
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep));
  let length = first.length;
  for (const other of others) while (first.slice(0, length).join(sep) !== other.slice(0, length).join(sep)) length--;
  return first.slice(0, length).join(sep) || sep;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
