/** Bytes come in pieces of about this size: each is handed to another thread and back, which takes time, too. */
export const PIECE = 1 << 20;

/** The XML of rows as bytes, put together without a text for each of millions of cells. */
export class Ascii {
  #bytes = Buffer.allocUnsafe(2 * PIECE);
  #length = 0;

  /** Adds a text of ASCII characters. */
  text(text: string): void {
    if (this.#length + text.length > this.#bytes.length) this.#grow(text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.#length = at;
  }

  /** Adds a whole number from 0 up, in digits. */
  whole(value: number): void {
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    if (this.#length + digits > this.#bytes.length) this.#grow(digits);
    const bytes = this.#bytes;
    this.#length += digits;
    let rest = value;
    for (let at = this.#length - 1, left = digits; left > 0; left--, at--) {
      const tenth = Math.floor(rest / 10);
      bytes[at] = 0x30 + (rest - tenth * 10);
      rest = tenth;
    }
  }

  get isPiece(): boolean {
    return this.#length >= PIECE;
  }

  /** What was added since the last time. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafe(2 * PIECE);
    this.#length = 0;
    return taken;
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafe(2 * this.#bytes.length + by);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
