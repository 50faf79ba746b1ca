import { type Continued, type EnumeratedItem, enumerationIn } from '../../language/enumerations.ts';
import { markerAt, type Style } from '../../language/markers.ts';
import { splitTitle } from '../../language/titles.ts';
import type { ItemNote } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';

/**
 * Problems that a feedback document raises in running text, as items:
 * ```
 * 巡视发现的主要问题:一是担当意识不强;二是聚焦主责不够。       a sentence that announces problems
 * (一)在落实乡村振兴战略方面。(1)产业路径不清;(2)…           an area with its problems on its own line
 * (一)履行职能责任有差距。1.康复服务质量不高;2.…             the same; 一是…二是… would be its details
 * ```
 */
export function raisedInText(
  text: string,
  paragraphs: readonly Range[],
  items: readonly ItemNote[],
  isArea: (title: string) => boolean,
): ItemNote[] {
  return items.length > 0 ? spread(text, items, isArea) : announced(text, paragraphs);
}

/** Words after which problems are enumerated. */
const ANNOUNCES = /(?:发现|存在|指出|通报|反馈|查找|还有)[^。;:]{0,24}(?:问题|不足|情况)[^。;:]{0,12}(?:[:,。]|$)/u;
/** Words after which something else is. */
const TURNS = /(?:意见|建议|要求|希望|肯定)[^。]{0,8}[::]?$/u;

function announced(text: string, paragraphs: readonly Range[]): ItemNote[] {
  for (const range of paragraphs) {
    const { items } = enumerationIn(text, range);
    const [first] = items;
    if (!first) continue;
    const before = text.slice(range.from, first.marker.from).split('。').at(-1) ?? '';
    if (ANNOUNCES.test(before) && !TURNS.test(before))
      return items.map((item) => itemOf(item, { area: null, category: null }, [], null));
  }
  return [];
}

/** Items with their problems on the same line become those problems; their numbers may go on from item to item. */
function spread(text: string, items: readonly ItemNote[], isArea: (title: string) => boolean): ItemNote[] {
  let last: Continued | undefined;
  return items.flatMap((item) => {
    const { title, body } = splitTitle(text, item.opening);
    if (!body) return [item];
    const list = enumerationIn(text, body, last);
    if (list.items.length === 0) return [item];
    if (!isArea(text.slice(title.from, title.to)) && !numbered(text, body, list.items)) return [item];
    last = list.last ?? undefined;
    const above = item.area ? { area: item.area, category: title } : { area: title, category: null };
    return list.items.map((each) => itemOf(each, above, item.path, item.heading));
  });
}

/** Whether nothing but numbers 1. 2. or (1) (2) follow a title. */
function numbered(text: string, { from }: Range, items: readonly EnumeratedItem[]): boolean {
  const [first] = items;
  const marker = first?.marker.from === from ? markerAt(text, from) : null;
  return items.length > 1 && marker !== null && NUMBERS.has(marker.style);
}

const NUMBERS: ReadonlySet<Style> = new Set(['digit', 'digit-comma', 'half-digit', 'paren-digit']);

function itemOf(
  { marker, range }: EnumeratedItem,
  above: Pick<ItemNote, 'area' | 'category'>,
  path: readonly Range[],
  heading: string | null,
): ItemNote {
  return {
    marker,
    path: [...path, marker],
    ...above,
    heading,
    opening: range,
    paragraphs: [{ from: marker.from, to: range.to }],
  };
}
