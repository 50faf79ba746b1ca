import { Matcher } from '../rules/matcher.ts';
import type { Rules } from '../rules/rules.ts';
import { type Thesaurus, thesaurusOf } from './thesaurus.ts';

/** What is compared: a feedback with its answer, rounds of one unit, problems of many units. */
export type Mode = 'coverage' | 'rounds' | 'groups';
export const VERDICTS = ['same', 'likely', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The words of `rules/compare.yaml` and `rules/thesaurus.yaml`, ready to use. */
export interface Lexicon {
  readonly thesaurus: Thesaurus;
  /** What each character of a text weighs for standing in a stock phrase: 1 where it stands in none. */
  weights(text: string): Float32Array;
  isRoutine(word: string): boolean;
  /** Whether a word names a kind of place, body or people. */
  isBody(word: string): boolean;
  /** The verdict of a score, null below all. */
  verdict(mode: Mode, score: number): Verdict | null;
  /** The least score of a verdict. */
  threshold(mode: Mode, verdict: Verdict): number;
}

export function lexiconOf(rules: Rules): Lexicon {
  const of = (reads: (typeof rules.compare)[number]['gives']['reads']) =>
    rules.compare.filter(({ gives }) => gives.reads === reads);
  const stock = new Matcher(of('stock'));
  const routine = new Matcher(of('routine'));
  const bodies = new Matcher(of('stock').filter(({ gives }) => gives.body));
  const bars = new Map(of('verdict').map(({ gives }) => [gives.verdict, gives]));
  const threshold = (mode: Mode, verdict: Verdict) => bars.get(verdict)?.[mode] ?? 1;
  return {
    thesaurus: thesaurusOf(rules),
    weights: (text) => {
      const weights = new Float32Array(text.length).fill(1);
      for (const { rule, range } of stock.all(text))
        for (let i = range.from; i < range.to; i++) weights[i] = Math.min(weights[i] ?? 1, rule.gives.weight ?? 1);
      return weights;
    },
    isRoutine: remembered((word) => routine.whole(word) !== null),
    isBody: remembered((word) => bodies.whole(word) !== null),
    verdict: (mode, score) => VERDICTS.find((verdict) => score >= threshold(mode, verdict)) ?? null,
    threshold,
  };
}

/** The same words come again and again. */
function remembered<Value>(ask: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const value = ask(word);
    known.set(word, value);
    return value;
  };
}
