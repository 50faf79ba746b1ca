import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { openComparer } from './comparer.ts';
import { judge } from './judge.ts';
import { VERDICTS } from './lexicon.ts';
import { weigh } from './rarity.ts';
import { ledgerWith } from './testing.ts';

const rules = loadRules();
const comparer = await openComparer(rules);
const bars = rules.compare.filter(({ gives }) => gives.reads === 'verdict');

/** All examples together are the documents compared: each pair's left in one, its right in the other. */
const pairs = bars.flatMap(({ gives, examples, not }) => [
  ...examples.map(({ text }) => ({ verdict: gives.verdict, reached: true, sides: text.split(' ⇔ ') })),
  ...not.map((text) => ({ verdict: gives.verdict, reached: false, sides: text.split(' ≠ ') })),
]);
const [lefts = [], rights = []] = weigh(
  [0, 1].map((side) => ledgerWith(pairs.map(({ sides }) => sides[side] ?? '')).problems.map(comparer.profile)),
);

test.each(pairs.map((pair, index) => ({ ...pair, index })))(
  'rules/compare.yaml: $sides reaches $verdict: $reached',
  ({ verdict, reached, index }) => {
    const [left, right] = [lefts[index], rights[index]];
    if (!left || !right || !verdict) throw new Error('an example is a pair');
    for (const mode of ['coverage', 'rounds'] as const) {
      const found = comparer.lexicon.verdict(mode, judge([index, index], [left, right], mode, comparer.lexicon).score);
      expect(found !== null && VERDICTS.indexOf(found) <= VERDICTS.indexOf(verdict)).toBe(reached);
    }
  },
);
