import type { Span } from '../../tree/span.ts';
import { span } from '../../tree/span.ts';
import type { Block, CellBlock, Source } from '../source.ts';
import type { Fragment } from './cells.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Table } from './table-join.ts';
import { joinLines } from './text.ts';

/** A block of the document, before it has a place in the text. */
export type Content =
  | { readonly type: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly type: 'table'; readonly table: Table };

/** Writes the canonical text and the places of blocks, cells and pages in it. `pageNumbers` are all pages, in order. */
export function assemble(
  contents: readonly Content[],
  pageNumbers: readonly number[],
): Pick<Source, 'text' | 'blocks' | 'pages'> {
  const writer = new Writer();
  const blocks: Block[] = [];
  for (const [i, content] of contents.entries()) {
    if (i > 0) writer.glue('\n');
    if (content.type === 'paragraph')
      blocks.push({ type: 'paragraph', span: writer.write(fragmentsOf(content.paragraph)) });
    else blocks.push(writeTable(writer, content.table));
  }
  const text = writer.text();
  return { text, blocks, pages: pageSpans(writer.marks, pageNumbers, text.length) };
}

function writeTable(writer: Writer, { rows, columns, cells }: Table): Block {
  const start = writer.length;
  const written: CellBlock[] = [];
  for (const [i, { row, column, rowSpan, columnSpan, fragments }] of cells.entries()) {
    if (i > 0) writer.glue('\n');
    written.push({ row, column, rowSpan, columnSpan, span: writer.write(fragments) });
  }
  return { type: 'table', span: span(start, writer.length), rows, columns, cells: written };
}

/** The lines of a paragraph as fragments that join without a seam. */
function fragmentsOf({ lines }: Paragraph): Fragment[] {
  return lines.map((line, i) => {
    const before = lines[i - 1];
    const glued = before ? joinLines(before.text, line.text).length > before.text.length + line.text.length : false;
    return { text: glued ? ` ${line.text}` : line.text, page: line.page };
  });
}

/** Where in the text a fragment of a page begins. */
interface Mark {
  readonly page: number;
  readonly start: number;
}

class Writer {
  readonly marks: Mark[] = [];
  readonly #parts: string[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  glue(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  write(fragments: readonly Fragment[]): Span {
    const start = this.#length;
    for (const { text, page } of fragments) {
      this.marks.push({ page, start: this.#length });
      this.glue(text);
    }
    return span(start, this.#length);
  }

  text(): string {
    return this.#parts.join('');
  }
}

/**
 * Pages cover the text without gaps. A page begins at its first character after which nothing of an earlier page comes:
 * in a table row that a page cuts, cells of both pages alternate. A page without text has an empty span.
 */
function pageSpans(marks: readonly Mark[], pageNumbers: readonly number[], length: number): Source['pages'] {
  const starts = new Map<number, number>();
  let least = Infinity;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const mark = marks[i];
    if (!mark) continue;
    if (mark.page <= least) {
      least = mark.page;
      starts.set(mark.page, mark.start);
    }
  }
  let end = length;
  const pages: { number: number; span: Span }[] = [];
  for (const number of [...pageNumbers].reverse()) {
    const start = number === pageNumbers[0] ? 0 : (starts.get(number) ?? end);
    pages.push({ number, span: span(Math.min(start, end), end) });
    end = Math.min(start, end);
  }
  return pages.reverse();
}
