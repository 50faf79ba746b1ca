import type { Ledger, Problem } from '../ledger/schema.ts';
import type { Paired } from './pairing.ts';
import type { Coverage } from './schema.ts';

/**
 * Where the problems of a feedback went: how many of which of its areas are answered in which area of the report, with which verdict
 * and state. Every problem of the feedback counts once, by its best answer. In the order of the feedback.
 */
export function flowOf(pairs: readonly Paired[], left: Ledger, right: Ledger): Coverage['flow'] {
  const best = new Map<number, Paired>();
  for (const pair of pairs) if (pair.score > (best.get(pair.left)?.score ?? 0)) best.set(pair.left, pair);
  const [from, to] = [groupOf(left), groupOf(right)];
  const flow = new Map<string, Coverage['flow'][number]>();
  for (const [index, problem] of left.problems.entries()) {
    const pair = best.get(index);
    const answer = pair && right.problems[pair.right];
    const way = {
      from: from(problem),
      to: answer ? to(answer) : null,
      verdict: pair?.verdict ?? null,
      state: answer?.status.state ?? null,
    };
    const key = JSON.stringify(way);
    flow.set(key, { ...way, problems: (flow.get(key)?.problems ?? 0) + 1 });
  }
  return [...flow.values()];
}

/** The area of a problem; in a document that names no areas, its category. */
function groupOf({ problems }: Ledger): (problem: Problem) => string | null {
  return problems.some(({ area }) => area !== null) ? ({ area }) => area : ({ category }) => category;
}
