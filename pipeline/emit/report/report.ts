import type { State } from '../../tree/codes.ts';

/** What a comparison shows, as every output takes it: terminal, Markdown, workbook and page. */
export interface Report {
  readonly title: string;
  /** What is doubtful about the documents given, a sentence each. */
  readonly notes: readonly string[];
  readonly grids: readonly Grid[];
}

/** A table. Cells are as people read them. */
export interface Grid {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** One row of key figures, which a page shows large. */
  readonly keyFigures?: true;
  /** Charts drawn from the table, where an output draws. */
  readonly drawings?: readonly Drawing[];
}

export interface Column {
  readonly name: string;
  readonly align: 'left' | 'right';
  /** Relative width: 1 for a figure, more for text. */
  readonly width: number;
  /** Its colour in charts. */
  readonly tone?: State;
}

/**
 * How a table is drawn; its first column names the things compared.
 * `bars`: each row a bar of its `pieces` (columns, by place). `rounds`: the same upright, with the share in column `line` above.
 * `heat`: rows × columns, darker where there is more. `flow`: each row leads from its first column over the second to the third, as
 * wide as the number in the fourth.
 */
export type Drawing = { readonly title: string } & (
  | { readonly kind: 'bars'; readonly pieces: readonly number[] }
  | { readonly kind: 'rounds'; readonly pieces: readonly number[]; readonly line: number | null }
  | { readonly kind: 'heat' | 'flow' }
);

/** A text, a number, a share (0 to 1) shown in percent, a word with its colour, a text with what changed in it, or nothing. */
export type Cell = string | number | Share | Badge | Changed | null;

export interface Share {
  readonly share: number;
}

/** A word such as a state; `tone` is the state whose colour it has. */
export interface Badge {
  readonly badge: string;
  readonly tone: State;
}

/** A text in pieces: `line` shows the old and the new in one, else it is one of the two, with its own pieces marked. */
export interface Changed {
  readonly pieces: readonly Piece[];
  readonly line: boolean;
}

export interface Piece {
  readonly text: string;
  readonly change: 'kept' | 'removed' | 'added';
}

/** More bars than this no chart shows. */
export const MOST_BARS = 12;

/** The title of a drawing, which says where not all rows are drawn. */
export function drawingTitle({ rows }: Grid, { kind, title }: Drawing): string {
  return kind === 'bars' && rows.length > MOST_BARS ? `${title}(前 ${MOST_BARS} 个)` : title;
}

export const textColumn = (name: string, width = 3): Column => ({ name, align: 'left', width });
export const figureColumn = (name: string): Column => ({ name, align: 'right', width: 1 });

/** A cell as text. */
export function cellText(cell: Cell): string {
  if (cell === null) return '—';
  if (typeof cell !== 'object') return String(cell);
  if ('share' in cell) return `${Math.round(cell.share * 1000) / 10}%`;
  if ('badge' in cell) return cell.badge;
  if (!cell.line) return cell.pieces.map(({ text }) => text).join('');
  return cell.pieces.map(({ change, text }) => MARKED[change](text)).join('');
}

const MARKED: Readonly<Record<Piece['change'], (text: string) => string>> = {
  kept: (text) => text,
  removed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
};
