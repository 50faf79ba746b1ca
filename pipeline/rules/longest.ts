import type { Atom, Branch } from './pattern.ts';

/** How long a match of a pattern can be, in code units; infinite where that is not to be told. */
export const longestOf = (branches: readonly Branch[]): number => Math.max(...branches.map(ofBranch));

// 0 × ∞ is no number
const ofBranch = (branch: Branch): number =>
  branch.reduce((sum, { atom, most }) => sum + (ofAtom(atom) * most || 0), 0);

function ofAtom(atom: Atom): number {
  if (atom.type === 'look') return 0;
  if (atom.type === 'group') return longestOf(atom.branches);
  return atom.type === 'character' ? atom.length : Number.POSITIVE_INFINITY;
}
