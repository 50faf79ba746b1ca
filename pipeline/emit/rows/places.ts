import type { Ledger } from '../../ledger/schema.ts';
import type { Place } from './model.ts';

/** Tells page and paragraph of offsets of a ledger's text. */
export class Places {
  readonly #paragraphs: readonly number[];
  readonly #pages: readonly { readonly number: number; readonly start: number }[];

  constructor({ text, pages }: Ledger) {
    const paragraphs = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) paragraphs.push(at + 1);
    this.#paragraphs = paragraphs;
    this.#pages = pages.map(({ number, span }) => ({ number, start: span.start }));
  }

  at(start: number): Place {
    const page = this.#pages[lastAtOrBefore(this.#pages.length, (i) => this.#pages[i]?.start ?? 0, start)];
    const paragraph = 1 + lastAtOrBefore(this.#paragraphs.length, (i) => this.#paragraphs[i] ?? 0, start);
    return { page: page?.number ?? null, paragraph, start };
  }
}

/** The last of ascending values that is not above a limit, or the first one. */
function lastAtOrBefore(length: number, valueAt: (index: number) => number, limit: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (valueAt(middle) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** 第3页第12段; without pages 第12段. */
export function placeWords({ page, paragraph }: Place): string {
  return `${page === null ? '' : `第${page}页`}第${paragraph}段`;
}
