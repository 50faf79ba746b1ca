import { type CharTest, isWhite } from './chars.ts';
import type { Span } from './span.ts';

/** A half-open range of a document's reading text (not of its canonical text: see {@link Reading}). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A value with the place it stands at: one span, or several where it is joined from pieces. */
export type Quote = { readonly text: string; readonly span: Span } | { readonly text: string; readonly spans: Span[] };

/**
 * The text that the rules read: the folded canonical text less what interrupts it (a line end inside a sentence, pinyin after
 * a character, zero-width marks). Rules match on `text` and give ranges of it; `spanOf` and `quote` lead back to the canonical text.
 */
export class Reading {
  /** Folded, with the cuts taken out. */
  readonly text: string;
  readonly #canonical: string;
  /** Where in `text` each cut was, and how many characters were cut up to and with it. */
  readonly #at: number[] = [];
  readonly #removed: number[] = [];

  /** `folded` has the length of `canonical`; `cuts` are ordered, do not touch each other and are not empty. */
  constructor(canonical: string, folded: string, cuts: readonly Span[]) {
    this.#canonical = canonical;
    let text = '';
    let last = 0;
    let removed = 0;
    for (const cut of cuts) {
      text += folded.slice(last, cut.start);
      removed += cut.end - cut.start;
      this.#at.push(text.length);
      this.#removed.push(removed);
      last = cut.end;
    }
    this.text = last === 0 ? folded : text + folded.slice(last);
  }

  /** The reading offset of a canonical offset; one inside a cut is where the cut was. */
  offsetOf(canonical: number): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cutStart(middle) < canonical) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return canonical;
    const at = this.#at[low - 1] ?? 0;
    return Math.max(at, canonical - (this.#removed[low - 1] ?? 0));
  }

  /** The canonical spans of a range: one, or more where something was cut out of its inside. Empty ranges give one empty span. */
  spansOf({ from, to }: Range): Span[] {
    const spans: Span[] = [];
    let cut = this.#firstCutAfter(from);
    let start = from + this.#shift(cut);
    for (; cut < this.#at.length && (this.#at[cut] ?? 0) < to; cut++) {
      spans.push({ start, end: this.#cutStart(cut) });
      start = (this.#at[cut] ?? 0) + this.#shift(cut + 1);
    }
    spans.push({ start, end: to + this.#shift(cut) });
    return spans;
  }

  /** The canonical span from the beginning to the end of a range, with all that was cut out between. */
  spanOf(range: Range): Span {
    const spans = this.spansOf(range);
    return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  }

  /** The document's own characters in a range, and where they stand. */
  quote(range: Range): Quote {
    const spans = this.spansOf(range);
    const [only] = spans;
    if (only && spans.length === 1) return { text: this.#canonical.slice(only.start, only.end), span: only };
    const text = spans.map(({ start, end }) => this.#canonical.slice(start, end)).join('');
    return { text, spans };
  }

  /** The document's own characters in a range. */
  original(range: Range): string {
    return this.quote(range).text;
  }

  /** The canonical characters from the beginning to the end of a range, with all that was cut out between. */
  whole(range: Range): { text: string; span: Span } {
    const span = this.spanOf(range);
    return { text: this.#canonical.slice(span.start, span.end), span };
  }

  #shift(cut: number): number {
    return cut === 0 ? 0 : (this.#removed[cut - 1] ?? 0);
  }

  #cutStart(cut: number): number {
    return (this.#at[cut] ?? 0) + this.#shift(cut);
  }

  /** Index of the first cut that lies strictly after a reading offset. */
  #firstCutAfter(offset: number): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A range without white space, or without whatever else `edge` names, at its ends. */
export function trimRange(text: string, { from, to }: Range, edge: CharTest = isWhite): Range {
  let start = from;
  let end = to;
  while (start < end && edge(text, start)) start++;
  while (end > start && edge(text, end - 1)) end--;
  return { from: start, to: end };
}
