import { markerAt } from '../../language/markers.ts';
import { type CellNode, gridOf, type TableNode } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';
import { type ColumnReader, type Grid, type Holds, headAt, ownCells } from './columns.ts';
import { type Layout, layoutOf } from './layout.ts';
import { isAside, isBlank, PROSE, sectionIn, type Titled, titleIn } from './sections.ts';

/** A cell of a problem with what it holds. */
export interface Field {
  readonly holds: Holds;
  readonly rule: string;
  /** The words: of the cell, or of the head that a mark chooses. */
  readonly range: Range;
  /** The cell itself. */
  readonly cell: Range;
  /** Rows count from 0; `rows` how many of them the cell covers. */
  readonly row: number;
  readonly rows: number;
}

/** A problem as a table has it: a row, several rows, or a card. */
export interface TableProblem {
  readonly table: TableNode;
  /** The cell with the problem; null for a card that only answers the problem above it. */
  readonly problem: Range | null;
  readonly details: Range | null;
  readonly marker: Range | null;
  readonly path: readonly Range[];
  readonly area: Range | null;
  readonly category: Range | null;
  readonly fields: readonly Field[];
  readonly rule: 'tables.row' | 'tables.card';
}

/** What goes on from one table, or one piece of a table, to the next. */
export interface Carry {
  readonly layout: Layout;
  readonly width: number;
  readonly section: Section;
  readonly groups: Groups;
}

/** Rows that head the rows below: 一、党的建设方面 over all columns. */
interface Section {
  readonly area: Titled | null;
  readonly category: Titled | null;
}

/** The cells that stand for the rows below them too, by column. */
type Groups = ReadonlyMap<number, CellNode>;

interface Draft {
  readonly row: number;
  readonly cell: CellNode;
  readonly details: Range | null;
  readonly ordinals: readonly (CellNode | null)[];
  readonly section: Section;
  readonly area: CellNode | null;
  readonly category: CellNode | null;
  readonly fields: Field[];
  readonly taken: Set<CellNode>;
  /** What its units, people and dates say, to take each once. */
  readonly said: Set<string>;
}

const NO_SECTION: Section = { area: null, category: null };

/**
 * The problems of a ledger table, in order, and what a table after it may go on with. `before` is what the table before left: it serves
 * until a head of its own. Empty where no head names a problem.
 */
export function rowsOf(
  text: string,
  table: TableNode,
  reader: ColumnReader,
  before: Carry | null,
): { problems: TableProblem[]; carry: Carry | null } {
  const grid = gridOf(table);
  const walk = new RowWalk(text, grid, reader, before?.width === table.data.columns ? before : null);
  for (let row = 0; row < grid.length; ) {
    const head = headAt(text, grid, row, reader);
    if (head) walk.enter(layoutOf(text, grid, head));
    else walk.row(row);
    row = head ? head.below : row + 1;
  }
  return { problems: walk.problems(table), carry: walk.carry(table.data.columns) };
}

class RowWalk {
  readonly #text: string;
  readonly #grid: Grid;
  readonly #reader: ColumnReader;
  readonly #drafts: Draft[] = [];
  #layout: Layout | null;
  #section: Section;
  #groups: Groups;

  constructor(text: string, grid: Grid, reader: ColumnReader, before: Carry | null) {
    this.#text = text;
    this.#grid = grid;
    this.#reader = reader;
    this.#layout = before?.layout ?? null;
    this.#section = before?.section ?? NO_SECTION;
    this.#groups = before?.groups ?? new Map();
  }

  carry(width: number): Carry | null {
    return this.#layout && { layout: this.#layout, width, section: this.#section, groups: this.#groups };
  }

