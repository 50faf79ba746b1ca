import type { Ledger } from '../ledger/schema.ts';
import { fold } from '../source/fold.ts';
import type { Paired } from './pairing.ts';

/** Areas of the two sides that stand for each other. */
export type SameArea = (left: string | null, right: string | null) => boolean;

/**
 * Which areas of two documents are the same: those of one wording, and those that most of their problems share with each other –
 * an area may be worded anew. Where a side names no area nothing moved.
 */
export function sameAreas(pairs: readonly Paired[], left: Ledger, right: Ledger): SameArea {
  const votes = new Map<string, Map<string, number>>();
  const back = new Map<string, Map<string, number>>();
  for (const pair of pairs) {
    if (pair.verdict === 'unsure') continue;
    const [from, to] = [left.problems[pair.left]?.area, right.problems[pair.right]?.area];
    if (!from || !to) continue;
    vote(votes, core(from), core(to));
    vote(back, core(to), core(from));
  }
  return (from, to) => {
    if (from === null || to === null) return true;
    const [a, b] = [core(from), core(to)];
    if (a === b) return true;
    return most(votes.get(a)) === b && most(back.get(b)) === a;
  };
}

function vote(votes: Map<string, Map<string, number>>, from: string, to: string): void {
  const of = votes.get(from) ?? new Map<string, number>();
  votes.set(from, of.set(to, (of.get(to) ?? 0) + 1));
}

function most(votes: ReadonlyMap<string, number> | undefined): string | null {
  let best: [string, number] | null = null;
  for (const [name, count] of votes ?? [])
    if (!best || count > best[1] || (count === best[1] && name < best[0])) best = [name, count];
  return best?.[0] ?? null;
}

/** 在…方面, 关于…方面的问题: the words around an area are not the area. */
function core(area: string): string {
  return fold(area)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^(?:在|关于|聚焦|针对)/, '')
    .replace(/(?:方面|情况|存在的?|的?问题|不足|差距)+$/, '');
}
