import { CharSet } from '../tree/chars.ts';
import type { Firsts } from './firsts.ts';
import { shapeOf } from './shape.ts';

const NOTHING: readonly never[] = [];

/** Things with patterns by the code unit at a place: those that can match there, in their order. */
export class ByFirst<Thing> {
  readonly #things: readonly Thing[];
  readonly #patterns: readonly string[];
  /** Code units that nothing begins with, as far as they were asked for: most of a text. */
  readonly #none = new CharSet();
  /** By code unit the place, from 1, of its things among those known; 0 where it was not asked for yet. */
  #places: Uint16Array | null = null;
  readonly #known: (readonly Thing[])[] = [];
  #firsts: readonly Firsts[] | null = null;

  /** `patterns`: that of each thing. */
  constructor(things: readonly Thing[], patterns: readonly string[]) {
    this.#things = things;
    this.#patterns = patterns;
  }

  /** The things that can match at an offset of a text; at its end those that can match NUL. */
  at(text: string, offset: number): readonly Thing[] {
    const unit = offset < text.length ? text.charCodeAt(offset) : 0;
    if (this.#none.has(unit)) return NOTHING;
    const place = this.#places?.[unit] ?? 0;
    return (place > 0 ? this.#known[place - 1] : undefined) ?? this.#learn(unit);
  }

  #learn(unit: number): readonly Thing[] {
    this.#firsts ??= this.#patterns.map((pattern) => shapeOf(pattern).firsts);
    const canBegin = this.#firsts.map(({ units, empty }) => empty || units === null || units.has(unit));
    const things = this.#things.filter((_, i) => canBegin[i]);
    if (things.length === 0) this.#none.add(unit);
    const same = this.#known.findIndex(
      (known) => known.length === things.length && known.every((each, i) => each === things[i]),
    );
    if (same < 0) this.#known.push(things);
    this.#places ??= new Uint16Array(0x10000);
    this.#places[unit] = same < 0 ? this.#known.length : same + 1;
    return things;
  }
}
