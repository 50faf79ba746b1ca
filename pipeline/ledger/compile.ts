import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { Rules } from '../rules/rules.ts';
import { isTraditional } from '../source/fold.ts';
import type {
  Annotations,
  FactNote,
  HeadingNote,
  MeasureNote,
  Noted,
  ProblemNote,
  StatusNote,
  TotalNote,
} from '../tree/annotations.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import type { Range, Reading } from '../tree/reading.ts';
import { type CheckNote, reconcile } from './checks/checks.ts';
import type { Check, Fact, Heading, Ledger, Measure, Problem, Status, Total } from './schema.ts';
import { VERSION } from './version.ts';

/** The file a document was read from, as its ledger names it. */
export interface Origin {
  /** `sha256:` and the hash of the file's bytes. */
  readonly id: string;
  /** Base name. */
  readonly file: string;
}

declare module 'vfile' {
  interface DataMap {
    origin: Origin;
  }
}

declare module 'unified' {
  interface CompileResultMap {
    Ledger: Ledger;
  }
}

/** The unified compiler: the tree with all that the transformers found → its ledger. The file's origin is in `file.data.origin`. */
export const compileLedger: Plugin<[Rules], DocumentRoot, Ledger> = function (rules) {
  this.compiler = (tree, file: VFile) => {
    if (!file.data.origin) throw new TypeError('compileLedger: file.data.origin is missing');
    return ledgerOf(tree as DocumentRoot, file.data.origin, rules);
  };
};

/** The ledger of a read document. Ranges become spans; values keep the document's own characters. */
export function ledgerOf(
  { data: { source, reading, found } }: DocumentRoot,
  { id, file }: Origin,
  rules: Rules,
): Ledger {
  const write = new Writer(reading);
  const { title, issuer, date, number } = found.document;
  return {
    schema: 'taizhang/ledger@1',
    generator: { name: 'taizhang', version: VERSION, rules: rules.version },
    document: {
      id,
      file,
      format: source.format,
      kind: found.kind,
      title: write.noted(title),
      issuer: write.noted(issuer),
      date: write.noted(date),
      number: write.noted(number),
      script: isTraditional(source.text) ? 'hant' : 'hans',
      pages: source.pages.length || null,
      url: null,
      generated: [...source.generated],
    },
    inspection: write.inspection(found.inspection),
    text: source.text,
    pages: [...source.pages],
    outline: found.outline.map((heading) => write.heading(heading)),
    problems: found.problems.map((problem) => write.problem(problem)),
    measures: measuresOf(found).map((measure) => write.measure(measure)),
    facts: found.facts.map((fact, index) => write.fact(fact, index)),
    totals: found.totals.map((total) => write.total(total)),
    checks: reconcile(found, reading.text, rules).map((check) => write.check(check)),
    contact: write.contact(found.contact),
  };
}

/** Measures problem by problem, then those that hang on headings. */
function measuresOf(found: Annotations): MeasureNote[] {
  return [...found.problems.flatMap((problem) => problem.measures), ...found.measures];
}

/** Writes what was found on one document into the rows of its ledger. */
class Writer {
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  noted(value: Noted | null): string | null {
    return value && (value.value ?? this.#words(value.range));
  }

  inspection(noted: Annotations['inspection']): Ledger['inspection'] {
    return {
      authority: this.noted(noted.authority),
      team: this.noted(noted.team),
      inspectee: this.noted(noted.inspectee),
      round: this.noted(noted.round),
      type: this.noted(noted.type),
      startedOn: this.noted(noted.startedOn),
      endedOn: this.noted(noted.endedOn),
      feedbackOn: this.noted(noted.feedbackOn),
    };
  }

  contact({ phone, address, postcode, email }: Annotations['contact']): Ledger['contact'] {
    return {
      phone: this.noted(phone),
      address: this.noted(address),
      postcode: this.noted(postcode),
      email: this.noted(email),
    };
  }

  heading({ id, parent, level, marker, title, role, range }: HeadingNote): Heading {
    return {
      id,
      parent,
      level,
      marker: this.#words(marker),
      title: this.#reading.original(title),
      role,
      ...this.#place(range),
    };
  }

  problem(problem: ProblemNote): Problem {
    const {
      id,
      marker,
      path,
      statement,
      area,
      category,
      heading,
      details,
      answers,
      status,
      responsible,
      deadline,
      topics,
      rule,
      range,
    } = problem;
    const words = (ranges: readonly Range[]) => ranges.map((each) => this.#reading.original(each));
    return {
      id,
      marker: this.#words(marker),
      path: words(path),
      statement: this.#reading.original(statement),
      area: this.#words(area),
      category: this.#words(category),
      outline: heading,
      details: this.#words(details),
      response: this.#response(answers),
      status: this.#status(status),
      responsible: {
        leaders: words(responsible.leaders),
        lead: words(responsible.lead),
        support: words(responsible.support),
        persons: words(responsible.persons),
      },
      deadline: deadline && {
        raw: this.#reading.original(deadline.range),
        date: deadline.date,
        ...this.#place(deadline.range),
      },
      topics: [...topics],
      rule,
      span: this.#reading.spanOf(range),
    };
  }

  measure({ id, problem, heading, parent, marker, title, range, rule }: MeasureNote): Measure {
    const { text, span } = this.#reading.whole(range);
    return {
      id,
      problem,
      outline: heading,
      parent,
      marker: this.#words(marker),
      title: this.#words(title),
      text,
      rule,
      span,
    };
  }

  fact({ of, kind, range, value, unit, what, rule }: FactNote, index: number): Fact {
    return {
      id: `f${index + 1}`,
      of,
      kind,
      raw: this.#reading.original(range),
      value,
      unit,
      what,
      rule,
      ...this.#place(range),
    };
  }

  total({ metric, of, value, unit, range, rule }: TotalNote): Total {
    return { metric, of, value, unit, raw: this.#reading.original(range), rule, ...this.#place(range) };
  }

  check({ code, severity, message, expected, actual, refs, ranges }: CheckNote): Check {
    const spans = ranges.flatMap((range) => this.#reading.spansOf(range));
    return { code, severity, message, expected, actual, refs: [...refs], spans };
  }

  #status(status: StatusNote | null): Status {
    if (!status) return { state: 'unstated', longTerm: false, raw: null, basis: null, rule: null, span: null };
    const { state, longTerm, basis, rule, range } = status;
    return { state, longTerm, raw: this.#reading.original(range), basis, rule, ...this.#place(range) };
  }

  /** Parts with nothing but white space between them are one piece, literally as it stands; others keep a span each. */
  #response(answers: readonly Range[]): Problem['response'] {
    const wholes = this.#joined(answers).map((range) => this.#reading.whole(range));
    const [first, ...others] = wholes;
    if (!first) return null;
    if (others.length === 0) return first;
    return { text: wholes.map(({ text }) => text).join(''), spans: wholes.map(({ span }) => span) };
  }

  #joined(ranges: readonly Range[]): Range[] {
    const out: Range[] = [];
    for (const range of ranges) {
      const last = out.at(-1);
      if (range.from === range.to) continue;
      if (last && this.#reading.text.slice(last.to, range.from).trim() === '')
        out[out.length - 1] = { from: last.from, to: range.to };
      else out.push(range);
    }
    return out;
  }

  #words(range: Range | null): string | null {
    return range && (this.#reading.original(range) || null);
  }

  #place(range: Range): { span: Problem['span'] } | { spans: Problem['span'][] } {
    const spans = this.#reading.spansOf(range);
    const [only] = spans;
    return only && spans.length === 1 ? { span: only } : { spans };
  }
}
