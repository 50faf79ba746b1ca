/** A half-open range of UTF-16 code units of a document's canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The characters a span covers. */
export const sliceOf = (text: string, { start, end }: Span): string => text.slice(start, end);
