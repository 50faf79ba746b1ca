import { Matcher } from '../rules/matcher.ts';
import type { Rule, Rules } from '../rules/rules.ts';
import type { Range } from '../tree/reading.ts';

type Gives = Rules['thesaurus'][number]['gives'];
type Opposed = Extract<Gives, { reads: 'opposed' }>;
type Naming = Exclude<Gives, Opposed>;

/** A word of the thesaurus in a text. */
export interface Named {
  readonly range: Range;
  /** What it is called there. */
  readonly as: string;
  /** A thing that is inspected, something done, a way of failing, or a kind of place, body or people. */
  readonly of: Naming['of'];
  /** How much of it other words of that name say, too: 1 where they mean the same. */
  readonly share: number;
}

/** The words of `rules/thesaurus.yaml`, ready to use. Texts are folded and without white space. */
export interface Thesaurus {
  /** The words of a text that it knows: left to right, none over another, the longest at its place. */
  named(text: string): Named[];
  /** What a text speaks of on each axis of opposed words: 城乡 → 农村. */
  poles(text: string): ReadonlyMap<string, ReadonlySet<string>>;
}

/** Words for one thing or fault that say it from different sides. */
const NEAR = 0.6;

export function thesaurusOf(rules: Rules): Thesaurus {
  const naming = new Matcher(rules.thesaurus.filter(isNaming));
  const opposed = new Matcher(rules.thesaurus.filter(isOpposed));
  return {
    named: (text) =>
      longest(naming, text).map(({ range, rule: { gives } }) => ({
        range,
        as: gives.as,
        of: gives.of,
        share: gives.reads === 'same' ? 1 : NEAR,
      })),
    poles: (text) => {
      const poles = new Map<string, Set<string>>();
      for (let at = 0; at < text.length; at++)
        for (const { rule } of opposed.every(text, at)) {
          const { axis, as } = rule.gives;
          poles.set(axis, (poles.get(axis) ?? new Set<string>()).add(as));
        }
      return poles;
    },
  };
}

const isNaming = (rule: Rule<Gives>): rule is Rule<Naming> => rule.gives.reads !== 'opposed';
const isOpposed = (rule: Rule<Gives>): rule is Rule<Opposed> => rule.gives.reads === 'opposed';

/** The matches of a text, left to right; where several begin at one place the longest counts. */
function longest<Yield>(matcher: Matcher<Yield>, text: string) {
  const found = [];
  for (let at = 0; at < text.length; ) {
    const [first, ...others] = matcher.every(text, at);
    const match = others.reduce((best, each) => (best && best.range.to >= each.range.to ? best : each), first);
    if (match && match.range.to > at) found.push(match);
    at = match && match.range.to > at ? match.range.to : at + 1;
  }
  return found;
}
