import type { ParagraphNode } from '../../tree/nodes.ts';

/** A title, what leads to its page, the page: 一、总体情况……3, (一)党的领导方面 12. */
const ENTRY = /^(\S[^\n]{1,80}?)[\s.·…—-]+(\d{1,3})$/u;
const HEADING = /^目 {0,4}[录次]$/u;

/**
 * The lines of a table of contents, with its heading: two or more lines in a row that each end with a page, the pages in order, and whose
 * titles all stand again further down. A heading would otherwise be read twice, and what it heads not at all.
 */
export function contentsIn(text: string, nodes: readonly ParagraphNode[]): ParagraphNode[] {
  const words = nodes.map(({ data: { range } }) => text.slice(range.from, range.to));
  const entries = words.map(entryOf);
  if (!entries.some((entry) => entry !== null)) return [];
  const last = lastPlaces(words, entries);
  const found: ParagraphNode[] = [];
  for (let from = 0; from < entries.length; from++) {
    let to = from;
    for (let page = 0; ; to++) {
      const entry = entries[to];
      if (!entry || entry.page < page || (last.get(entry.title) ?? -1) <= to) break;
      page = entry.page;
    }
    if (to - from < 2) continue;
    const head = HEADING.test(words[from - 1] ?? '') ? from - 1 : from;
    found.push(...nodes.slice(head, to));
    from = to;
  }
  return found;
}

interface Entry {
  readonly title: string;
  readonly page: number;
}

function entryOf(line: string): Entry | null {
  const [, title = '', page = ''] = (line.length <= LONGEST && ENTRY.exec(line)) || [];
  return title === '' ? null : { title: bare(title), page: Number(page) };
}
const LONGEST = 120;

/** The last line on which each title stands whole or opens a paragraph as its first sentence. */
function lastPlaces(words: readonly string[], entries: readonly (Entry | null)[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [i, line] of words.entries()) {
    if (entries[i]) continue;
    const end = line.search(/[。:;]/u);
    for (const title of [line, end < 0 ? line : line.slice(0, end)])
      if (title.length <= LONGEST) last.set(bare(title), i);
  }
  return last;
}

const bare = (title: string): string => title.replaceAll(/\s/gu, '').replace(/[。:;]$/u, '');
