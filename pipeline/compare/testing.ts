import type { Ledger, Problem } from '../ledger/schema.ts';
import { SCHEMA } from '../ledger/schema.ts';
import type { State } from '../tree/codes.ts';

/** What a test says of a problem; the rest is as in a document that says nothing. */
export interface TestProblem {
  readonly statement: string;
  readonly area?: string;
  readonly category?: string;
  readonly details?: string;
  readonly state?: State;
  readonly deadline?: string;
  readonly topics?: string[];
}

let made = 0;

/** For tests: a ledger of problems. Every call makes another document. */
export function ledgerWith(
  problems: readonly (string | TestProblem)[],
  { kind = 'rectification', ...inspection }: { kind?: Ledger['document']['kind'] } & Partial<Ledger['inspection']> = {},
): Ledger {
  made++;
  return {
    schema: SCHEMA,
    generator: { name: 'taizhang', version: '0', rules: 'sha256:0' },
    document: {
      id: `sha256:${made.toString(16).padStart(64, '0')}`,
      file: `${made}.txt`,
      format: 'txt',
      kind,
      title: null,
      issuer: null,
      date: inspection.feedbackOn ?? null,
      number: null,
      script: 'hans',
      pages: null,
      url: null,
      generated: [],
    },
    inspection: {
      authority: null,
      team: null,
      inspectee: '岚浦区教育局党组',
      round: null,
      type: null,
      startedOn: null,
      endedOn: null,
      feedbackOn: null,
      ...inspection,
    },
    text: '',
    pages: [],
    outline: [],
    problems: problems.map((problem, index) => problemOf(problem, index)),
    measures: [],
    facts: [],
    totals: [],
    checks: [],
    contact: { phone: null, address: null, postcode: null, email: null },
  };
}

function problemOf(problem: string | TestProblem, index: number): Problem {
  const { statement, area, category, details, state, deadline, topics }: TestProblem =
    typeof problem === 'string' ? { statement: problem } : problem;
  return {
    id: `p${index + 1}`,
    marker: null,
    path: [],
    statement,
    area: area ?? null,
    category: category ?? null,
    outline: null,
    details: details ?? null,
    response: null,
    status: { state: state ?? 'unstated', longTerm: false, raw: null, basis: null, rule: null, span: null },
    responsible: { leaders: [], lead: [], support: [], persons: [] },
    deadline: deadline === undefined ? null : { raw: deadline, date: deadline, span: { start: 0, end: 0 } },
    topics: topics ?? [],
    rule: 'test',
    span: { start: 0, end: 0 },
  };
}
