import { branchesOf, insideOf, itemsOf, looks, unitsOf } from './pattern.ts';

/** How long a match of a pattern (source of a regular expression with the flag `u`) can be, in code units; infinite where that is not to be told. */
export function longestOf(pattern: string): number {
  return Math.max(...branchesOf(pattern).map(ofBranch));
}

function ofBranch(branch: string): number {
  // 0 × ∞ is no number
  return itemsOf(branch).reduce((sum, { atom, most }) => sum + (most === 0 ? 0 : ofAtom(atom) * most), 0);
}

function ofAtom(atom: string): number {
  if (looks(atom)) return 0;
  if (/^\\(?:k<|[1-9])/u.test(atom)) return Number.POSITIVE_INFINITY;
  const inside = insideOf(atom);
  if (inside !== null) return longestOf(inside);
  // what can stand for any character can stand for one of two units
  return (atom.length === 1 && atom !== '.') || (unitsOf(atom) && !/[\ud800-\udfff]/.test(atom)) ? 1 : 2;
}
