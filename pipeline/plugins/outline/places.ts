import type { Numbered } from './numbering.ts';
import type { TitleWordings } from './title-wordings.ts';

export interface AreaAndCategory {
  readonly area: Numbered | null;
  readonly category: Numbered | null;
}

/** Which of the headings above an item name its area and its category, by what stands above all items of a document. */
export class Places {
  readonly #titles: TitleWordings;
  /** Styles of nodes that stand outermost, and innermost, where two or more stand above an item. */
  readonly #outer = new Set<string>();
  readonly #inner = new Set<string>();
  /** Styles of nodes above items of which one reads as an area. */
  readonly #areas = new Set<string>();

  constructor(titles: TitleWordings) {
    this.#titles = titles;
  }

  /** Takes the headings above an item, outermost first. */
  learn(above: readonly Numbered[]): void {
    for (const node of above) if (this.#titles.of(node) === 'area') this.#areas.add(node.style);
    if (above.length < 2) return;
    this.#outer.add(above[0]?.style ?? '');
    this.#inner.add(above.at(-1)?.style ?? '');
  }

  /** What the headings above an item name, once all have been learnt. */
  of(above: readonly Numbered[]): AreaAndCategory {
    const [first] = above;
    if (!first) return { area: null, category: null };
    const last = above.at(-1);
    if (last && last !== first) return { area: first, category: last };
    return this.#isArea(first) ? { area: first, category: null } : { area: null, category: first };
  }

  /**
   * A single heading above an item is its area, unless it is introduced or wrapped as a problem (反馈问题:…, 关于“…”的问题) or is
   * a plain number that names one (1.落实…不够及时).
   */
  #isArea(node: Numbered): boolean {
    if (this.#areas.has(node.style) || this.#outer.has(node.style)) return true;
    if (this.#inner.has(node.style)) return false;
    const wording = this.#titles.of(node);
    if (wording === 'area') return true;
    const [label] = this.#titles.lineOf(node).labels;
    return (
      wording !== 'wrapped' &&
      label?.role !== 'problem' &&
      (wording !== 'problem' || node.style === 'han' || node.style === 'paren-han')
    );
  }
}
