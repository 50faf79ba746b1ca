import type { Annotations } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';
import type { CheckNote } from './check-note.ts';

/**
 * Paragraphs of the item sections – from where the section (or the first problem) begins to the last problem – that reached no
 * problem, heading, total or state. Nothing is dropped in silence.
 */
export function checkUnread(found: Annotations): CheckNote[] {
  const [first] = found.problems;
  const last = found.problems.at(-1);
  if (!first || !last) return [];
  const taken = [
    ...found.problems.map(({ range }) => range),
    ...found.problems.flatMap(({ status }) => status?.range ?? []),
    ...found.outline.map(({ range }) => range),
    ...found.totals.map(({ range }) => range),
  ].sort((a, b) => a.from - b.from);
  const region = { from: sectionStart(found, first.range), to: last.range.to };
  const unread = found.paragraphs.filter((range) => inside(range, region)).filter(untaken(taken));
  if (unread.length === 0) return [];
  const message = `逐条整改部分有${unread.length}段文字没有归入任何问题、措施或标题,请核对是否漏读`;
  return [
    { code: 'unread-text', severity: 'info', message, expected: null, actual: unread.length, refs: [], ranges: unread },
  ];
}

/** Where the section that holds the first problem begins, else the problem itself. */
function sectionStart({ outline }: Annotations, first: Range): number {
  const section = outline.findLast(
    ({ role, section }) => role === 'rectification' && section.from <= first.from && first.to <= section.to,
  );
  return Math.min(section?.section.from ?? first.from, first.from);
}

const inside = (range: Range, region: Range): boolean => range.from >= region.from && range.from < region.to;

/** Whether a paragraph shares no character with what was taken; asked in rising order. */
function untaken(taken: readonly Range[]): (paragraph: Range) => boolean {
  let next = 0;
  let reach = 0;
  return ({ from, to }) => {
    for (; (taken[next]?.from ?? Number.POSITIVE_INFINITY) < to; next++) reach = Math.max(reach, taken[next]?.to ?? 0);
    return reach <= from;
  };
}
