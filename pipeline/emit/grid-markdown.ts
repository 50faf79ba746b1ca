import type { PhrasingContent, Root, RootContent, TableContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { cellText, type Grid } from './grid.ts';

/** A report in Markdown (GFM): a title, notes, and each table under its own title. */
export function gridsMarkdown(title: string, notes: readonly string[], grids: readonly Grid[]): string {
  const root: Root = {
    type: 'root',
    children: [
      heading(1, title),
      ...notes.map(paragraph),
      ...grids.flatMap((grid) => [heading(2, grid.title), tableOf(grid)]),
    ],
  };
  return unified().use(remarkGfm, { stringLength: displayWidth }).use(remarkStringify).stringify(root);
}

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }];
const heading = (depth: 1 | 2, value: string): RootContent => ({ type: 'heading', depth, children: text(value) });
const paragraph = (value: string): RootContent => ({ type: 'paragraph', children: text(value) });

function tableOf({ columns, rows }: Grid): RootContent {
  if (rows.length === 0) return paragraph('无。');
  const row = (cells: readonly string[]): TableContent => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: text(cell) })),
  });
  return {
    type: 'table',
    align: columns.map(({ align }) => align),
    children: [row(columns.map(({ name }) => name)), ...rows.map((cells) => row(cells.map(cellText)))] as never,
  };
}

/** Han characters and full-width marks take two columns. */
function displayWidth(value: string): number {
  return value.length + (value.match(/[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/g)?.length ?? 0);
}
