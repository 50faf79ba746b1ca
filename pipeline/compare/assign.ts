/** A pair that may be chosen; `weight` is above 0, at most 1. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/**
 * The choice of pairs with the greatest sum of weights in which no left and no right stands twice. Shortest augmenting paths with
 * potentials over the sparse graph: a left that stays alone is matched to a column of its own that costs 1. Ties go to the earlier.
 * O(lefts · edges · log edges) at worst; a path rarely leaves the neighbourhood of its left.
 */
export function assign(lefts: number, rights: number, edges: readonly Edge[]): Edge[] {
  const rows: Edge[][] = Array.from({ length: lefts }, () => []);
  for (const edge of edges) rows[edge.left]?.push(edge);
  for (const row of rows) row.sort((a, b) => a.right - b.right);
  const state = new State(rows, rights);
  for (let left = 0; left < lefts; left++) state.augment(left);
  return rows.flatMap((row) => row.filter(({ left, right }) => state.partnerOf(right) === left));
}

class State {
  readonly #rows: readonly (readonly Edge[])[];
  readonly #rights: number;
  readonly #rowPotential: Float64Array;
  readonly #columnPotential: Float64Array;
  /** The row matched to each column, -1 where it is free. Column `rights + row` is the one of a row alone. */
  readonly #rowOf: Int32Array;
  readonly #columnOf: Int32Array;

  constructor(rows: readonly (readonly Edge[])[], rights: number) {
    this.#rows = rows;
    this.#rights = rights;
    this.#rowPotential = new Float64Array(rows.length);
    this.#columnPotential = new Float64Array(rights + rows.length);
    this.#rowOf = new Int32Array(rights + rows.length).fill(-1);
    this.#columnOf = new Int32Array(rows.length).fill(-1);
  }

  partnerOf(column: number): number {
    return this.#rowOf[column] ?? -1;
  }

  /** Matches one more row along the shortest path to a free column. */
  augment(start: number): void {
    const distance = new Map<number, number>();
    const from = new Map<number, number>();
    const done = new Map<number, number>();
    const heap = new Heap();
    let row = start;
    let reached = 0;
    for (;;) {
      for (const [column, cost] of this.#columnsOf(row)) {
        if (done.has(column)) continue;
        const length = reached + cost - at(this.#rowPotential, row) - at(this.#columnPotential, column);
        if (length >= (distance.get(column) ?? Number.POSITIVE_INFINITY)) continue;
        distance.set(column, length);
        from.set(column, row);
        heap.push(length, column);
      }
      let next = heap.pop();
      while (next && done.has(next.column)) next = heap.pop();
      // The column of a row alone is always within reach, so a path never runs dry.
      if (!next) return;
      done.set(next.column, next.length);
      reached = next.length;
      const taken = this.partnerOf(next.column);
      if (taken === -1) {
        this.#settle(start, next.column, reached, done, from);
        return;
      }
      row = taken;
    }
  }

  *#columnsOf(row: number): Generator<readonly [number, number]> {
    for (const { right, weight } of this.#rows[row] ?? []) yield [right, 1 - weight];
    yield [this.#rights + row, 1];
  }

  #settle(start: number, end: number, reached: number, done: Map<number, number>, from: Map<number, number>): void {
    this.#rowPotential[start] = at(this.#rowPotential, start) + reached;
    for (const [column, length] of done) {
      const slack = reached - length;
      this.#columnPotential[column] = at(this.#columnPotential, column) - slack;
      const owner = this.partnerOf(column);
      if (owner !== -1) this.#rowPotential[owner] = at(this.#rowPotential, owner) + slack;
    }
    let column = end;
    for (;;) {
      const row = from.get(column) ?? start;
      const before = this.#columnOf[row] ?? -1;
      this.#rowOf[column] = row;
      this.#columnOf[row] = column;
      if (row === start || before === -1) return;
      column = before;
    }
  }
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

interface Entry {
  readonly length: number;
  readonly column: number;
}

/** A binary heap by length, then by column. */
class Heap {
  readonly #entries: Entry[] = [];

  push(length: number, column: number): void {
    const entries = this.#entries;
    entries.push({ length, column });
    let child = entries.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  pop(): Entry | undefined {
    const entries = this.#entries;
    const [top] = entries;
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return top;
    entries[0] = last;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let least = parent;
      if (left < entries.length && this.#before(left, least)) least = left;
      if (right < entries.length && this.#before(right, least)) least = right;
      if (least === parent) return top;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [first, second] = [this.#entries[a], this.#entries[b]];
    if (!first || !second) return false;
    return first.length < second.length || (first.length === second.length && first.column < second.column);
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#entries[a], this.#entries[b]];
    if (!first || !second) return;
    this.#entries[a] = second;
    this.#entries[b] = first;
  }
}
