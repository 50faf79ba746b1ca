import { DOMParser } from '@xmldom/xmldom';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PREFIXES = new Map([
  [WORD, ''],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', ''],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm:'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm:'],
]);

/** The namespace declaration that Word XML of our own making needs. */
export const WORD_NAMESPACE = `xmlns:w="${WORD}"`;

/** The root element of an XML part. Throws where the XML is not well-formed. */
export function parseXml(xml: string): Element {
  const parser = new DOMParser({
    errorHandler: (level, message) => {
      throw new Error(`${level}: ${String(message)}`);
    },
  });
  const root = xml.trim() === '' ? null : parser.parseFromString(xml, 'text/xml').documentElement;
  if (!root) throw new Error('no root element');
  return root;
}

/** A name that does not depend on the file's prefixes: `p` for Word's own elements, `mc:Choice`, `m:t`, `` for other vocabularies. */
export function nameOf(element: Element): string {
  const prefix = PREFIXES.get(element.namespaceURI ?? '');
  return prefix === undefined ? '' : prefix + element.localName;
}

/** The child elements, in order; grandchildren are not looked at (`pPrChange` keeps an old `numPr`). */
export function childrenOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let node: Node | null = element.firstChild; node; node = node.nextSibling) {
    if (isElement(node)) found.push(node);
  }
  return found;
}

/** The first direct child of that name. */
export function childOf(element: Element | null, name: string): Element | null {
  for (let node: Node | null = element?.firstChild ?? null; node; node = node.nextSibling) {
    if (isElement(node) && nameOf(node) === name) return node;
  }
  return null;
}

/** An attribute in the element's own namespace (`w:val` of a `w:` element); null where it is missing. */
export function attributeOf(element: Element | null, name: string): string | null {
  return element?.getAttributeNodeNS(element.namespaceURI, name)?.value ?? null;
}

/** `w:val` of a direct child. */
export const valOf = (element: Element | null, child: string): string | null =>
  attributeOf(childOf(element, child), 'val');

/** A number in an attribute value; null where it is missing or no number. */
export function integer(value: string | null): number | null {
  const number = value === null || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

/** An on/off property (`w:vanish`, `w:isLgl`): null where it is not given at all. */
export function toggleOf(properties: Element | null, name: string): boolean | null {
  const element = childOf(properties, name);
  if (!element) return null;
  const value = attributeOf(element, 'val');
  return value !== '0' && value !== 'false' && value !== 'off';
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
