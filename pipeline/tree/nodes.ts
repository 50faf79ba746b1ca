import type { Literal, Parent, Position } from 'unist';
import type { Source } from '../source/source.ts';
import type { Annotations } from './annotations.ts';
import type { Range, Reading } from './reading.ts';

/** A document as a tree: paragraphs and tables in document order. Positions are canonical offsets; ranges are of the reading text. */
export interface DocumentRoot extends Parent {
  type: 'root';
  children: BlockNode[];
  data: DocumentData;
}

export interface DocumentData {
  readonly source: Source;
  readonly reading: Reading;
  /** What the transformers found so far; each writes its own part. */
  readonly found: Annotations;
}

export type BlockNode = ParagraphNode | TableNode;

/** A paragraph as it is to be read: lines that only a page or a line width cut are one. Never empty. */
export interface ParagraphNode extends Parent {
  type: 'paragraph';
  children: TextNode[];
  position: Position;
  data: {
    /** Without white space at its ends. */
    readonly range: Range;
    /** The id of the noise rule that took it (web header, caption, credits); such paragraphs belong to no item. */
    noise?: string;
  };
}

export interface TextNode extends Literal {
  type: 'text';
  value: string;
}

export interface TableNode extends Parent {
  type: 'table';
  children: RowNode[];
  position: Position;
  data: { readonly range: Range; readonly rows: number; readonly columns: number };
}

export interface RowNode extends Parent {
  type: 'tableRow';
  children: CellNode[];
}

/** A cell stands in the row and column of its top left; rows and columns count from 0. */
export interface CellNode extends Parent {
  type: 'tableCell';
  children: TextNode[];
  position: Position;
  data: {
    readonly range: Range;
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly columnSpan: number;
  };
}

/** The paragraphs that are the document's own words, in order. */
export function paragraphsOf(root: DocumentRoot): ParagraphNode[] {
  return root.children.filter(
    (node): node is ParagraphNode => node.type === 'paragraph' && node.data.noise === undefined,
  );
}

/** The tables, in order. */
export function tablesOf(root: DocumentRoot): TableNode[] {
  return root.children.filter((node): node is TableNode => node.type === 'table');
}

/** The cell that covers each place of a table's grid, merged cells at every place they cover; null where there is none. */
export function gridOf(table: TableNode): (CellNode | null)[][] {
  const { rows, columns } = table.data;
  const grid = Array.from({ length: rows }, () => new Array<CellNode | null>(columns).fill(null));
  for (const row of table.children)
    for (const cell of row.children)
      for (let r = cell.data.row; r < Math.min(rows, cell.data.row + cell.data.rowSpan); r++)
        grid[r]?.fill(cell, cell.data.column, Math.min(columns, cell.data.column + cell.data.columnSpan));
  return grid;
}
