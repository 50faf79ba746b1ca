import type { Plugin } from 'unified';
import type { Rules } from '../../rules/rules.ts';
import type { FactNote, MeasureNote } from '../../tree/annotations.ts';
import type { DocumentRoot } from '../../tree/nodes.ts';
import { FactScanner, type LooseFact } from './scan.ts';

/**
 * What can be counted or looked up in answers and measures: money, dates, documents, regulations, counts, people, shares,
 * discipline. Each belongs to the innermost measure it stands in, else to its problem. Writes `facts`.
 */
export const facts: Plugin<[Rules], DocumentRoot> = (rules) => {
  const scanner = new FactScanner(rules);
  return (root) => {
    const { reading, found } = root.data;
    found.facts = [
      ...found.problems.flatMap(({ id, answers, measures }) =>
        answers.flatMap((answer) => owned(scanner.scan(reading, answer), measures, id)),
      ),
      ...familiesOf(found.measures).flatMap(([parent, ...nested]) =>
        parent ? owned(scanner.scan(reading, parent.range), [parent, ...nested], parent.id) : [],
      ),
    ];
  };
};

/** Measures of the top with those nested in them. */
function familiesOf(measures: readonly MeasureNote[]): MeasureNote[][] {
  const families: MeasureNote[][] = [];
  for (const measure of measures)
    if (measure.parent === null) families.push([measure]);
    else families.at(-1)?.push(measure);
  return families;
}

/** Facts and measures both in order: the owner is the last measure begun that has not ended. */
function owned(loose: readonly LooseFact[], measures: readonly MeasureNote[], otherwise: string): FactNote[] {
  const open: MeasureNote[] = [];
  let next = 0;
  return loose.map(({ kind, range, value, unit, what, rule }) => {
    for (let measure = measures[next]; measure && measure.range.from <= range.from; measure = measures[++next])
      open.push(measure);
    while (open.length > 0 && (open.at(-1)?.range.to ?? 0) <= range.from) open.pop();
    return { of: open.at(-1)?.id ?? otherwise, kind, range, value, unit, what, rule };
  });
}
