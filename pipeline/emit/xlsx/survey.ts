const TEXTS = /<(?:\w+:)?sst[\s/>]/;
const SHEET = /<(?:[^\s<>/:]*:)?worksheet[\s/>]/;
const SHEET_END = /<\/(?:[^\s<>/:]*:)?worksheet\s*>/;
const TEXT = /<(?:\w+:)?si[\s/>]/g;
/** A row or a cell: its attributes, and a cell's value. */
const PLACE =
  /<(?:\w+:)?(row|c)((?:\s+[^\s=<>"']+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>(?:\s*<(?:\w+:)?v[^<>]*>([^<]*))?/g;
/** What the library takes for a row or a cell, however it is written. */
const LOOSE = /<(?:[^\s<>/:]*:)?(?:row|c)[\s/>]/g;
/** Two places of one cell, or one in another attribute's value. */
const TWICE = /\sr\s*=.*\sr\s*=/s;
const REFERENCE = /\sr\s*=\s*["']([^"']*)/;
const SHARED = /\st\s*=\s*["']s["']/;
/** B12, or a row's 12. */
const AT = /^([A-Z]{0,3})(\d{1,7})$/;

/** What the parts of a workbook tell of it, before a grid is made of each sheet. */
export class Survey {
  #texts = 0;
  #highest = -1;
  #rows = 0;
  #cells = 0;
  #wellFormed = true;

  add(part: Buffer): void {
    // what is looked for is ASCII, and a byte each is all it takes
    const xml = part.toString('latin1');
    if (TEXTS.test(xml)) this.#texts += xml.match(TEXT)?.length ?? 0;
    if (SHEET.test(xml)) this.#sheet(xml);
  }

  /** Rows of all sheets, up to the last one of each: a sheet of one cell far down costs as much as a full one. */
  get rows(): number {
    return this.#rows;
  }

  /** Rows times columns of all sheets. */
  get cells(): number {
    return this.#cells;
  }

  /**
   * Whether every cell that names a shared text by its number finds it. The library reads one that finds none as an empty cell, and that
   * looks like one that a person emptied.
   */
  get resolved(): boolean {
    return this.#highest < this.#texts;
  }

  /**
   * Whether every sheet is whole and written as XML is. No program writes what is not; the library makes a grid of it all the same, and rows
   * that are cut off look like rows that nobody changed.
   */
  get wellFormed(): boolean {
    return this.#wellFormed;
  }

  #sheet(xml: string): void {
    let rows = 0;
    let columns = 1;
    let column = 0;
    let read = 0;
    for (const [, name, attributes = '', value] of xml.matchAll(PLACE)) {
      read++;
      if (TWICE.test(attributes)) this.#wellFormed = false;
      const at = placeOf(REFERENCE.exec(attributes)?.[1]);
      if (name === 'row') {
        rows = Math.max(rows + 1, at?.row ?? 0);
        column = 0;
        continue;
      }
      column = at?.column ?? column + 1;
      columns = Math.max(columns, column);
      rows = Math.max(rows, at?.row ?? 0);
      if (value !== undefined && SHARED.test(attributes)) this.#highest = Math.max(this.#highest, numberOf(value));
    }
    if ((xml.match(LOOSE)?.length ?? 0) > read || !SHEET_END.test(xml)) this.#wellFormed = false;
    this.#rows += rows;
    this.#cells += rows * columns;
  }
}

interface At {
  readonly row: number;
  readonly column: number;
}

/** Null for nothing; what is no place is beyond all. */
function placeOf(reference: string | undefined): At | null {
  if (reference === undefined) return null;
  const [, letters = '', digits] = AT.exec(reference) ?? [];
  if (digits === undefined) return { row: Number.POSITIVE_INFINITY, column: 1 };
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return { row: Number(digits), column };
}

/** The number of a text; infinite where it is none. */
function numberOf(value: string): number {
  const number = Number(value);
  return number >= 0 ? number : Number.POSITIVE_INFINITY;
}
