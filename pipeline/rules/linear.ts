import { firstsOf } from './firsts.ts';
import { type Atom, type Branch, branchesOf, type Item } from './pattern.ts';

/**
 * What keeps a rule's pattern linear, whatever text it meets: every loop ends after a number of rounds, and from any one place there are
 * only so many ways through it. A search then costs at most that much at each character.
 */

/** Rounds that `*`, `+` and `{n,}` stand for in a rule, beyond the least: over one character, and over a group of words. */
const CHARACTER_ROUNDS = 60;
const GROUP_ROUNDS = 8;
/** Ways through a pattern from one place; the built-in rules stay below. */
export const MOST_WAYS = 100_000;

/** A pattern whose loops all end, and the number of ways through it from one place. The pattern must be valid. */
export function bounded(pattern: string): { pattern: string; ways: number } {
  const branches = branchesOf(pattern);
  let out = '';
  let at = 0;
  for (const item of itemsIn(branches)) {
    if (item.most < Number.POSITIVE_INFINITY || !item.quantifier) continue;
    out += `${pattern.slice(at, item.quantifier.from)}{${item.least},${mostOf(item)}}`;
    at = item.quantifier.to;
  }
  return { pattern: out + pattern.slice(at), ways: waysOf(branches) };
}

/** All parts of a pattern in the order in which it says how often they stand there. */
function* itemsIn(branches: readonly Branch[]): Generator<Item> {
  for (const item of branches.flat()) {
    yield* itemsIn(insideOf(item.atom));
    yield item;
  }
}

const insideOf = (atom: Atom): readonly Branch[] => ('branches' in atom ? atom.branches : []);

/** How often a part stands there at most, where its loop ends. */
function mostOf({ atom, least, most }: Item): number {
  return most < Number.POSITIVE_INFINITY ? most : least + ('branches' in atom ? GROUP_ROUNDS : CHARACTER_ROUNDS);
}

/** Of branches only those count together that can begin alike: 整改 and 完成 never both match at one place. */
function waysOf(branches: readonly Branch[]): number {
  const [only] = branches;
  if (only && branches.length === 1) return ofBranch(only);
  const byUnit = new Map<number, number>();
  let always = 0;
  let most = 0;
  for (const branch of branches) {
    const ways = ofBranch(branch);
    const { units, empty } = firstsOf([branch]);
    if (units === null || empty) always += ways;
    else
      for (const unit of units) {
        byUnit.set(unit, (byUnit.get(unit) ?? 0) + ways);
        most = Math.max(most, byUnit.get(unit) ?? 0);
      }
  }
  return always + most;
}

const ofBranch = (branch: Branch): number => branch.reduce((ways, item) => ways * ofItem(item), 1);

/**
 * Each number of rounds is a way, times the ways through each round; those below the least as well: they are gone through before it fails. What is only
 * looked at is looked at in each of its ways.
 */
function ofItem(item: Item): number {
  const inside = insideOf(item.atom);
  const once = inside.length === 0 ? 1 : waysOf(inside);
  if (!item.quantifier) return once;
  const most = mostOf(item);
  let ways = 0;
  for (let rounds = 0; rounds <= most && ways <= MOST_WAYS; rounds++) ways += once ** rounds;
  return ways;
}
