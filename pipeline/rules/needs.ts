import { CharSet } from '../tree/chars.ts';
import { branchesOf, insideOf, itemsOf, looks, union, unitsOf } from './pattern.ts';

/**
 * Code units one of which every match of a pattern (source of a regular expression with the flag `u`) has in it, as few as can be told: `^.{0,9}(?:欢迎|今天是)`
 * needs 欢 or 今. Null where none is needed, or none can be told.
 */
export function needsOf(pattern: string): ReadonlySet<number> | null {
  return union(branchesOf(pattern).map(ofAlternative));
}

function ofAlternative(alternative: string): ReadonlySet<number> | null {
  let fewest: ReadonlySet<number> | null = null;
  for (const { atom, least } of itemsOf(alternative)) {
    if (least === 0 || looks(atom)) continue;
    const inside = insideOf(atom);
    const needed = inside === null ? unitsOf(atom) : needsOf(inside);
    if (needed && (!fewest || needed.size < fewest.size)) fewest = needed;
  }
  return fewest;
}

/** Tells which of several patterns cannot match anywhere in a text, by one look at its characters. */
export class Needs {
  readonly #patterns: readonly string[];
  #learned: { readonly free: Uint8Array; readonly needed: CharSet; readonly byUnit: Map<number, number[]> } | null =
    null;
  readonly #met: Uint8Array;

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
    this.#met = new Uint8Array(patterns.length);
  }

  /** For each pattern whether it may match in a text (1) or cannot (0), until the next call. */
  metBy(text: string): Uint8Array {
    const { free, needed, byUnit } = this.#learned ?? this.#learn();
    this.#met.set(free);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (needed.has(unit)) for (const index of byUnit.get(unit) ?? []) this.#met[index] = 1;
    }
    return this.#met;
  }

  #learn() {
    const needs = this.#patterns.map(needsOf);
    const needed = new CharSet();
    const byUnit = new Map<number, number[]>();
    for (const [index, units] of needs.entries())
      for (const unit of units ?? []) {
        needed.add(unit);
        const indices = byUnit.get(unit) ?? [];
        byUnit.set(unit, indices);
        indices.push(index);
      }
    this.#learned = { free: Uint8Array.from(needs, (units) => (units ? 0 : 1)), needed, byUnit };
    return this.#learned;
  }
}
