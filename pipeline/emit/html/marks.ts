import type { Check, Ledger } from '../../ledger/schema.ts';
import { FACT_WORDS, METRIC_WORDS, STATE_WORDS } from '../words.ts';

export type MarkKind =
  | 'heading'
  | 'problem'
  | 'statement'
  | 'measure'
  | 'deadline'
  | 'status'
  | 'total'
  | 'fact'
  | 'check'
  | 'generated';

/** A stretch of the text to be made visible: [start, end) in UTF-16 code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  /** What it belongs to, by the names under which both sides of the page call things ({@link refs}); [] where nothing answers to it. */
  readonly refs: readonly string[];
  /** Further classes: a state, a severity. */
  readonly tone: string | null;
  /** What a pointer at rest is told, for kinds that need it. */
  readonly hint: string | null;
  /** Level of a heading. */
  readonly level: number | null;
}

/** How both sides of the page call a thing: the text marks it, the table shows it. */
export const refs = {
  status: (problem: string) => `s:${problem}`,
  deadline: (problem: string) => `d:${problem}`,
  total: (index: number) => `t:${index}`,
  check: (index: number) => `c:${index}`,
};

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Quoted {
  readonly span?: Span | null;
  readonly spans?: readonly Span[];
}

/** Where something stands in the text: one place, several, or none. */
export function placesOf(quoted: Quoted): readonly Span[] {
  return quoted.spans ?? (quoted.span ? [quoted.span] : []);
}

/** Order from the outside in for marks of the same stretch. */
const DEPTH: readonly MarkKind[] = [
  'problem',
  'heading',
  'statement',
  'measure',
  'total',
  'status',
  'deadline',
  'fact',
  'check',
  'generated',
];

/** Everything the page marks in the text of a ledger, ordered by start, the longer and outer ones first. Empty stretches are left out. */
export function marksOf(ledger: Ledger): readonly Mark[] {
  const marks = [...problemMarks(ledger), ...otherMarks(ledger)].filter(({ start, end }) => end > start);
  return merged(marks).sort(
    (a, b) => a.start - b.start || b.end - a.end || DEPTH.indexOf(a.kind) - DEPTH.indexOf(b.kind),
  );
}

function mark(kind: MarkKind, quoted: Quoted, more: Partial<Omit<Mark, 'kind' | 'start' | 'end'>> = {}): Mark[] {
  return placesOf(quoted).map(({ start, end }) => ({
    refs: [],
    tone: null,
    hint: null,
    level: null,
    ...more,
    kind,
    start,
    end,
  }));
}

function problemMarks(ledger: Ledger): Mark[] {
  return ledger.problems.flatMap((problem) => {
    const { id, status, deadline } = problem;
    return [
      ...mark('problem', problem, { refs: [id], tone: status.state }),
      ...mark('statement', statementOf(ledger.text, problem), { refs: [id] }),
      ...mark('status', status, {
        refs: [refs.status(id)],
        tone: status.state,
        hint: `进度:${STATE_WORDS[status.state]}${status.longTerm ? ',长期坚持' : ''}`,
      }),
      ...(deadline
        ? mark('deadline', deadline, { refs: [refs.deadline(id)], hint: `时限:${deadline.date ?? '不定'}` })
        : []),
    ];
  });
}

/** The first place inside the problem where its statement stands; none where it was joined from pieces. */
function statementOf(text: string, { statement, span }: Ledger['problems'][number]): Quoted {
  const at = text.slice(span.start, span.end).indexOf(statement);
  return at < 0 ? {} : { span: { start: span.start + at, end: span.start + at + statement.length } };
}

function otherMarks(ledger: Ledger): Mark[] {
  return [
    ...ledger.outline.flatMap((heading) => mark('heading', heading, { level: heading.level })),
    ...ledger.measures.flatMap((measure) => mark('measure', measure, { refs: [measure.id] })),
    ...ledger.totals.flatMap((total, i) =>
      mark('total', total, { refs: [refs.total(i)], hint: `公布的数字:${METRIC_WORDS[total.metric]}` }),
    ),
    ...ledger.facts.flatMap((fact) => mark('fact', fact, { hint: factHint(fact) })),
    ...ledger.checks.flatMap((check, i) =>
      isFinding(check)
        ? mark('check', check, { refs: [refs.check(i)], tone: check.severity, hint: check.message })
        : [],
    ),
    ...ledger.document.generated.flatMap((span) => mark('generated', { span }, { hint: 'Word 自动编号,不是键入的字' })),
  ];
}

function factHint({ kind, value, unit }: Ledger['facts'][number]): string {
  const shown = kind === 'percent' && typeof value === 'number' ? `${Number((value * 100).toFixed(4))}%` : value;
  return shown === null
    ? FACT_WORDS[kind]
    : `${FACT_WORDS[kind]}:${shown}${kind === 'money' ? '元' : kind === 'percent' ? '' : (unit ?? '')}`;
}

/** Whether a check says that something does not add up. */
export function isFinding({ severity }: Check): boolean {
  return severity !== 'info';
}

/** Marks of one kind on one stretch become one: a sentence that tells the state of several problems is marked once, for all of them. */
function merged(marks: readonly Mark[]): Mark[] {
  const byPlace = new Map<string, Mark>();
  for (const mark of marks) {
    const place = `${mark.kind} ${mark.start} ${mark.end}`;
    const earlier = byPlace.get(place);
    byPlace.set(
      place,
      earlier
        ? {
            ...earlier,
            refs: [...earlier.refs, ...mark.refs],
            hint: earlier.hint === mark.hint ? mark.hint : [earlier.hint, mark.hint].filter(Boolean).join(';'),
          }
        : mark,
    );
  }
  return [...byPlace.values()];
}
