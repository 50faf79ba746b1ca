import { attributeOf, childOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** What the reading of text needs of a style: its numbering and whether it hides text. */
export interface Style {
  readonly id: string;
  readonly basedOn: string | null;
  readonly numId: string | null;
  readonly level: string | null;
  readonly hidden: boolean | null;
}

/** The styles part (`w:styles`), or none. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #chains = new Map<string, readonly Style[]>();
  #defaultParagraph: string | null = null;
  #defaultHidden = false;

  constructor(root: XmlElement | null) {
    for (const element of root?.children ?? []) {
      const name = element.name;
      if (name === 'style') this.#add(element);
      if (name === 'docDefaults')
        this.#defaultHidden = toggleOf(childOf(childOf(element, 'rPrDefault'), 'rPr'), 'vanish') ?? false;
    }
  }

  /** A style and those it is based on, nearest first. Without an id, or with one that is not defined: the default paragraph style's. */
  paragraphChain(id: string | null): readonly Style[] {
    const known = id !== null && this.#styles.has(id) ? id : this.#defaultParagraph;
    return known === null ? [] : this.#chain(known);
  }

  /** The list that a numbering style stands for (`numStyleLink`). */
  numIdOf(id: string): string | null {
    return this.#chain(id).find((style) => style.numId !== null)?.numId ?? null;
  }

  /** Whether text with these run properties in a paragraph of this style is hidden. Styles toggle each other (17.7.3); a direct setting wins. */
  isHidden(runProperties: XmlElement | null, paragraphStyle: string | null): boolean {
    const direct = toggleOf(runProperties, 'vanish');
    if (direct !== null) return direct;
    const runStyle = valOf(runProperties, 'rStyle');
    const inRun = runStyle !== null && hides(this.#chain(runStyle));
    return this.#defaultHidden || inRun !== hides(this.paragraphChain(paragraphStyle));
  }

  #add(element: XmlElement): void {
    const id = attributeOf(element, 'styleId');
    if (id === null || this.#styles.has(id)) return;
    const numbering = childOf(childOf(element, 'pPr'), 'numPr');
    this.#styles.set(id, {
      id,
      basedOn: valOf(element, 'basedOn'),
      numId: valOf(numbering, 'numId'),
      level: valOf(numbering, 'ilvl'),
      hidden: toggleOf(childOf(element, 'rPr'), 'vanish'),
    });
    const isDefault = ['1', 'true', 'on'].includes(attributeOf(element, 'default') ?? '');
    if (isDefault && attributeOf(element, 'type') === 'paragraph') this.#defaultParagraph ??= id;
  }

  #chain(id: string): readonly Style[] {
    const cached = this.#chains.get(id);
    if (cached) return cached;
    const chain: Style[] = [];
    const seen = new Set<string>();
    for (
      let style = this.#styles.get(id);
      style && !seen.has(style.id);
      style = this.#styles.get(style.basedOn ?? '')
    ) {
      seen.add(style.id);
      chain.push(style);
    }
    this.#chains.set(id, chain);
    return chain;
  }
}

const hides = (chain: readonly Style[]): boolean => chain.find((style) => style.hidden !== null)?.hidden ?? false;
