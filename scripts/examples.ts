import { NAMES } from '../pipeline/rules/packs.ts';
import { loadRules } from '../pipeline/rules/rules.ts';

/** How many sentences the rules must read, and how many they must leave alone. */
export interface ExampleCount {
  readonly examples: number;
  readonly counterExamples: number;
}

/** Counts the examples and counter-examples of all rules, over all packs. */
export function countExamples(): ExampleCount {
  const rules = loadRules();
  const all = NAMES.flatMap((name) => [...rules[name]]);
  const count = (of: (rule: (typeof all)[number]) => number) => all.reduce((total, rule) => total + of(rule), 0);
  return { examples: count((rule) => rule.examples.length), counterExamples: count((rule) => rule.not.length) };
}
