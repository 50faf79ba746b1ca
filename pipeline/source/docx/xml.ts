import { XmlElement as Parsed, parseXml as parse, XmlText } from '@rgrove/parse-xml';

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

/** The root element of an XML part. Throws where the XML is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const { root } = parse(xml.replace(FORBIDDEN, ''));
  if (!root) throw new Error('no root element');
  return elementOf(root, new Prefixes());
}

/** Characters that XML does not allow, and references to them: stray ones come in with pasted text, and say nothing. */
const FORBIDDEN =
  /[^\t\n\r -\ufffd\u{10000}-\u{10ffff}]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/giu;

/** The prefixes that are declared at a place, and what names mean there. */
class Prefixes {
  readonly #namespaces: ReadonlyMap<string, string>;
  readonly #names = new Map<string, string>();

  constructor(namespaces: ReadonlyMap<string, string> = new Map()) {
    this.#namespaces = namespaces;
  }

  /** Those inside an element: with the ones it declares. */
  inside(attributes: Readonly<Record<string, string>>): Prefixes {
    const declared = Object.keys(attributes).filter((name) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (declared.length === 0) return this;
    const added = declared.map((name): [string, string] => [name.slice('xmlns:'.length), attributes[name] ?? '']);
    return new Prefixes(new Map([...this.#namespaces, ...added]));
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

function elementOf(parsed: Parsed, outside: Prefixes): XmlElement {
  const prefixes = outside.inside(parsed.attributes);
  const children: XmlElement[] = [];
  let text = '';
  for (const child of parsed.children) {
    if (child instanceof Parsed) children.push(elementOf(child, prefixes));
    else if (child instanceof XmlText) text += child.text;
  }
  return { name: prefixes.nameOf(parsed.name), attributes: attributesOf(parsed, prefixes), children, text };
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
