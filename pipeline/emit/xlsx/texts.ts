import { escaped, workbookText } from './cells.ts';

/**
 * The texts of a workbook. Cells name them by number, so a statement that stands in five sheets is escaped, packed and written once.
 * A text is always a text, whatever it begins with: `=1+1` is no formula.
 */
export class Texts {
  readonly #numbers = new Map<string, number>();
  readonly #head: string;
  readonly #first: number;
  readonly #tail: string;

  /** Goes on after the texts of the skeleton, given the XML of their part. */
  constructor(xml: string) {
    const end = xml.indexOf('</sst>');
    if (end < 0) throw new TypeError('the skeleton has no shared texts');
    this.#first = xml.split('<si>').length - 1;
    this.#head = xml.slice(0, end).replace(/ (?:count|uniqueCount)="\d+"/g, '');
    this.#tail = xml.slice(end);
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#first + this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** The XML of the part, when every cell has its number. */
  *xml(): Generator<string> {
    yield this.#head;
    for (const text of this.#numbers.keys()) yield itemXml(workbookText(text));
    yield this.#tail;
  }
}

function itemXml(text: string): string {
  // Most texts need no leave to keep their white space.
  const space = /^\s|\s$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<si><t${space}>${escaped(text)}</t></si>`;
}
