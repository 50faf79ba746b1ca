import type { Rule } from './rules.ts';

/** A cell of a ruled grid, with its borders' middle lines in points (y down). */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** No border is drawn above or below it: the page cut it there. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** A ruled table of one page. */
export interface Grid {
  /** Borders of columns and rows, ascending, in points. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Rules nearer than this are one border (double lines, lines drawn cell by cell). */
const NEAR = 3;
/** The least height and width of a row and a column. */
const THINNEST = 5;
/** A border counts between two cells where a rule covers this share of it. */
const COVERED = 0.5;

/** The tables that rules draw, from top to bottom. One box alone is no table; a table inside a cell is part of the cell. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  const merged = [...mergeRules(rules, true), ...mergeRules(rules, false)].filter(
    (rule) => rule.to - rule.from > THINNEST,
  );
  const grids = componentsOf(merged).flatMap((component) => buildGrid(component) ?? []);
  const area = ({ xs, ys }: Grid) => ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
  const kept: Grid[] = [];
  for (const grid of grids.sort((a, b) => area(b) - area(a)))
    if (!kept.some((outer) => contains(outer, grid))) kept.push(grid);
  return kept.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0));
}

function contains(outer: Grid, inner: Grid): boolean {
  const inside = (a: readonly number[], b: readonly number[]) =>
    (a[0] ?? 0) - NEAR <= (b[0] ?? 0) && (b.at(-1) ?? 0) <= (a.at(-1) ?? 0) + NEAR;
  return inside(outer.xs, inner.xs) && inside(outer.ys, inner.ys);
}

/** Joins rules of one direction that lie on one border and touch. */
function mergeRules(rules: readonly Rule[], horizontal: boolean): Rule[] {
  const sorted = rules.filter((rule) => rule.horizontal === horizontal).sort((a, b) => a.at - b.at);
  const merged: Rule[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i];
    if (!first) break;
    let end = i;
    while (end < sorted.length && (sorted[end]?.at ?? Infinity) - first.at <= NEAR) end += 1;
    const border = sorted.slice(i, end).sort((a, b) => a.from - b.from);
    const at = border.reduce((sum, rule) => sum + rule.at, 0) / border.length;
    const touching: Rule[] = [];
    for (const rule of border) {
      const last = touching.at(-1);
      if (last && rule.from - last.to <= NEAR) touching.splice(-1, 1, { ...last, to: Math.max(last.to, rule.to) });
      else touching.push({ ...rule, at });
    }
    for (const rule of touching) merged.push(rule);
    i = end;
  }
  return merged;
}

/** Groups rules that cross or touch one another. */
function componentsOf(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  const upright = rules
    .flatMap((rule, i) => (rule.horizontal ? [] : [{ rule, i }]))
    .sort((a, b) => a.rule.at - b.rule.at);
  for (const [i, rule] of rules.entries()) {
    if (!rule.horizontal) continue;
    for (let k = firstFrom(upright, rule.from - NEAR); k < upright.length; k += 1) {
      const other = upright[k];
      if (!other || other.rule.at > rule.to + NEAR) break;
      const touches = other.rule.from - NEAR <= rule.at && rule.at <= other.rule.to + NEAR;
      if (touches) parent[rootOf(other.i)] = rootOf(i);
    }
  }
  const components = new Map<number, Rule[]>();
  for (const [i, rule] of rules.entries()) {
    const members = components.get(rootOf(i));
    if (members) members.push(rule);
    else components.set(rootOf(i), [rule]);
  }
  return [...components.values()];
}

function firstFrom(sorted: readonly { rule: Rule }[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.rule.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function buildGrid(rules: readonly Rule[]): Grid | null {
  const across = rules.filter((rule) => rule.horizontal);
  const upright = rules.filter((rule) => !rule.horizontal);
  if (across.length === 0 || upright.length < 2) return null;
  const xs = borders(upright, across);
  const ys = borders(across, upright);
  if (xs.length < 2 || ys.length < 2) return null;
  const cells = cellsOf(xs, ys, edges(upright, xs, ys), edges(across, ys, xs));
  if (cells.length < 2) return null;
  return { xs, ys, cells };
}

/** Where the borders of one direction lie; where the crossing rules run on beyond the last one, the table is open there. */
function borders(rules: readonly Rule[], crossing: readonly Rule[]): number[] {
  const at: number[] = [];
  for (const position of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    if (position - (at.at(-1) ?? -Infinity) >= THINNEST) at.push(position);
  }
  const starts = crossing.map((rule) => rule.from).sort((a, b) => a - b);
  const ends = crossing.map((rule) => rule.to).sort((a, b) => b - a);
  // Two rules must run on: one alone is an ornament.
  const [start, end] = [starts[1] ?? Infinity, ends[1] ?? -Infinity];
  if (start < (at[0] ?? start) - THINNEST) at.unshift(start);
  if (end > (at.at(-1) ?? end) + THINNEST) at.push(end);
  return at;
}

/** `drawn(border, segment)`: is the piece of this border between two crossing borders drawn? */
type Drawn = (border: number, segment: number) => boolean;

function edges(rules: readonly Rule[], positions: readonly number[], crossing: readonly number[]): Drawn {
  const drawn = positions.map(() => new Set<number>());
  for (const rule of rules) {
    const border = positions.findIndex((position) => Math.abs(position - rule.at) < THINNEST);
    for (let segment = 0; segment + 1 < crossing.length; segment += 1) {
      const [from, to] = [crossing[segment] ?? 0, crossing[segment + 1] ?? 0];
      const covered = Math.min(to, rule.to) - Math.max(from, rule.from);
      if (covered >= COVERED * (to - from)) drawn[border]?.add(segment);
    }
  }
  return (border, segment) => drawn[border]?.has(segment) ?? false;
}

/** Cells in reading order: each grows right, then down, until it meets a drawn border. */
function cellsOf(xs: readonly number[], ys: readonly number[], upright: Drawn, across: Drawn): GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      const free = (c: number, r: number) => !taken.has(r * columns + c);
      let right = column + 1;
      while (right < columns && !upright(right, row) && free(right, row)) right += 1;
      const joinsBelow = (r: number) => {
        for (let c = column; c < right; c += 1) {
          if (across(r, c) || !free(c, r) || (c > column && upright(c, r))) return false;
        }
        return true;
      };
      let bottom = row + 1;
      while (bottom < rows && joinsBelow(bottom)) bottom += 1;
      for (let r = row; r < bottom; r += 1) for (let c = column; c < right; c += 1) taken.add(r * columns + c);
      cells.push({
        row,
        column,
        rowSpan: bottom - row,
        columnSpan: right - column,
        left: xs[column] ?? 0,
        right: xs[right] ?? 0,
        top: ys[row] ?? 0,
        bottom: ys[bottom] ?? 0,
        openTop: row === 0 && isOpen(across, 0, column, right),
        openBottom: bottom === rows && isOpen(across, rows, column, right),
      });
    }
  }
  return cells;
}

function isOpen(across: Drawn, border: number, from: number, to: number): boolean {
  for (let column = from; column < to; column += 1) if (across(border, column)) return false;
  return true;
}
