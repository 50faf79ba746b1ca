/** The character style of the label runs, by which generated text is told from typed text. No style of the file reaches the plain part. */
export const LABEL_STYLE = 'taizhang-label';

/** Collects the content of one paragraph as plain runs: text, tabs, breaks and little else. */
export class Inline {
  #xml = '';
  #text = '';

  text(text: string): void {
    this.#text += text;
  }

  /** A run child other than text, as XML. */
  mark(xml: string): void {
    this.#flush();
    this.#xml += run(xml);
  }

  add(other: Inline): void {
    this.#flush();
    this.#xml += other.xml;
  }

  get xml(): string {
    this.#flush();
    return this.#xml;
  }

  #flush(): void {
    if (this.#text === '') return;
    this.#xml += run(textElement(this.#text));
    this.#text = '';
  }
}

/** The run of a generated label; nothing for an empty one. */
export const labelRun = (label: string): string =>
  label === '' ? '' : run(`<w:rPr><w:rStyle w:val="${LABEL_STYLE}"/></w:rPr>${textElement(label)}`);

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const run = (content: string): string => `<w:r>${content}</w:r>`;
const textElement = (text: string): string => `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
