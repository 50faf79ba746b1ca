/** Complex fields (`w:fldChar`): their code is not text, their result is. */
export class FieldStack {
  /** The codes of the open fields; null once the result has begun. */
  readonly #open: (string | null)[] = [];
  #codes = 0;

  /** Whether the place belongs to a field's code; the result of a field inside another one's code is code too. */
  get inCode(): boolean {
    return this.#codes > 0;
  }

  /** Takes a `w:fldCharType`. Returns what a field that has no result stands for. */
  mark(type: string | null): string {
    if (type === 'begin') {
      this.#open.push('');
      this.#codes++;
    } else if (type === 'separate') this.#endCode(this.#open.length - 1);
    else if (type === 'end') {
      const code = this.#endCode(this.#open.length - 1);
      this.#open.pop();
      if (code !== null && !this.inCode) return enclosedCharacter(code);
    }
    return '';
  }

  /** Takes a piece of code (`w:instrText`). */
  code(text: string): void {
    const last = this.#open.length - 1;
    const before = this.#open[last] ?? null;
    if (before !== null) this.#open[last] = before + text;
  }

  /** A field whose code never ends must not swallow the rest of the document. */
  endParagraph(): void {
    for (let index = this.#open.length - 1; this.#codes > 0; index--) this.#endCode(index);
  }

  #endCode(index: number): string | null {
    const code = this.#open[index] ?? null;
    if (code === null) return null;
    this.#open[index] = null;
    this.#codes--;
    return code;
  }
}

const RINGS = '○◯〇';

/**
 * Word's "enclosed character" is a field without a result that sets one sign over another: `eq \o\ac(○,11)` shows 11 in a ring.
 * A number up to 50 in a ring has a character of its own; of any other the sign inside is the text. Every other field gives nothing.
 */
function enclosedCharacter(code: string): string {
  const match = /^eq\\o(?:\\a[clr])?\(([^,()])[,;]([^,;()]+)\)$/i.exec(code.replace(/\s/g, ''));
  const [ring = '', inside = ''] = match?.slice(1) ?? [];
  const number = RINGS.includes(ring) && /^\d{1,2}$/.test(inside) ? Number(inside) : 0;
  return ringed(number) ?? inside;
}

/** ① – ⑳, ㉑ – ㉟, ㊱ – ㊿ */
function ringed(number: number): string | null {
  if (number < 1 || number > 50) return null;
  const first = number <= 20 ? 0x2460 - 1 : number <= 35 ? 0x3251 - 21 : 0x32b1 - 36;
  return String.fromCharCode(first + number);
}
