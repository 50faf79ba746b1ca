import { formatNumber } from './number-format.ts';
import type { Style, Styles } from './styles.ts';
import { attributeOf, childOf, integer, toggleOf, valOf, type XmlElement } from './xml.ts';

/** Word has no more levels. A level far below would be counted with all that it passes over. */
const LEVELS = 9;
/** UTF-16 code units of a label. Word's own have a few; what is longer is cut, or every paragraph of a small file could bring a page. */
const LONGEST_LABEL = 128;

/** A level of a list (`w:lvl`). */
interface Level {
  readonly start: number;
  readonly format: string;
  /** The pieces of the label: text, and `%1` … `%9` in the place of the numbers of the levels. */
  readonly pieces: readonly string[];
  /** Numbers of the levels above are shown in decimal. */
  readonly legal: boolean;
  readonly hidden: boolean;
  /** The level (from 1) whose use starts this one afresh, with all above it; 0 for never; null for the level above. */
  readonly restart: number | null;
  readonly style: string | null;
}

type Levels = ReadonlyMap<number, Level>;

/** A list (`w:num`) with its overrides resolved. */
interface List {
  readonly id: string;
  /** Lists of one abstract definition count on from each other. */
  readonly abstractId: string;
  readonly levels: Levels;
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** A paragraph's place in a list. */
export interface ListPlace {
  readonly list: List;
  readonly level: number;
}

/** The numbering part (`w:numbering`), or none: which paragraphs are numbered, and how. */
export class Numbering {
  readonly #styles: Styles;
  readonly #abstracts = new Map<string, XmlElement>();
  readonly #nums = new Map<string, XmlElement>();
  readonly #lists = new Map<string, List | null>();
  readonly #abstractLevels = new Map<string, Levels>();

  constructor(root: XmlElement | null, styles: Styles) {
    this.#styles = styles;
    for (const element of root?.children ?? []) {
      const name = element.name;
      if (name === 'abstractNum') this.#abstracts.set(attributeOf(element, 'abstractNumId') ?? '', element);
      if (name === 'num') this.#nums.set(attributeOf(element, 'numId') ?? '', element);
    }
  }

  /** The list and level of a paragraph by its properties (`w:pPr`) and its style; null where it has no number. */
  placeOf(properties: XmlElement | null): ListPlace | null {
    if (this.#nums.size === 0) return null;
    const direct = childOf(properties, 'numPr');
    const style = valOf(properties, 'pStyle');
    const numId = valOf(direct, 'numId') ?? this.#styles.numIdOfParagraph(style);
    const list = numId === null || numId === '0' ? null : this.#list(numId);
    if (!list) return null;
    const level = integer(valOf(direct, 'ilvl')) ?? styleLevel(list.levels, this.#styles.paragraphChain(style));
    return list.levels.has(level) ? { list, level } : null;
  }

  #list(numId: string): List | null {
    const known = this.#lists.get(numId);
    if (known !== undefined) return known;
    const list = this.#resolve(numId);
    this.#lists.set(numId, list);
    return list;
  }

  #resolve(numId: string): List | null {
    const num = this.#nums.get(numId);
    const abstractId = valOf(num ?? null, 'abstractNumId');
    if (!num || abstractId === null) return null;
    const levels = new Map(this.#levelsOf(abstractId));
    const startOverrides = new Map<number, number>();
    for (const override of num.children.filter((child) => child.name === 'lvlOverride')) {
      const index = levelIndex(override);
      const level = childOf(override, 'lvl');
      if (level && index < LEVELS) levels.set(index, readLevel(level));
      const start = integer(valOf(override, 'startOverride'));
      if (start !== null) startOverrides.set(index, start);
    }
    return { id: numId, abstractId, levels, startOverrides };
  }

  /** The levels of an abstract definition; a circle of links has none. */
  #levelsOf(abstractId: string): Levels {
    const known = this.#abstractLevels.get(abstractId);
    if (known) return known;
    this.#abstractLevels.set(abstractId, new Map());
    const levels = this.#readLevels(this.#abstracts.get(abstractId) ?? null);
    this.#abstractLevels.set(abstractId, levels);
    return levels;
  }

