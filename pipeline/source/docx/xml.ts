import { XmlElement as Parsed, parseXml as parse, XmlText } from '@rgrove/parse-xml';
import { checkXml, LIMITS, type Limits } from '../limits.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** What names of the vocabularies that are read begin with, by namespace. */
const VOCABULARIES = new Map([
  [WORD, ''],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', ''],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm:'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm:'],
]);

/** The namespace declaration that Word XML of our own making needs. */
export const WORD_NAMESPACE = `xmlns:w="${WORD}"`;

/** An element of an XML part. Its names do not depend on the file's prefixes. */
export interface XmlElement {
  /** `p` for Word's own elements, `mc:Choice`, `m:t`, `` for other vocabularies. */
  readonly name: string;
  /** Attributes by name: those of the element's own vocabulary by their local one (`val`), others as written (`xml:space`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text that stands in it directly. */
  readonly text: string;
}

/**
 * The root element of an XML part. Throws `suspicious` or `damaged` by what is checked before a tree is made of it, and any error
 * where the XML is not well-formed.
 */
export function parseXml(xml: string, limits: Limits = LIMITS): XmlElement {
  // First: the check has to see what the parser will see. Line ends are made one here as well, the parser takes a copy of the text for each.
  const clean = xml.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n');
  checkXml(clean, limits);
  const { root } = parse(clean);
  if (!root) throw new Error('no root element');
  return elementOf(root, new Prefixes());
}

/** Characters that XML does not allow, and references to them: stray ones come in with pasted text, and say nothing. */
const FORBIDDEN =
  /[^\t\n\r -\ufffd\u{10000}-\u{10ffff}]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/giu;

/** What a prefix meant before an element declared it. */
type Declared = readonly (readonly [prefix: string, before: string | undefined])[];

const NONE: Declared = [];

/** The prefixes that are declared at the place where the reading is, and what names mean there. */
class Prefixes {
  readonly #namespaces = new Map<string, string | undefined>();
  readonly #names = new Map<string, string>();

  /** Takes what an element declares. Gives what `leave` takes back at its end. */
  enter(attributes: Readonly<Record<string, string>>): Declared {
    let declared: [string, string | undefined][] | null = null;
    for (const name in attributes) {
      if (!name.startsWith('xmlns') || (name !== 'xmlns' && name[5] !== ':')) continue;
      const prefix = name.slice('xmlns:'.length);
      declared ??= [];
      declared.push([prefix, this.#namespaces.get(prefix)]);
      this.#namespaces.set(prefix, attributes[name]);
    }
    if (declared) this.#names.clear();
    return declared ?? NONE;
  }

  leave(declared: Declared): void {
    if (declared.length === 0) return;
    for (const [prefix, before] of declared) this.#namespaces.set(prefix, before);
    this.#names.clear();
  }

  namespaceOf(written: string): string | undefined {
    return this.#namespaces.get(written.slice(0, Math.max(0, written.indexOf(':'))));
  }

  nameOf(written: string): string {
    const known = this.#names.get(written);
    if (known !== undefined) return known;
    const vocabulary = VOCABULARIES.get(this.namespaceOf(written) ?? '');
    const name = vocabulary === undefined ? '' : vocabulary + localOf(written);
    this.#names.set(written, name);
    return name;
  }
}

const localOf = (written: string): string => written.slice(written.indexOf(':') + 1);

function elementOf(parsed: Parsed, prefixes: Prefixes): XmlElement {
  const declared = prefixes.enter(parsed.attributes);
  const name = prefixes.nameOf(parsed.name);
  const attributes = attributesOf(parsed, prefixes);
  const children: XmlElement[] = [];
  let text = '';
  for (const child of parsed.children) {
    if (child instanceof Parsed) children.push(elementOf(child, prefixes));
    else if (child instanceof XmlText) text += child.text;
  }
  prefixes.leave(declared);
  return { name, attributes, children, text };
}

function attributesOf({ name, attributes }: Parsed, prefixes: Prefixes): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const written in attributes) {
    const isOwn = written.includes(':') && prefixes.namespaceOf(written) === prefixes.namespaceOf(name);
    named.set(isOwn ? localOf(written) : written, attributes[written] ?? '');
  }
  return named;
}

/** The first direct child of that name; grandchildren are not looked at (`pPrChange` keeps an old `numPr`). */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** An attribute of the element's own vocabulary (`w:val` of a `w:` element); null where it is missing. */
export function attributeOf(element: XmlElement | null, name: string): string | null {
  return element?.attributes.get(name) ?? null;
}

/** `w:val` of a direct child. */
export const valOf = (element: XmlElement | null, child: string): string | null =>
  attributeOf(childOf(element, child), 'val');

/** A number in an attribute value; null where it is missing or no number. */
export function integer(value: string | null): number | null {
  const number = value === null || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

/** An on/off property (`w:vanish`, `w:isLgl`): null where it is not given at all. */
export function toggleOf(properties: XmlElement | null, name: string): boolean | null {
  const element = childOf(properties, name);
  if (!element) return null;
  const value = attributeOf(element, 'val');
  return value !== '0' && value !== 'false' && value !== 'off';
}
