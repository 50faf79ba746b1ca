import type { PhrasingContent, Root, RootContent, TableContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { heading, paragraph, strong } from '../markdown/nodes.ts';
import { type Cell, cellText, type Grid, type Report } from './report.ts';

/** A report in Markdown (GFM): its title, its notes, and each table under its own title. */
export function reportMarkdown({ title, notes, grids }: Report): string {
  const root: Root = {
    type: 'root',
    children: [
      heading(1, title),
      ...notes.map((note) => paragraph(note)),
      ...grids.flatMap((grid) => [heading(2, grid.title), tableOf(grid)]),
    ],
  };
  return unified().use(remarkGfm, { stringLength: displayWidth }).use(remarkStringify).stringify(root);
}

function tableOf({ columns, rows }: Grid): RootContent {
  if (rows.length === 0) return paragraph('无。');
  const row = (cells: readonly Cell[]): TableContent => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: phrasing(cell) })),
  });
  return {
    type: 'table',
    align: columns.map(({ align }) => align),
    children: [row(columns.map(({ name }) => name)), ...rows.map(row)],
  };
}

/** Changed words are struck out and set in bold. */
function phrasing(cell: Cell): PhrasingContent[] {
  if (typeof cell !== 'object' || cell === null || !('line' in cell) || !cell.line)
    return [{ type: 'text', value: cellText(cell) }];
  return cell.pieces.map(({ text, change }) => {
    if (change === 'added') return strong(text);
    return change === 'removed'
      ? { type: 'delete', children: [{ type: 'text', value: text }] }
      : { type: 'text', value: text };
  });
}

/** Han characters and full-width marks take two columns. */
function displayWidth(value: string): number {
  return value.length + (value.match(/[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/g)?.length ?? 0);
}