  /** A head. One that is repeated on a new page changes nothing. */
  enter(layout: Layout): void {
    const same =
      this.#layout?.columns.map((column) => column?.rule).join() ===
      layout.columns.map((column) => column?.rule).join();
    if (same && this.#layout) return;
    this.#layout = layout;
    this.#section = NO_SECTION;
    this.#groups = new Map();
  }

  row(row: number): void {
    const layout = this.#layout;
    const cells = this.#grid[row] ?? [];
    const fresh = ownCells(cells, row).filter((cell) => !this.#isBlank(cell));
    if (!layout || fresh.length === 0 || isAside(this.#text, fresh, this.#reader)) return;
    const title = sectionIn(this.#text, this.#grid, row, layout);
    if (title) this.#enterSection(title);
    else if (!this.#isSpread(cells[layout.problem], layout)) this.#data(row, cells, layout);
  }

  problems(table: TableNode): TableProblem[] {
    const counts = new Map<CellNode, number>();
    for (const { ordinals } of this.#drafts)
      for (const cell of ordinals) if (cell) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    return this.#drafts.map((draft) => {
      const shared = draft.ordinals.filter((cell) => cell && (counts.get(cell) ?? 0) > 1);
      const marker = draft.ordinals.findLast((cell) => cell && counts.get(cell) === 1)?.data.range ?? null;
      const { area, category } = draft.section;
      const above = [area, category].flatMap((titled) => titled?.marker ?? []);
      return {
        table,
        problem: draft.cell.data.range,
        details: draft.details,
        marker,
        path: [...above, ...shared.flatMap((cell) => cell?.data.range ?? []), ...(marker ? [marker] : [])],
        area: draft.area ? titleIn(this.#text, draft.area.data.range).title : (area?.title ?? null),
        category: draft.category ? titleIn(this.#text, draft.category.data.range).title : (category?.title ?? null),
        fields: draft.fields,
        rule: 'tables.row',
      };
    });
  }

  /** A row of a problem: a new one, or more of the one above where its cell is merged, empty or repeated. */
  #data(row: number, cells: readonly (CellNode | null)[], layout: Layout): void {
    this.#enterGroups(cells, layout);
    const cell = cells[layout.problem] ?? null;
    const last = this.#drafts.at(-1);
    const ordinals = this.#ordinalsOf(cells, layout);
    const filled = cell !== null && !this.#isBlank(cell);
    if (last && (!filled || cell === last.cell || this.#repeats(cell, last, ordinals))) {
      this.#addFields(last, row, cells, layout);
      return;
    }
    if (!filled || !PROSE.test(this.#words(cell))) return;
    const group = (column: number | null) => (column === null ? null : (this.#groups.get(column) ?? null));
    const draft: Draft = {
      row,
      cell,
      details: this.#detailsOf(cells, layout),
      ordinals,
      section: this.#section,
      area: group(layout.area),
      category: group(layout.category),
      fields: [],
      taken: new Set(),
      said: new Set(),
    };
    this.#addFields(draft, row, cells, layout);
    this.#drafts.push(draft);
  }

  #addFields(draft: Draft, row: number, cells: readonly (CellNode | null)[], layout: Layout): void {
    for (const column of layout.fields) {
      const cell = cells[column];
      const named = layout.columns[column];
      if (!cell || !named || draft.taken.has(cell) || this.#isBlank(cell) || cell === draft.cell) continue;
      if (named.holds === 'tick' && this.#reader.says(this.#words(cell)) !== 'tick') continue;
      const key = `${named.holds} ${this.#words(cell)}`;
      if (ONCE.has(named.holds) && draft.said.has(key)) continue;
      draft.taken.add(cell);
      draft.said.add(key);
      const { range, rowSpan } = cell.data;
      const chosen = named.holds === 'tick' ? named.head : range;
      draft.fields.push({ holds: named.holds, rule: named.rule, range: chosen, cell: range, row, rows: rowSpan });
    }
  }

  #detailsOf(cells: readonly (CellNode | null)[], layout: Layout): Range | null {
    const filled = layout.details.flatMap((column) => {
      const cell = cells[column];
      return cell && cell !== cells[layout.problem] && !this.#isBlank(cell) ? cell.data.range : [];
    });
    return filled[0] ?? null;
  }

  #repeats(cell: CellNode, last: Draft, ordinals: readonly (CellNode | null)[]): boolean {
    if (this.#words(cell) !== this.#words(last.cell)) return false;
    return ordinals.every((ordinal, i) => {
      const before = last.ordinals[i];
      return !ordinal || !before || this.#words(ordinal) === this.#words(before);
    });
  }

  /** A new cell of a group ends the groups to its right. */
  #enterGroups(cells: readonly (CellNode | null)[], layout: Layout): void {
    const columns = [layout.area, layout.category].filter((column) => column !== null).sort((a, b) => a - b);
    const groups = new Map(this.#groups);
    for (const [i, column] of columns.entries()) {
      const cell = cells[column];
      if (!cell || this.#isBlank(cell) || cell === groups.get(column)) continue;
      groups.set(column, cell);
      for (const right of columns.slice(i + 1)) groups.delete(right);
    }
    this.#groups = groups;
  }

  /** The numbers of a row; an empty cell left of a group that goes on stands for the number above it. */
  #ordinalsOf(cells: readonly (CellNode | null)[], layout: Layout): (CellNode | null)[] {
    const last = this.#drafts.at(-1);
    return layout.ordinals.map((column, i) => {
      const cell = cells[column] ?? null;
      if (cell && !this.#isBlank(cell)) return NUMBER.test(this.#words(cell)) ? cell : null;
      const group = [layout.area, layout.category].find((place) => place !== null && place > column) ?? null;
      const goesOn = group !== null && last !== undefined && this.#groups.get(group) === (last.category ?? last.area);
      return goesOn ? (last.ordinals[i] ?? null) : null;
    });
  }

  #enterSection(titled: Titled): void {
    const style = this.#styleOf(titled);
    // (二) after (一) is the next area
    const lower = (style === 'paren-han' || style === 'digit') && style !== this.#styleOf(this.#section.area);
    this.#section =
      lower && this.#section.area ? { ...this.#section, category: titled } : { area: titled, category: null };
    this.#groups = new Map();
  }

  #styleOf(titled: Titled | null): string | null {
    return (titled?.marker && markerAt(this.#text, titled.marker.from)?.style) ?? null;
  }

  /** A cell over the problem's column and others: 合计, 填表人, a note. */
  #isSpread(cell: CellNode | null | undefined, { columns, problem }: Layout): boolean {
    if (!cell || cell.data.columnSpan === 1) return false;
    const covered = columns.slice(cell.data.column, cell.data.column + cell.data.columnSpan);
    return covered.some((column, i) => column !== null && cell.data.column + i !== problem);
  }

  #words({ data: { range } }: CellNode): string {
    return this.#text.slice(range.from, range.to);
  }

  #isBlank(cell: CellNode): boolean {
    return isBlank(this.#text, cell);
  }
}

/** What a further row of a problem may only repeat. */
const ONCE: ReadonlySet<Holds> = new Set([
  'lead',
  'support',
  'leaders',
  'persons',
  'deadline',
  'finished',
  'status',
  'remark',
]);
const NUMBER = /^.{0,4}[\d一二三四五六七八九十①-⑳].{0,8}$/su;

/** Rows that follow a paragraph between two pieces of a table stand under it: 二、作风建设方面. Its number is the outline's. */
export function underSection(carry: Carry, titled: Titled): Carry {
  return { ...carry, section: { area: { ...titled, marker: null }, category: null }, groups: new Map() };
}
