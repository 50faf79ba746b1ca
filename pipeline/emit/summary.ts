import type { Check, Ledger } from '../ledger/schema.ts';
import { type Kind, STATES, type State } from '../tree/codes.ts';

/** What the summary table tells of one ledger. */
export interface Summary {
  readonly kind: Kind;
  readonly problems: number;
  /** States that occur, in the order of the contract, with how many problems have each. */
  readonly states: readonly { readonly state: State; readonly count: number }[];
  readonly longTerm: number;
  readonly measures: number;
  /** Codes of what does not add up, in order of appearance, with how often; `info` left out. */
  readonly findings: readonly { readonly code: Check['code']; readonly count: number }[];
  /** Whether the declared figures were compared and agree. */
  readonly agrees: boolean;
  readonly worst: Check['severity'] | null;
}

/** Sums a ledger up. */
export function summaryOf(ledger: Ledger): Summary {
  const states = STATES.map((state) => ({
    state,
    count: ledger.problems.filter((problem) => problem.status.state === state).length,
  }));
  const findings = new Map<Check['code'], number>();
  for (const { code, severity } of ledger.checks)
    if (severity !== 'info') findings.set(code, (findings.get(code) ?? 0) + 1);
  return {
    kind: ledger.document.kind,
    problems: ledger.problems.length,
    states: states.filter(({ count }) => count > 0),
    longTerm: ledger.problems.filter(({ status }) => status.longTerm).length,
    measures: ledger.measures.length,
    findings: Array.from(findings, ([code, count]) => ({ code, count })),
    agrees: ledger.checks.some(({ code }) => code === 'totals-agree'),
    worst:
      (['error', 'warning', 'info'] as const).find((severity) =>
        ledger.checks.some((check) => check.severity === severity),
      ) ?? null,
  };
}
