import type { Ledger } from '../ledger/schema.ts';
import { sameAreas } from './areas.ts';
import type { Comparer } from './comparer.ts';
import { flowOf } from './flow.ts';
import { type Paired, pair } from './pairing.ts';
import { weigh } from './rarity.ts';
import { documentRef, generatorOf, problemRef, relationsOf } from './refs.ts';
import { COVERAGE_SCHEMA, type Coverage } from './schema.ts';
import { doubtsOf } from './sides.ts';
import { wordingOf } from './wording.ts';

/**
 * Which problem of a feedback (left) which problem of the report (right) answers, with moved areas, changed wording, split and merged
 * problems. A plan may stand on either side. Throws a `ComparisonFailure` where the two cannot be compared.
 */
export function coverageOf(left: Ledger, right: Ledger, comparer: Comparer): Coverage {
  const warnings = doubtsOf('coverage', [left, right]);
  const [lefts = [], rights = []] = weigh([left.problems.map(comparer.profile), right.problems.map(comparer.profile)]);
  const found = pair(
    { ledger: left, problems: left.problems, profiles: lefts },
    { ledger: right, problems: right.problems, profiles: rights },
    'coverage',
    comparer,
  );
  const pairs = pairsOf(found, left, right, comparer);
  const [answered, answers] = [new Set(found.map((each) => each.left)), new Set(found.map((each) => each.right))];
  const onlyLeft = left.problems.filter((_, index) => !answered.has(index)).map((problem) => problemRef(left, problem));
  const onlyRight = right.problems
    .filter((_, index) => !answers.has(index))
    .map((problem) => problemRef(right, problem));
  return {
    schema: COVERAGE_SCHEMA,
    generator: generatorOf(comparer.rules),
    documents: [documentRef(left), documentRef(right)],
    warnings,
    pairs,
    onlyLeft,
    onlyRight,
    flow: flowOf(found, left, right),
    counts: countsOf(pairs, left, right, onlyLeft.length),
  };
}

function pairsOf(found: readonly Paired[], left: Ledger, right: Ledger, { segment }: Comparer): Coverage['pairs'] {
  const relation = relationsOf(found);
  const sameArea = sameAreas(found, left, right);
  return found.flatMap((each) => {
    const [a, b] = [left.problems[each.left], right.problems[each.right]];
    if (!a || !b) return [];
    return {
      left: problemRef(left, a),
      right: problemRef(right, b),
      verdict: each.verdict,
      score: each.score,
      relation: relation(each),
      moved: sameArea(a.area, b.area) ? null : { from: a.area, to: b.area },
      wording: wordingOf(a.statement, b.statement, segment),
      reasons: [...each.reasons],
    };
  });
}

function countsOf(pairs: Coverage['pairs'], left: Ledger, right: Ledger, unanswered: number): Coverage['counts'] {
  const sure = pairs.filter(({ verdict }) => verdict !== 'unsure');
  const answered = new Set(sure.map((each) => each.left.id)).size;
  return {
    left: left.problems.length,
    right: right.problems.length,
    answered,
    unsure: left.problems.length - answered - unanswered,
    unanswered,
    moved: sure.filter(({ moved }) => moved !== null).length,
    reworded: sure.filter(({ wording }) => wording !== null).length,
    split: new Set(sure.filter(({ relation }) => relation === 'split').map((each) => each.left.id)).size,
    merged: new Set(sure.filter(({ relation }) => relation === 'merge').map((each) => each.right.id)).size,
  };
}