  /** An abstract definition may only point at a numbering style, whose list has the levels. */
  #readLevels(abstract: XmlElement | null): Levels {
    const link = valOf(abstract, 'numStyleLink');
    if (link !== null) {
      const target = this.#nums.get(this.#styles.numIdOf(link) ?? '') ?? null;
      return this.#levelsOf(valOf(target, 'abstractNumId') ?? '');
    }
    const levels = (abstract?.children ?? []).filter((child) => child.name === 'lvl' && levelIndex(child) < LEVELS);
    return new Map(levels.map((level) => [levelIndex(level), readLevel(level)]));
  }
}

const levelIndex = (element: XmlElement): number => integer(attributeOf(element, 'ilvl')) ?? 0;

/** A list says by `pStyle` which level a style stands for; a style's own `ilvl` is asked only where it does not. */
function styleLevel(levels: Levels, chain: readonly Style[]): number {
  for (const style of chain) {
    for (const [index, level] of levels) if (level.style === style.id) return index;
    const own = integer(style.level);
    if (own !== null) return own;
  }
  return 0;
}

function readLevel(element: XmlElement): Level {
  return {
    start: integer(valOf(element, 'start')) ?? 0,
    format: readFormat(element),
    pieces: (valOf(element, 'lvlText') ?? '').slice(0, LONGEST_LABEL).split(/(%[1-9])/),
    legal: toggleOf(element, 'isLgl') ?? false,
    hidden: toggleOf(childOf(element, 'rPr'), 'vanish') ?? false,
    restart: integer(valOf(element, 'lvlRestart')),
    style: valOf(element, 'pStyle'),
  };
}

/** Zero-padded formats of newer Word stand as `custom` ("001, 002, …") in a choice, with `decimal` as the fallback; here they are `001`. */
function readFormat(level: XmlElement): string {
  const choice = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice');
  const element = childOf(level, 'numFmt') ?? childOf(choice, 'numFmt');
  const format = attributeOf(element, 'val') ?? 'decimal';
  const pattern = attributeOf(element, 'format')?.split(',', 1)[0]?.trim() ?? '';
  return format === 'custom' && /^0+1$/.test(pattern) ? pattern : format;
}

/** The counters of one story (the body, the footnotes, a text box): each counts on its own. */
export class Counters {
  readonly #values = new Map<string, Map<number, number>>();
  readonly #spent = new Set<string>();

  /** Counts a paragraph and gives its label: `（一）`; empty for bullets. */
  next({ list, level }: ListPlace): string {
    const values = this.#values.get(list.abstractId) ?? new Map<number, number>();
    this.#values.set(list.abstractId, values);
    values.set(level, this.#advance(list, level, values.get(level)));
    // A level that was passed over counts as used: 1, 1.1.1, then 1.2.
    for (let above = 0; above < level; above++) {
      if (!values.has(above)) values.set(above, startOf(list, above));
    }
    for (const [index, { restart }] of list.levels) {
      const limit = restart === null || restart > index ? index : restart;
      if (index > level && level < limit) values.delete(index);
    }
    return label(list, level, values);
  }

  /** A start override acts once, where its list first uses the level. */
  #advance(list: List, level: number, last: number | undefined): number {
    const override = list.startOverrides.get(level);
    const key = `${list.id}/${level}`;
    if (override !== undefined && !this.#spent.has(key)) {
      this.#spent.add(key);
      return override;
    }
    return last === undefined ? startOf(list, level) : last + 1;
  }
}

const startOf = (list: List, level: number): number =>
  list.startOverrides.get(level) ?? list.levels.get(level)?.start ?? 0;

function label(list: List, level: number, values: ReadonlyMap<number, number>): string {
  const own = list.levels.get(level);
  if (!own || own.hidden || own.format === 'bullet') return '';
  let out = '';
  for (const piece of own.pieces) {
    const index = /^%[1-9]$/.test(piece) ? Number(piece.charAt(1)) - 1 : null;
    out += index === null ? piece : shownNumber(list, level, index, values);
    if (out.length > LONGEST_LABEL) return out.slice(0, LONGEST_LABEL);
  }
  return out;
}

/** The number of a level in a label; none for a level below the label's own. */
function shownNumber(list: List, level: number, index: number, values: ReadonlyMap<number, number>): string {
  const value = values.get(index);
  if (value === undefined || index > level) return '';
  const format = list.levels.get(index)?.format ?? 'decimal';
  // Legal numbering shows the levels above in decimal, but keeps 01.
  const legal = list.levels.get(level)?.legal ?? false;
  const decimal = legal && index < level && format !== 'decimalZero' && !format.startsWith('0');
  return formatNumber(value, decimal ? 'decimal' : format);
}
