import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, type Edge } from './assign.ts';

test('the best sum as a whole, not the best pair first', () => {
  const edges = [
    { left: 0, right: 0, weight: 0.9 },
    { left: 0, right: 1, weight: 0.8 },
    { left: 1, right: 0, weight: 0.8 },
  ];
  expect(assign(2, 2, edges)).toEqual([edges[1], edges[2]]);
});

test('nothing is matched without an edge, and a left may stay alone', () => {
  expect(assign(2, 1, [{ left: 1, right: 0, weight: 0.2 }])).toEqual([{ left: 1, right: 0, weight: 0.2 }]);
  expect(assign(3, 3, [])).toEqual([]);
});

/** The greatest sum by trying every choice. */
function best(edges: readonly Edge[], lefts: number, left = 0, taken = new Set<number>()): number {
  if (left === lefts) return 0;
  let most = best(edges, lefts, left + 1, taken);
  for (const edge of edges)
    if (edge.left === left && !taken.has(edge.right))
      most = Math.max(most, edge.weight + best(edges, lefts, left + 1, new Set([...taken, edge.right])));
  return most;
}

test('as good as trying every choice', () => {
  const weights = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }), {
    minLength: 5,
    maxLength: 5,
  });
  fc.assert(
    fc.property(weights, (rows) => {
      const edges = rows.flatMap((row, left) =>
        row.flatMap((weight, right) => (weight > 6 ? [{ left, right, weight: weight / 20 }] : [])),
      );
      const chosen = assign(5, 5, edges);
      expect(new Set(chosen.map(({ left }) => left)).size).toBe(chosen.length);
      expect(new Set(chosen.map(({ right }) => right)).size).toBe(chosen.length);
      expect(chosen.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(best(edges, 5), 9);
    }),
    { numRuns: 200 },
  );
});
