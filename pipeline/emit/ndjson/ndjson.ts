import type { DocumentRows, ProblemRow } from '../rows/model.ts';

/**
 * A document as lines of JSON, one a problem: flat objects of texts, numbers, yes or no, and lists of texts, under the field names of
 * the ledger, with the document's and inspection's fields repeated in each. A database loads them as they are.
 */
export function ndjsonOf(document: DocumentRows): string {
  const shared = {
    ...prefixed('document', documentFields(document)),
    ...prefixed('inspection', document.ledger.inspection),
  };
  return document.problems.map((row) => `${JSON.stringify({ ...shared, ...problemFields(row) })}\n`).join('');
}

function documentFields({ ledger }: DocumentRows): Readonly<Record<string, unknown>> {
  const { id, file, format, kind, title, issuer, date, number, url } = ledger.document;
  return { id, file, format, kind, title, issuer, date, number, url };
}

function problemFields(row: ProblemRow): Readonly<Record<string, unknown>> {
  const { machine, place, deadline } = row;
  return {
    key: row.identity,
    id: row.id,
    number: row.number,
    marker: machine.marker,
    path: machine.path,
    area: row.area,
    category: row.category,
    statement: row.statement,
    details: machine.details,
    response: row.response,
    progress: row.progress,
    measures: row.measures.filter(({ nested }) => !nested).map(({ whole }) => whole),
    state: row.state,
    longTerm: row.longTerm,
    statusRaw: machine.status.raw,
    statusBasis: machine.status.basis,
    leaders: row.leaders,
    lead: row.lead,
    support: row.support,
    persons: row.persons,
    deadline: deadline?.raw ?? null,
    deadlineDate: deadline?.date ?? null,
    topics: row.topics,
    page: place.page,
    paragraph: place.paragraph,
    start: machine.span.start,
    end: machine.span.end,
    corrected: correctedFields(row),
  };
}

/** Names of the fields that hold a person's value, those of measures after theirs (`p1.m2.text`). */
function correctedFields(row: ProblemRow): string[] {
  const ofMeasures = row.measures.flatMap(({ machine, corrected }) =>
    Array.from(corrected.keys(), (field) => `${machine.id}.${field}`),
  );
  return [...row.corrected.keys(), ...ofMeasures];
}

/** `date` of the document becomes `documentDate`. */
function prefixed(prefix: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`, value]),
  );
}
