import { oneOf } from '../../tree/chars.ts';
import type { Span } from '../../tree/span.ts';
import type { Block, CellBlock, TableBlock } from '../source.ts';

/**
 * Lines of plain text as blocks: runs of two or more lines with the same number of bars (`| 序号 | 问题 | 时限`) are tables. Lines with
 * bars at both ends may hold fewer cells, down to two; their last cell spans the rest. Of lines without such bars each has as many bars
 * as the first, so that an empty last cell is one (`一、党的领导方面|||`). Cells between tabs, as a table is copied from a sheet or a word
 * processor, are a table below a line of short heads.
 */
export function pipeTables(text: string, lines: readonly Span[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; ) {
    const bars = tableAt(text, lines, i);
    const rows = bars.length >= 2 ? bars : tabbedAt(text, lines, i);
    if (rows.length >= 2) {
      blocks.push(tableOf(text, rows));
      i += rows.length;
    } else {
      const line = lines[i];
      if (line) blocks.push({ type: 'paragraph', span: line });
      i++;
    }
  }
  return blocks;
}

const isBar = oneOf('|｜│');
/** `|---|:--:|`, the line below a Markdown header. */
const RULE = /^[\s|｜│:：\-—─+]+$/;

interface Row {
  readonly line: Span;
  readonly cells: readonly Span[];
  /** Begins and ends with a bar. */
  readonly closed: boolean;
}

function tableAt(text: string, lines: readonly Span[], first: number): Row[] {
  const rows: Row[] = [];
  for (let i = first; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    const closed = isClosed(text, line);
    const [head] = rows;
    const all = cellsOf(text, line);
    const open = head && !head.closed && !closed && all.length === head.cells.length;
    const cells = open ? all : withoutEnds(text, all);
    if (cells.length < (closed ? 2 : 3) || (head && cells.length !== head.cells.length && !(closed && head.closed)))
      break;
    rows.push({ line, cells, closed });
  }
  return rows;
}

/** Whether a line begins and ends with a bar. */
function isClosed(text: string, { start, end }: Span): boolean {
  const line = text.slice(start, end).trim();
  return line.length > 1 && isBar(line, 0) && isBar(line, line.length - 1);
}

/** Tabs stand in ordinary lines too (签发人 behind a number): here the first line holds heads, and all have as many tabs. */
function tabbedAt(text: string, lines: readonly Span[], first: number): Row[] {
  const rows: Row[] = [];
  let width = 0;
  for (let i = first; i < lines.length; i++) {
    const line = lines[i];
    const cells = line ? cellsOf(text, line, isTab) : [];
    if (!line || cells.length < MIN_TABBED || (rows.length > 0 && cells.length !== width)) break;
    if (rows.length === 0 && !areHeads(text, cells)) break;
    width = cells.length;
    rows.push({ line, cells, closed: false });
  }
  return rows;
}
const MIN_TABBED = 3;
const isTab = oneOf('\t');

/** Short words without a colon or a sentence, at least three of them; the cells of merged heads are empty. */
function areHeads(text: string, cells: readonly Span[]): boolean {
  const words = cells.map(({ start, end }) => text.slice(start, end).trim()).filter((word) => word !== '');
  return (
    words.length >= MIN_TABBED &&
    words.length * 2 >= cells.length &&
    words.every((word) => word.length <= LONGEST_HEAD && !/[:：。；;]|\d{3}/.test(word))
  );
}
const LONGEST_HEAD = 16;

function cellsOf(text: string, { start, end }: Span, parts = isBar): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !parts(text, i)) continue;
    cells.push({ start: from, end: i });
    from = i + 1;
  }
  return cells;
}

/** Without what stands before a bar that begins the line and behind one that ends it. */
function withoutEnds(text: string, all: readonly Span[]): Span[] {
  const blank = (cell: Span | undefined) => cell !== undefined && text.slice(cell.start, cell.end).trim() === '';
  const cells = [...all];
  if (cells.length > 1 && blank(cells[0])) cells.shift();
  if (cells.length > 1 && blank(cells.at(-1))) cells.pop();
  return cells;
}

/** A cell that is empty below a filled one of the leading columns is not merged: in plain text nobody can tell. */
function tableOf(text: string, rows: readonly Row[]): TableBlock {
  const content = rows.filter(({ line }) => !RULE.test(text.slice(line.start, line.end)));
  const columns = content.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const cells: CellBlock[] = content.flatMap((row, index) =>
    row.cells.map((cell, column) => {
      const columnSpan = column === row.cells.length - 1 ? columns - column : 1;
      return { row: index, column, rowSpan: 1, columnSpan, span: trimmed(text, cell) };
    }),
  );
  return {
    type: 'table',
    span: { start: rows[0]?.line.start ?? 0, end: rows.at(-1)?.line.end ?? 0 },
    rows: content.length,
    columns,
    cells,
  };
}

function trimmed(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  return { start: from, end: Math.max(from, start + raw.trimEnd().length) };
}
