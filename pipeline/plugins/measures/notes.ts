import type { EnumeratedItem } from '../../language/enumerations.ts';
import { sentencesIn } from '../../language/sentences.ts';
import type { MeasureNote } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

const EDGE = oneOf(`${WHITE}。!?`);

/** What a measure hangs on. */
export interface Owner {
  readonly problem: string | null;
  readonly heading: string | null;
}

/** Enumerated items as measures, nested ones after their parent: p1.m1, p1.m1.1. */
export function numbered(
  text: string,
  items: readonly EnumeratedItem[],
  prefix: string,
  owner: Owner,
  parent: string | null,
  first = 1,
): MeasureNote[] {
  return items.flatMap((item, i) => {
    const id = `${prefix}${i + first}`;
    return [
      measureNote(text, id, owner, parent, item.marker, item.range, 'measures.enumerated'),
      ...numbered(text, item.nested, `${id}.`, owner, id),
    ];
  });
}

export function measureNote(
  text: string,
  id: string,
  owner: Owner,
  parent: string | null,
  marker: Range | null,
  range: Range,
  rule: string,
): MeasureNote {
  return {
    id,
    problem: owner.problem,
    heading: owner.heading,
    parent,
    marker,
    title: titleOf(text, range),
    range,
    rule,
  };
}

const LONGEST_TITLE = 30;

/** The short sentence a measure begins with, where more follows: 加强学习教育制度建设。制定并… */
function titleOf(text: string, range: Range): Range | null {
  const [first, second] = sentencesIn(text, range, 2);
  if (!first || !second || first.to - first.from > LONGEST_TITLE) return null;
  return trimRange(text, first, EDGE);
}
