import { LIMITS, type Limits, within } from '../limits.ts';
import { attributeOf, childOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** What the reading of text needs of a style: its numbering and whether it hides text. */
export interface Style {
  readonly id: string;
  readonly basedOn: string | null;
  readonly numId: string | null;
  readonly level: string | null;
  readonly hidden: boolean | null;
}

/** What a style has of itself or of those it is based on. */
type Inherited = Pick<Style, 'numId' | 'hidden'>;

/** The styles part (`w:styles`), or none. Throws `suspicious` when a style is asked for that is based on too many others. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #inherited = new Map<string, Inherited>();
  readonly #limits: Limits;
  #defaultParagraph: string | null = null;
  #defaultHidden = false;

  constructor(root: XmlElement | null, limits: Limits = LIMITS) {
    this.#limits = limits;
    for (const element of root?.children ?? []) {
      const name = element.name;
      if (name === 'style') this.#add(element);
      if (name === 'docDefaults')
        this.#defaultHidden = toggleOf(childOf(childOf(element, 'rPrDefault'), 'rPr'), 'vanish') ?? false;
    }
  }

  /** A style and those it is based on, nearest first. Without an id, or with one that is not defined: the default paragraph style's. */
  paragraphChain(id: string | null): readonly Style[] {
    return this.#chain(this.#paragraphStyle(id));
  }

  /** The list that a paragraph style puts its paragraphs in. */
  numIdOfParagraph(id: string | null): string | null {
    return this.#inherit(this.#paragraphStyle(id)).numId;
  }

  /** The list that a numbering style stands for (`numStyleLink`). */
  numIdOf(id: string): string | null {
    return this.#inherit(id).numId;
  }

  /** Whether text with these run properties in a paragraph of this style is hidden. Styles toggle each other (17.7.3); a direct setting wins. */
  isHidden(runProperties: XmlElement | null, paragraphStyle: string | null): boolean {
    const direct = toggleOf(runProperties, 'vanish');
    if (direct !== null) return direct;
    const runStyle = valOf(runProperties, 'rStyle');
    const inRun = runStyle !== null && this.#hides(runStyle);
    return this.#defaultHidden || inRun !== this.#hides(this.#paragraphStyle(paragraphStyle));
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

  #paragraphStyle(id: string | null): string | null {
    return id !== null && this.#styles.has(id) ? id : this.#defaultParagraph;
  }

  #hides(id: string | null): boolean {
    return this.#inherit(id).hidden ?? false;
  }

  /** Kept for each style, where its chain would take thousands of times the room. */
  #inherit(id: string | null): Inherited {
    const known = this.#inherited.get(id ?? '');
    if (known) return known;
    const chain = this.#chain(id);
    const nearest = <Name extends keyof Inherited>(name: Name): Inherited[Name] =>
      chain.find((style) => style[name] !== null)?.[name] ?? null;
    const inherited = { numId: nearest('numId'), hidden: nearest('hidden') };
    this.#inherited.set(id ?? '', inherited);
    return inherited;
  }

  /** Ends where it comes round to a style again. */
  #chain(id: string | null): readonly Style[] {
    const chain = new Set<Style>();
    for (
      let style = this.#styles.get(id ?? '');
      style && !chain.has(style);
      style = this.#styles.get(style.basedOn ?? '')
    ) {
      chain.add(style);
      within(this.#limits, 'depth', chain.size);
    }
    return [...chain];
  }
}
