import type { Ledger, Problem } from '../ledger/schema.ts';
import { VERSION } from '../ledger/version.ts';
import type { Rules } from '../rules/rules.ts';
import { STATES, type State } from '../tree/codes.ts';
import type { DocumentRef, ProblemRef } from './schema.ts';
import { unitOf } from './units.ts';

export function documentRef(ledger: Ledger): DocumentRef {
  const { document, inspection, problems } = ledger;
  return {
    id: document.id,
    file: document.file,
    kind: document.kind,
    title: document.title,
    unit: unitOf(ledger),
    round: inspection.round,
    date: document.date ?? inspection.feedbackOn,
    problems: problems.length,
  };
}

export function problemRef({ document }: Ledger, { id, statement, status }: Problem): ProblemRef {
  return { document: document.id, id, statement, state: status.state };
}

export const generatorOf = (rules: Rules) => ({ name: 'taizhang' as const, version: VERSION, rules: rules.version });

/** How a pair stands among the others: whether its left has several rights, or its right several lefts. */
export function relationsOf(matches: readonly Ends[]): (match: Ends) => 'one-to-one' | 'split' | 'merge' {
  const lefts = counted(matches.map(({ left }) => left));
  const rights = counted(matches.map(({ right }) => right));
  return ({ left, right }) =>
    (lefts.get(left) ?? 0) > 1 ? 'split' : (rights.get(right) ?? 0) > 1 ? 'merge' : 'one-to-one';
}

interface Ends {
  readonly left: number;
  readonly right: number;
}

function counted(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Problems by state, every state named. */
export function statesOf(problems: readonly Problem[]): Record<State, number> {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { status } of problems) counts[status.state]++;
  return counts;
}

/** Completed among those whose state is told; null where none is. */
export function completionRate(states: Readonly<Record<State, number>>): number | null {
  const told = STATES.reduce((sum, state) => sum + (state === 'unstated' ? 0 : states[state]), 0);
  return told === 0 ? null : Math.round((states.completed / told) * 1e4) / 1e4;
}
