import { type Firsts, firstsOf } from './firsts.ts';
import { longestOf } from './longest.ts';
import { needsOf } from './needs.ts';
import { branchesOf } from './pattern.ts';

/** What is known of a pattern's matches before it is run. */
export interface Shape {
  readonly firsts: Firsts;
  /** Code units one of which every match has in it; null where that is not to be told. */
  readonly needs: ReadonlySet<number> | null;
  /** The most code units that a match can have. */
  readonly longest: number;
}

/** The shape of a pattern (the source of a valid regular expression with the flag `u`). */
export function shapeOf(pattern: string): Shape {
  const known = SHAPES.get(pattern);
  if (known) return known;
  const branches = branchesOf(pattern);
  const shape = { firsts: firstsOf(branches), needs: needsOf(branches), longest: longestOf(branches) };
  SHAPES.set(pattern, shape);
  return shape;
}

/** Each is asked for several times, and its parts take much more room than what is told of them. */
const SHAPES = new Map<string, Shape>();
