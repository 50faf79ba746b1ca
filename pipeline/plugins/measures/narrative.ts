import { type Continued, type EnumeratedItem, enumerationIn } from '../../language/enumerations.ts';
import { type Matcher, matcherOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { HeadingNote, MeasureNote } from '../../tree/annotations.ts';
import { type DocumentRoot, paragraphsOf } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { measureNote, numbered } from './notes.ts';

/**
 * The measures of a narrative: what its paragraphs enumerate (一是… 二是…, in one paragraph or one each), hung on the heading above,
 * but for what comes next. A paragraph that announces measures and enumerates none (维修方面的举措:…) is one measure.
 */
export function narrativeMeasures(root: DocumentRoot, rules: Rules['lists']): MeasureNote[] {
  const lists = matcherOf(rules);
  const { reading, found } = root.data;
  const measures: MeasureNote[] = [];
  let count = 0;
  for (const { heading, paragraphs } of stretches(
    found.outline,
    paragraphsOf(root).map(({ data }) => data.range),
  )) {
    if (heading?.role === 'next-steps') continue;
    const owner = { problem: null, heading: heading?.id ?? null };
    for (const entry of entriesOf(reading.text, paragraphs, lists)) {
      const made =
        'items' in entry
          ? numbered(reading.text, entry.items, 'm', owner, null, count + 1)
          : [measureNote(reading.text, `m${count + 1}`, owner, null, null, entry.announced, 'measures.announced')];
      for (const measure of made) {
        measures.push(measure);
        if (measure.parent === null) count++;
      }
    }
  }
  return measures;
}

/** Paragraphs in order, by the innermost heading they stand below. */
function stretches(
  outline: readonly HeadingNote[],
  paragraphs: readonly Range[],
): { heading: HeadingNote | null; paragraphs: Range[] }[] {
  const out: { heading: HeadingNote | null; paragraphs: Range[] }[] = [];
  let next = 0;
  let heading: HeadingNote | null = null;
  for (const range of paragraphs) {
    while (outline[next] && (outline[next]?.range.from ?? 0) <= range.from) heading = outline[next++] ?? null;
    const last = out.at(-1);
    if (last && last.heading === heading) last.paragraphs.push(range);
    else out.push({ heading, paragraphs: [range] });
  }
  return out;
}

type Entry = { readonly items: readonly EnumeratedItem[] } | { readonly announced: Range };

/**
 * The lists and announced measures of a stretch, in order. A list may go on from paragraph to paragraph, none of its items does;
 * numbered paragraphs are an outline and paragraphs that say what comes next are left out.
 */
function entriesOf(text: string, paragraphs: readonly Range[], lists: Lists): Entry[] {
  const entries: Entry[] = [];
  let last: Continued | null = null;
  for (const range of paragraphs) {
    const announced = announcedIn(text, range, lists);
    const { items, last: end } = enumerationIn(text, announced ?? range, last ?? undefined);
    last = end ?? last;
    const [first] = items;
    if (!first && announced) entries.push({ announced });
    if (!first || looksAhead(text.slice(range.from, first.marker.from), lists)) continue;
    const measures = items.filter(({ marker }) => !OUTLINE.test(text.slice(marker.from, marker.to)));
    if (measures.length > 0) entries.push({ items: measures });
  }
  return entries;
}

/** 1、 (一) 二、: numbers of an outline. */
const OUTLINE = /^[\d(]|、$/u;

type Lists = Matcher<Rules['lists'][number]['gives']>;

/** Whether the words before a list say that it is of things to come. */
const looksAhead = (before: string, lists: Lists): boolean =>
  lists.all(before).some(({ rule }) => rule.gives.announces === 'plans');

/** What follows 举措: or 措施: at the beginning of a paragraph. */
function announcedIn(text: string, { from, to }: Range, lists: Lists): Range | null {
  const match = lists
    .every(text.slice(from, Math.min(to, from + LONGEST_LEAD)), 0)
    .find(({ rule }) => rule.gives.announces === 'measures');
  return match ? trimRange(text, { from: from + match.range.to, to }) : null;
}

const LONGEST_LEAD = 40;
