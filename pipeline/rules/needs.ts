import { type Branch, union } from './pattern.ts';

/**
 * Code units one of which every match of a pattern has in it, as few as can be told: `^.{0,9}(?:欢迎|今天是)` needs 欢 or 今. Null where
 * none is needed, or none can be told.
 */
export const needsOf = (branches: readonly Branch[]): ReadonlySet<number> | null => union(branches.map(ofBranch));

function ofBranch(branch: Branch): ReadonlySet<number> | null {
  let fewest: ReadonlySet<number> | null = null;
  for (const { atom, least } of branch) {
    if (least === 0) continue;
    const needed = atom.type === 'group' ? needsOf(atom.branches) : atom.type === 'character' ? atom.units : null;
    if (needed && (!fewest || needed.size < fewest.size)) fewest = needed;
  }
  return fewest;
}
