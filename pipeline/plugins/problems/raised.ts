import { type Continued, type EnumeratedItem, enumerationIn } from '../../language/enumerations.ts';
import { markerAt, type Style } from '../../language/markers.ts';
import { splitTitle } from '../../language/titles.ts';
import { type Matcher, matcherOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { ItemNote } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';
import { listIn, type Signs, type Unmarked, unmarkedIn } from './unmarked.ts';

/**
 * Reads problems that a feedback document raises in running text, as items:
 * ```
 * 巡视发现的主要问题:一是担当意识不强;二是聚焦主责不够。       a sentence that announces problems
 * (一)在落实乡村振兴战略方面。(1)产业路径不清;(2)…           an area with its problems on its own line
 * (一)履行职能责任有差距。1.康复服务质量不高;2.…             the same where most are written so; 一是…二是… would be its details
 * 共发现12个问题。主要是:                                   a paragraph that announces them,
 * 党的领导方面:一是学习不深;二是落实有偏差。                  and below it one of each area, or 一是…, 二是… a paragraph each
 * 发现一些问题,主要是:学习不深;责任不实。                    a list without numbers
 * ```
 */
export class RaisedReader {
  readonly #lists: Matcher<Rules['lists'][number]['gives']>;
  readonly #wording: Matcher<Rules['wording'][number]['gives']>;

  constructor({ lists, wording }: Pick<Rules, 'lists' | 'wording'>) {
    this.#lists = matcherOf(lists);
    this.#wording = matcherOf(wording);
  }

  /** The items of a document with the problems that stand in their lines; without items the lists that are announced as problems. */
  read(text: string, paragraphs: readonly Range[], items: readonly ItemNote[]): ItemNote[] {
    return items.length > 0 ? this.#spread(text, items) : this.#announced(text, paragraphs);
  }

  #announced(text: string, paragraphs: readonly Range[]): ItemNote[] {
    const raised: ItemNote[] = [];
    for (const [i, range] of paragraphs.entries()) {
      const read = raised.at(-1);
      const { items } = enumerationIn(text, range);
      const [first] = items;
      const lead = { from: range.from, to: first?.marker.from ?? range.to };
      if (read && range.from < read.opening.to) continue;
      const byArea = this.#listedByArea(text, items);
      const unmarked = byArea.length > 0 ? byArea : unmarkedIn(text, lead, this.#signs(text)).map(unmarkedItem);
      for (const item of unmarked) raised.push(item);
      if (unmarked.length > 0 || !this.#announces(text, lead)) continue;
      if (!first) for (const item of this.#below(text, paragraphs, i + 1)) raised.push(item);
      else if (!this.#areMeasures(text, items))
        for (const item of items) raised.push(itemOf(item, { area: null, category: null }, [], null));
    }
    return raised;
  }

  #signs(text: string): Signs {
    const reads = ({ from, to }: Range) => this.#wording.first(text.slice(from, to))?.rule.gives.reads;
    return {
      announces: (range) => this.#announces(text, range),
      isArea: (range) => this.#isArea(text, range),
      isProblem: (range) => reads(range) === 'problem',
      isMeasure: (range) => reads(range) === 'measure',
    };
  }

  /** 他指出,一是党的领导方面:作用不强;执行不力。二是…: areas with a list each, whatever announced them. */
  #listedByArea(text: string, items: readonly EnumeratedItem[]): ItemNote[] {
    const signs = this.#signs(text);
    const lists = items.map(({ range }) => {
      const colon = text.indexOf(':', range.from);
      const title = { from: range.from, to: colon };
      if (colon < 0 || colon >= range.to || !signs.isArea(title)) return [];
      const end = text.indexOf('。', colon);
      return listIn(text, { from: colon + 1, to: end < 0 ? range.to : Math.min(end, range.to) }, title, signs);
    });
    return lists.length > 1 && lists.every((list) => list.length > 0) ? lists.flat().map(unmarkedItem) : [];
  }

  /** 针对反馈的问题,一是提高站位…: what a speaker promises is announced by problems and names none. */
  #areMeasures(text: string, items: readonly EnumeratedItem[]): boolean {
    const measures = items.filter(
      ({ range: { from, to } }) =>
        this.#wording.first(text.slice(from, Math.min(to, from + 40)))?.rule.gives.reads === 'measure',
    );
    return 2 * measures.length > items.length;
  }

  /** Whether the last words of a range announce problems; 主要是: alone speaks of the sentence before it. */
  #announces(text: string, { from, to }: Range): boolean {
    const sentences = text.slice(from, to).split('。');
    const last = sentences.at(-1) ?? '';
    const words = LEADS_ON.test(last) ? sentences.slice(-2).join(',') : last;
    return this.#lists.first(words)?.rule.gives.announces === 'problems';
  }

  /** The problems of the paragraphs from one on that each name an area and enumerate, or are one of a list each, up to the first that does not. */
  #below(text: string, paragraphs: readonly Range[], from: number): ItemNote[] {
    const raised: ItemNote[] = [];
    let last: Continued | undefined;
    for (let i = from; i < paragraphs.length; i++) {
      const range = paragraphs[i];
      const { items, last: end } = range ? enumerationIn(text, range, last) : { items: [], last: null };
      const [first] = items;
      if (!range || !first) break;
      const { title } = splitTitle(text, { from: range.from, to: first.marker.from });
      const area = title.from < title.to ? title : null;
      if (area && (last !== undefined || !this.#isArea(text, area))) break;
      if (!area) last = end ?? undefined;
      for (const item of items) raised.push(itemOf(item, { area, category: null }, [], null));
    }
    return raised;
  }

  /** Items with their problems on the same line become those problems; their numbers may go on from item to item. */
  #spread(text: string, items: readonly ItemNote[]): ItemNote[] {
    let last: Continued | undefined;
    const areNumbered =
      2 * items.filter(({ opening }) => isNumbered(text, splitTitle(text, opening).body)).length >= items.length;
    return items.flatMap((item) => {
      const { title, body } = splitTitle(text, item.opening);
      if (!body) return [item];
      const list = enumerationIn(text, body, last);
      if (list.items.length === 0) return [item];
      if (!this.#isArea(text, title) && !(areNumbered && startsNumbered(text, body, list.items))) return [item];
      last = list.last ?? undefined;
      const above = item.area ? { area: item.area, category: title } : { area: title, category: null };
      return list.items.map((each) => itemOf(each, above, item.path, item.heading));
    });
  }

  #isArea(text: string, { from, to }: Range): boolean {
    return this.#wording.first(text.slice(from, to))?.rule.gives.reads === 'area';
  }
}

/** Whether nothing but numbers 1. 2. or (1) (2) follow a title. */
function startsNumbered(text: string, { from }: Range, items: readonly EnumeratedItem[]): boolean {
  const [first] = items;
  const marker = first?.marker.from === from ? markerAt(text, from) : null;
  return items.length > 1 && marker !== null && NUMBERS.has(marker.style);
}

const isNumbered = (text: string, body: Range | null): boolean =>
  body !== null && NUMBERS.has(markerAt(text, body.from)?.style ?? 'han');

/** 主要是:, 具体有以下几方面: */
const LEADS_ON = /^(?:主要|具体|突出)?(?:表现)?(?:是|有|为|在|如下|包括|表现)[^。:]{0,10}:$/u;

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

const unmarkedItem = ({ range, area }: Unmarked): ItemNote => ({
  marker: null,
  path: [],
  area,
  category: null,
  heading: null,
  opening: range,
  paragraphs: [range],
});
