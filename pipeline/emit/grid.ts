/** A table as every output takes it: terminal, Markdown, and later workbook and page. Cells are as people read them. */
export interface Grid {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly name: string;
  readonly align: 'left' | 'right';
  /** Relative width: 1 for a figure, more for text. */
  readonly width: number;
}

/** A text, a number, a share (0 to 1) shown in percent, or nothing. */
export type Cell = string | number | { readonly share: number } | null;

export const textColumn = (name: string, width = 3): Column => ({ name, align: 'left', width });
export const figureColumn = (name: string): Column => ({ name, align: 'right', width: 1 });

/** A cell as text. */
export function cellText(cell: Cell): string {
  if (cell === null) return '—';
  if (typeof cell === 'object') return `${Math.round(cell.share * 1000) / 10}%`;
  return String(cell);
}
