import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';

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
  /** Documents in walked folders whose format is not read (doc, wps …), so that nobody misses them silently. */
  readonly passedOver: readonly string[];
}

/** A call that cannot be carried out as it stands; `message` is a Chinese sentence. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

const READ = new Set(['.docx', '.pdf', '.txt']);
const OTHER_DOCUMENTS = new Set([
  '.doc',
  '.wps',
  '.rtf',
  '.odt',
  '.ofd',
  '.xls',
  '.xlsx',
  '.et',
  '.html',
  '.htm',
  '.md',
]);

/**
 * The documents that files, folders, globs and `-` (standard input) name, each once, in the order given and by path within a folder.
 * Folders and globs keep their inner folders in `out`. A named file that is missing stays in the list: reading it tells.
 * `more` are endings of names read in walked folders besides those of documents (`.ledger.json`: ledgers).
 * Throws a `UsageFailure` where two documents would go to the same ledger.
 */
export async function listInputs(args: readonly string[], more: readonly string[] = []): Promise<Inputs> {
  const found: Input[] = [];
  const passedOver: string[] = [];
  for (const arg of args) {
    if (arg === '-') found.push({ path: null, shown: '标准输入', out: 'stdin.ledger.json' });
    else if (await isFolder(arg)) await walk(arg, found, passedOver, more);
    else if (await exists(arg)) found.push(inputOf(arg, basename(arg)));
    else found.push(...(await matching(arg)));
  }
  return { inputs: apart(once(found)), passedOver };
}

function inputOf(path: string, shown: string): Input {
  return { path, shown, out: `${shown}.ledger.json` };
}

async function walk(folder: string, found: Input[], passedOver: string[], more: readonly string[]): Promise<void> {
  const { glob } = await import('tinyglobby');
  for (const path of sorted(await glob('**/*', { cwd: folder, expandDirectories: false }))) {
    const extension = extname(path).toLowerCase();
    if (isLockFile(path)) continue;
    if (READ.has(extension) || more.some((ending) => path.endsWith(ending)))
      found.push(inputOf(join(folder, path), path));
    else if (OTHER_DOCUMENTS.has(extension)) passedOver.push(join(folder, path));
  }
}

async function matching(pattern: string): Promise<Input[]> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return [inputOf(pattern, basename(pattern))];
  const paths = sorted(await glob(pattern, { expandDirectories: false }));
  const segments = pattern.split('/');
  const base =
    segments
      .slice(
        0,
        segments.findIndex((segment) => isDynamicPattern(segment)),
      )
      .join('/') || (pattern.startsWith('/') ? '/' : '.');
  return paths.filter((path) => !isLockFile(path)).map((path) => inputOf(path, relative(base, path)));
}

/** Word keeps a lock file of an open document beside it. */
const isLockFile = (path: string): boolean => basename(path).startsWith('~$');

const sorted = (paths: readonly string[]): string[] => [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

function once(inputs: readonly Input[]): Input[] {
  const seen = new Map<string, Input>();
  for (const input of inputs) {
    const key = input.path === null ? '-' : resolve(input.path);
    if (!seen.has(key)) seen.set(key, input);
  }
  return [...seen.values()];
}

/** Where documents of one name come from several folders, all keep their folders below the one they share. */
function apart(inputs: readonly Input[]): Input[] {
  if (byOut(inputs).size === inputs.length) return [...inputs];
  const shared = commonFolder(inputs.flatMap(({ path }) => (path === null ? [] : [dirname(resolve(path))])));
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

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
