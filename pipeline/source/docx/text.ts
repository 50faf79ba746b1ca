import { type Span, span } from '../../tree/span.ts';
import type { Block, CellBlock } from '../source.ts';
import { LABEL_STYLE } from './inline.ts';
import type { DocxModel, DocxNode } from './model.ts';

/** The canonical text of a document with its blocks, as a `Source` has them. */
export interface DocxText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly generated: readonly Span[];
}

/** The text of what mammoth read: paragraphs and tables in order, then the notes that are referred to, footnotes first. */
export function textOfModel(model: DocxModel): DocxText {
  const out = new TextBuilder();
  const notes: DocxNode[] = [];
  writeBlocks(model.children, out, notes);
  for (const kind of ['footnote', 'endnote']) {
    const written = new Set<string>();
    // A note may refer to a further one: the list grows while it is read.
    for (const reference of notes) {
      const id = reference.noteId ?? '';
      if (reference.noteType !== kind || written.has(id)) continue;
      written.add(id);
      writeBlocks(model.notes.resolve(reference)?.body ?? [], out, notes);
    }
  }
  return out.finish();
}

function writeBlocks(nodes: readonly DocxNode[], out: TextBuilder, notes: DocxNode[]): void {
  for (const node of nodes) {
    if (node.type === 'table') writeTable(node, out, notes);
    else for (const line of linesOf([node], notes)) out.paragraph(line);
  }
}

/** A table of empty cells is no block. */
function writeTable(table: DocxNode, out: TextBuilder, notes: DocxNode[]): void {
  const cells = placeCells(table).map((cell) => ({ ...cell, lines: linesOf(cell.node.children ?? [], notes) }));
  if (cells.some((cell) => cell.lines.length > 0)) out.table(table.children?.length ?? 0, cells);
}

interface PlacedCell {
  readonly node: DocxNode;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Cells on the grid: a cell takes the first column that no cell from above still covers. */
function placeCells(table: DocxNode): PlacedCell[] {
  const rows = table.children ?? [];
  const freeFrom: number[] = [];
  return rows.flatMap((line, row) => {
    let column = 0;
    return (line.children ?? []).map((node) => {
      while ((freeFrom[column] ?? 0) > row) column++;
      const columnSpan = node.colSpan ?? 1;
      const rowSpan = Math.min(node.rowSpan ?? 1, rows.length - row);
      const cell = { node, row, column, rowSpan, columnSpan };
      freeFrom.length = Math.max(freeFrom.length, column + columnSpan);
      freeFrom.fill(row + rowSpan, column, column + columnSpan);
      column += columnSpan;
      return cell;
    });
  });
}

/** A line of text; `generated` are spans inside it. */
interface Line {
  readonly text: string;
  readonly generated: readonly Span[];
}

/** The lines of blocks: one for a paragraph, more with soft breaks; those of a nested table cell by cell. Blank lines are left out. */
function linesOf(nodes: readonly DocxNode[], notes: DocxNode[]): Line[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'paragraph') return linesOf(node.children ?? [], notes);
    const lines = new LineBuilder();
    writeInline(node, lines, notes, false);
    return lines.finish();
  });
}

function writeInline(node: DocxNode, lines: LineBuilder, notes: DocxNode[], inLabel: boolean): void {
  const label = inLabel || node.styleId === LABEL_STYLE;
  if (node.type === 'text') lines.text(node.value ?? '', label);
  else if (node.type === 'tab') lines.tab();
  else if (node.type === 'break') lines.break();
  else if (node.type === 'noteReference') notes.push(node);
  else for (const child of node.children ?? []) writeInline(child, lines, notes, label);
}

class LineBuilder {
  readonly #lines: Line[] = [];
  #text = '';
  #generated: Span[] = [];
  /** Tabs stand only between words: at most one, once text follows text. */
  #hasWords = false;
  #tab = false;

  text(text: string, generated: boolean): void {
    const [first = '', ...rest] = generated ? [text] : text.split('\t');
    this.#append(first, generated);
    for (const piece of rest) {
      this.tab();
      this.#append(piece, generated);
    }
  }

  tab(): void {
    this.#tab = this.#hasWords;
  }

  break(): void {
    if (this.#text.trim() !== '') this.#lines.push({ text: this.#text, generated: this.#generated });
    this.#text = '';
    this.#generated = [];
    this.#hasWords = false;
    this.#tab = false;
  }

  finish(): readonly Line[] {
    this.break();
    return this.#lines;
  }

  #append(text: string, generated: boolean): void {
    if (text === '') return;
    if (this.#tab) this.#text += '\t';
    this.#tab = false;
    const start = this.#text.length;
    this.#text += text;
    if (generated) this.#generated.push(span(start, this.#text.length));
    else this.#hasWords = true;
  }
}

/** Puts blocks one after the other, a line end between them, and keeps the offsets. */
class TextBuilder {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #generated: Span[] = [];
  #length = 0;

  paragraph(line: Line): void {
    this.#blocks.push({ type: 'paragraph', span: this.#line(line) });
  }

  table(rows: number, cells: readonly (PlacedCell & { readonly lines: readonly Line[] })[]): void {
    const blocks = cells.map(({ row, column, rowSpan, columnSpan, lines }): CellBlock => {
      const spans = (lines.length > 0 ? lines : [{ text: '', generated: [] }]).map((line) => this.#line(line));
      return { row, column, rowSpan, columnSpan, span: hull(spans) };
    });
    const columns = blocks.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0);
    this.#blocks.push({ type: 'table', span: hull(blocks.map((cell) => cell.span)), rows, columns, cells: blocks });
  }

  finish(): DocxText {
    return { text: this.#parts.join('\n'), blocks: this.#blocks, generated: this.#generated };
  }

  #line({ text, generated }: Line): Span {
    const start = this.#length + (this.#parts.length > 0 ? 1 : 0);
    this.#parts.push(text);
    this.#length = start + text.length;
    for (const label of generated) this.#generated.push(span(start + label.start, start + label.end));
    return span(start, this.#length);
  }
}

const hull = (spans: readonly Span[]): Span => span(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0);
