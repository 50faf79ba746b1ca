import type { Plugin } from 'unified';
import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import { noAnnotations } from '../tree/annotations.ts';
import type { BlockNode, CellNode, DocumentRoot, ParagraphNode, RowNode, TableNode } from '../tree/nodes.ts';
import { type Range, Reading, trimRange } from '../tree/reading.ts';
import type { Span } from '../tree/span.ts';
import { cutsIn } from './cuts.ts';
import { fold } from './fold.ts';
import type { CellBlock, Source, TableBlock } from './source.ts';

declare module 'vfile' {
  interface DataMap {
    source: Source;
  }
}

/** The unified parser: the canonical text of a source → its tree. The source is in `file.data.source`. */
export const parseSource: Plugin<[], string, DocumentRoot> = function () {
  this.parser = (_text: string, file: VFile) => {
    if (!file.data.source) throw new TypeError('parseSource: file.data.source is missing');
    return treeOf(file.data.source);
  };
};

/** The tree of a source. */
export function treeOf(source: Source): DocumentRoot {
  const folded = fold(source.text);
  const reading = new Reading(source.text, folded, cutsIn(folded, source.blocks));
  const points = pointsOf(source.text);
  const build = new TreeBuilder(reading, points);
  const children: BlockNode[] = [];
  for (const block of source.blocks) {
    const node = block.type === 'table' ? build.table(block) : build.paragraph(block.span);
    if (node) children.push(node);
  }
  return { type: 'root', children: joined(children), data: { source, reading, found: noAnnotations() } };
}

class TreeBuilder {
  readonly #reading: Reading;
  readonly #points: (offset: number) => Point;

  constructor(reading: Reading, points: (offset: number) => Point) {
    this.#reading = reading;
    this.#points = points;
  }

  paragraph(span: Span): ParagraphNode | null {
    const range = this.#range(span);
    if (range.from === range.to) return null;
    return { type: 'paragraph', children: this.#text(range), position: this.#position(span), data: { range } };
  }

  table(block: TableBlock): TableNode {
    const rows: RowNode[] = Array.from({ length: block.rows }, () => ({ type: 'tableRow', children: [] }));
    for (const cell of block.cells) rows[cell.row]?.children.push(this.#cell(cell));
    const { span, columns } = block;
    return {
      type: 'table',
      children: rows,
      position: this.#position(span),
      data: { range: this.#range(span), rows: block.rows, columns },
    };
  }

  #cell({ span, row, column, rowSpan, columnSpan }: CellBlock): CellNode {
    const range = this.#range(span);
    return {
      type: 'tableCell',
      children: this.#text(range),
      position: this.#position(span),
      data: { range, row, column, rowSpan, columnSpan },
    };
  }

  #range({ start, end }: Span): Range {
    return trimRange(this.#reading.text, { from: this.#reading.offsetOf(start), to: this.#reading.offsetOf(end) });
  }

  #text(range: Range): { type: 'text'; value: string }[] {
    return range.from === range.to ? [] : [{ type: 'text', value: this.#reading.original(range) }];
  }

  #position({ start, end }: Span): Position {
    return { start: this.#points(start), end: this.#points(end) };
  }
}

/** Paragraphs between which the reading text has no line end any more are one. */
function joined(nodes: readonly BlockNode[]): BlockNode[] {
  const out: BlockNode[] = [];
  let run: ParagraphNode[] = [];
  const settle = () => {
    const whole = wholeOf(run);
    if (whole) out.push(whole);
    run = [];
  };
  for (const node of nodes) {
    if (node.type !== 'paragraph' || run.at(-1)?.data.range.to !== node.data.range.from) settle();
    if (node.type === 'paragraph') run.push(node);
    else out.push(node);
  }
  settle();
  return out;
}

/** One paragraph of those that a line width cut; null of none. */
function wholeOf(run: readonly ParagraphNode[]): ParagraphNode | null {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last || first === last) return first ?? null;
  return {
    type: 'paragraph',
    children: run.flatMap(({ children }) => children),
    position: { start: first.position.start, end: last.position.end },
    data: { range: { from: first.data.range.from, to: last.data.range.to } },
  };
}

/** Lines and columns of offsets. */
function pointsOf(text: string): (offset: number) => Point {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1, offset };
  };
}
