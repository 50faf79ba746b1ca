import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, parse } from 'node:path';
import { visible } from '../emit/visible.ts';
import type { Input } from './inputs.ts';

const READ = new Set(['.docx', '.pdf', '.txt']);
/** Endings of what may be or hold a document and is not read. */
const UNREAD = {
  documents: '.doc .docm .dot .dotx .wps .wpt .rtf .odt .ofd .ceb .xls .xlsx .et .ppt .pptx .html .htm .mht .mhtml .md',
  images: '.jpg .jpeg .png .tif .tiff .bmp',
  archives: '.zip .rar .7z',
} as const;
type Unread = keyof typeof UNREAD;
const UNREAD_BY_ENDING = new Map(
  (Object.keys(UNREAD) as Unread[]).flatMap((kind) => UNREAD[kind].split(' ').map((ending) => [ending, kind] as const)),
);

/** What Windows puts into folders. */
const OF_THE_SYSTEM = new Set(['thumbs.db', 'desktop.ini']);

/** How folders may lie in each other. */
const DEEPEST = 100;

/** What a walk leaves out, so that nobody misses it silently. */
export interface LeftOut {
  /** Documents of formats that are not read. */
  readonly documents: string[];
  /** May be scans. */
  readonly images: string[];
  readonly archives: string[];
  /** Files whose names have another ending or none: a document may be among them. */
  readonly others: string[];
  /** Links to folders: following them, a walk may go round or lead out of the folder. */
  readonly links: string[];
}

export const nothingLeftOut = (): LeftOut => ({ documents: [], images: [], archives: [], others: [], links: [] });

/**
 * The documents of a folder as a stream, in the order of their paths, folder by folder: only the names of the folders on the way are held.
 * A folder that cannot be listed stands for itself: reading it tells. Hidden folders (`.taizhang` …) are left out without a word.
 * `more` are endings of names read besides those of documents (`.ledger.json`).
 */
export async function* walk(
  folder: string,
  leftOut = nothingLeftOut(),
  more: readonly string[] = [],
): AsyncGenerator<Input> {
  yield* walkBelow({ folder, leftOut, more }, '', 0);
}

interface Walk {
  readonly folder: string;
  readonly leftOut: LeftOut;
  readonly more: readonly string[];
}

async function* walkBelow(walk: Walk, below: string, depth: number): AsyncGenerator<Input> {
  const { folder, leftOut, more } = walk;
  const entries =
    depth > DEEPEST ? null : await readdir(join(folder, below), { withFileTypes: true }).catch(() => null);
  if (entries === null) return yield inputOf(join(folder, below), below || basename(folder));
  const names = new Set(entries.map(({ name }) => name));
  // a folder of ledgers among the documents
  if (depth > 0 && more.length === 0 && names.has('.taizhang')) return;
  const sorted = entries
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { entry } of sorted) {
    const path = join(below, entry.name);
    if (entry.name.startsWith('.') || isLockFile(entry.name)) continue;
    if (entry.isDirectory()) yield* walkBelow(walk, path, depth + 1);
    else if (entry.isSymbolicLink() && (await isFolder(join(folder, path)))) leftOut.links.push(join(folder, path));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(join(folder, path))))) {
      const extension = extname(entry.name).toLowerCase();
      if (READ.has(extension) || more.some((ending) => entry.name.endsWith(ending)))
        yield inputOf(join(folder, path), path);
      else if (!isOurs(entry.name, names) && !OF_THE_SYSTEM.has(entry.name.toLowerCase()))
        leftOut[UNREAD_BY_ENDING.get(extension) ?? 'others'].push(join(folder, path));
    }
  }
}

/** A ledger, or what stands beside it under its document's name (`通报.docx.问题.csv`). */
function isOurs(name: string, names: ReadonlySet<string>): boolean {
  if (name.endsWith('.ledger.json')) return true;
  for (let stem = parse(name); stem.ext !== ''; stem = parse(stem.name))
    if (names.has(`${stem.name}.ledger.json`)) return true;
  return false;
}

/** What a link leads to as well; or a link that leads nowhere, which reading it tells; never a device or a pipe, which have no end. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => true,
  );
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

export function inputOf(path: string, below: string): Input {
  return { path, shown: visible(below).replaceAll('\n', '\\u{a}'), out: `${below}.ledger.json` };
}

/** Word keeps a lock file of an open document beside it. */
export const isLockFile = (name: string): boolean => name.startsWith('~$');
