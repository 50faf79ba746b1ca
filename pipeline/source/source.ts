import type { FileFormat } from '../tree/codes.ts';
import type { Span } from '../tree/span.ts';

/**
 * What every reader makes of a file's bytes: the canonical text and where its blocks lie in it.
 *
 * `text` is what was decoded, blocks joined by `\n`; nothing in it is rewritten. Soft line breaks start a new block.
 * Every span is in UTF-16 code units of `text`. Blocks are in document order and do not overlap.
 */
export interface Source {
  readonly format: FileFormat;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Pages with their spans, numbered from 1; pdf only, else empty. */
  readonly pages: readonly { readonly number: number; readonly span: Span }[];
  /** Characters that are not in the file but that its automatic numbering stands for; docx only, else empty. */
  readonly generated: readonly Span[];
  readonly warnings: readonly SourceWarning[];
}

export type Block = ParagraphBlock | TableBlock;

/** One line of text, without its line end; may be empty. */
export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly span: Span;
}

/** A table. Its text is its cells in reading order (row by row), joined by `\n`; a merged cell stands once, at its top left. */
export interface TableBlock {
  readonly type: 'table';
  readonly span: Span;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly CellBlock[];
}

/** A cell; row and column count from 0. Several paragraphs of one cell are joined by `\n` inside its span. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly span: Span;
}

/** Something a person should know about how the file was read; the reading goes on. */
export interface SourceWarning {
  readonly code: WarningCode;
  /** In Chinese, a whole sentence with what to do next. */
  readonly message: string;
}

export type WarningCode = 'page-without-text' | 'uncertain-layout' | 'unread-part' | 'guessed-encoding' | 'misnamed';
