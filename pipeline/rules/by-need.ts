import { CharSet } from '../tree/chars.ts';
import { shapeOf } from './shape.ts';

/** Tells which of several patterns cannot match anywhere in a text, by one look at its characters. */
export class ByNeed {
  readonly #patterns: readonly string[];
  readonly #met: Uint8Array;
  #known: Known | null = null;

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
    this.#met = new Uint8Array(patterns.length);
  }

  /** For each pattern whether it may match in a text (1) or cannot (0), until the next call. */
  metBy(text: string): Uint8Array {
    this.#known ??= knownOf(this.#patterns.map((pattern) => shapeOf(pattern).needs));
    const { free, needed, byUnit } = this.#known;
    this.#met.set(free);
    let { waiting } = this.#known;
    for (let at = 0; waiting > 0 && at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!needed.has(unit)) continue;
      for (const place of byUnit.get(unit) ?? NONE) {
        waiting -= 1 - (this.#met[place] ?? 1);
        this.#met[place] = 1;
      }
    }
    return this.#met;
  }
}

const NONE: readonly never[] = [];

/** What several patterns need, by the character. */
interface Known {
  /** 1 for those that need none. */
  readonly free: Uint8Array;
  /** How many need one. */
  readonly waiting: number;
  /** All characters that any of them needs, and which do. */
  readonly needed: CharSet;
  readonly byUnit: ReadonlyMap<number, readonly number[]>;
}

function knownOf(needs: readonly (ReadonlySet<number> | null)[]): Known {
  const needed = new CharSet();
  const byUnit = new Map<number, number[]>();
  for (const [place, units] of needs.entries())
    for (const unit of units ?? []) {
      needed.add(unit);
      const places = byUnit.get(unit) ?? [];
      byUnit.set(unit, places);
      places.push(place);
    }
  const free = Uint8Array.from(needs, (units) => (units ? 0 : 1));
  return { free, waiting: needs.filter((units) => units !== null).length, needed, byUnit };
}
