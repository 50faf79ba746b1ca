import { type Atom, type Branch, union } from './pattern.ts';

/** What the matches of a pattern can begin with. */
export interface Firsts {
  /** Code units; null where that is not to be told (`.`, `[^…]`, `\p{…}`). */
  readonly units: ReadonlySet<number> | null;
  /** Whether a match can have no characters. */
  readonly empty: boolean;
}

/**
 * The code units with which matches of a pattern can begin, so that it need not be tried elsewhere. What a pattern only looks at, ahead
 * or behind, is passed over: it narrows the matches and adds none.
 */
export function firstsOf(branches: readonly Branch[]): Firsts {
  const all = branches.map(ofBranch);
  return { units: union(all.map(({ units }) => units)), empty: all.some(({ empty }) => empty) };
}

function ofBranch(branch: Branch): Firsts {
  const seen: (ReadonlySet<number> | null)[] = [];
  for (const { atom, least } of branch) {
    const { units, empty } = ofAtom(atom);
    seen.push(units);
    if (!empty && least > 0) return { units: union(seen), empty: false };
  }
  return { units: union(seen), empty: true };
}

function ofAtom(atom: Atom): Firsts {
  if (atom.type === 'look') return { units: new Set(), empty: true };
  if (atom.type === 'group') return firstsOf(atom.branches);
  return atom.type === 'character' ? { units: atom.units, empty: false } : { units: null, empty: true };
}
