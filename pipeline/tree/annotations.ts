import type { Kind, Metric, Role, State } from './codes.ts';
import type { Range } from './reading.ts';

/** What the transformers find in a document, all ranges of the reading text. Each field is written by the one plugin named. */
export interface Annotations {
  /** outline: headings in document order. */
  outline: HeadingNote[];
  /** outline: the items that problems are made of, in document order. */
  items: ItemNote[];
  /** outline: the document's own paragraphs, in order. */
  paragraphs: readonly Range[];
  /** outline: numbers that can be read in two ways. */
  uncertain: UncertainNote[];
  /** outline, measures: what is wrong with the numbers. */
  numbering: NumberingNote[];
  /** kind. */
  kind: Kind;
  /** kind: why a document is `other`, in Chinese; null for all other kinds. */
  kindReason: string | null;
  /** metadata. */
  document: { title: Noted | null; issuer: Noted | null; date: Noted | null; number: Noted | null };
  /** inspection. */
  inspection: Record<InspectionField, Noted | null>;
  /** problems, then status, measures, responsibility, topics on each. */
  problems: ProblemNote[];
  /** measures: in a narrative, those that hang on headings. */
  measures: MeasureNote[];
  facts: FactNote[];
  totals: TotalNote[];
  contact: { phone: Noted | null; address: Noted | null; postcode: Noted | null; email: Noted | null };
}

export type InspectionField =
  | 'authority'
  | 'team'
  | 'inspectee'
  | 'round'
  | 'type'
  | 'startedOn'
  | 'endedOn'
  | 'feedbackOn';

/** A value with the place it was read from. `value` is null where the words of the place are the value themselves. */
export interface Noted {
  readonly range: Range;
  /** A normalised value (an ISO date, a joined title); null: the document's own characters in `range`. */
  readonly value: string | null;
  readonly rule: string;
}

export interface HeadingNote {
  readonly id: string;
  readonly parent: string | null;
  /** From 1. */
  readonly level: number;
  readonly marker: Range | null;
  /** Without marker and closing punctuation. */
  readonly title: Range;
  role: Role;
  rule: string;
  /** Marker and title. */
  readonly range: Range;
  /** From the heading to the next one of its level or above. */
  readonly section: Range;
}

/** A leaf of the tree of numbers: an item that is answered, or raised, on its own. */
export interface ItemNote {
  readonly marker: Range | null;
  /** Markers from the top to its own. */
  readonly path: readonly Range[];
  readonly area: Range | null;
  readonly category: Range | null;
  /** Id of the nearest heading. */
  readonly heading: string | null;
  /** Its first line without the marker. */
  readonly opening: Range;
  /** Its paragraphs, the first one with the marker. */
  readonly paragraphs: readonly Range[];
}

/** A number that stands where two lists could go on: 3. after 2. and its (2). */
export interface UncertainNote {
  readonly marker: Range;
  /** The number before it in the list it was read in. */
  readonly after: Range;
  /** The last number of the list below that one, which it could go on as well. */
  readonly or: Range;
}

export interface NumberingNote {
  readonly code: 'numbering-gap' | 'numbering-duplicate' | 'numbering-level';
  readonly marker: Range;
  readonly expected: number | null;
  readonly actual: number;
}

/** A labelled part of an item: 整改情况:…, 责任单位:…. */
export interface PartNote {
  readonly role: PartRole;
  /** The words of the label; null for a table cell or text that stands in the place of such a part. */
  readonly label: Range | null;
  /** What is said, without the label and white space. */
  readonly content: Range;
  readonly rule: string;
  /** Where it was read. */
  readonly from: 'label' | 'table' | 'bracket';
}

export type PartRole =
  | 'response'
  | 'status'
  | 'details'
  | 'leaders'
  | 'lead'
  | 'support'
  | 'persons'
  | 'deadline'
  | 'goal'
  | 'cause'
  | 'remark';

export interface ProblemNote {
  readonly id: string;
  readonly marker: Range | null;
  /** Markers from the top to the problem's own. */
  readonly path: readonly Range[];
  readonly statement: Range;
  readonly area: Range | null;
  readonly category: Range | null;
  /** Id of the nearest heading. */
  readonly heading: string | null;
  readonly details: Range | null;
  /** Everything said in answer, in order: several ranges where other parts stand between them. */
  readonly answers: readonly Range[];
  /** tables: the pieces of the answer that are measures each on its own, or enumerate them; without it the answers are read. */
  readonly steps?: readonly Range[];
  readonly parts: readonly PartNote[];
  readonly range: Range;
  readonly rule: string;
  /** status */
  status: StatusNote | null;
  /** measures */
  measures: MeasureNote[];
  /** responsibility */
  responsible: ResponsibleNote;
  deadline: DeadlineNote | null;
  /** topics: codes, best first. */
  topics: string[];
}

export interface StatusNote {
  readonly state: State;
  readonly longTerm: boolean;
  /** Null where only 长期坚持 is said, of a problem without a state. */
  readonly basis: 'label' | 'lead' | 'tail' | 'table' | 'scope' | null;
  readonly range: Range;
  readonly rule: string;
}

export interface ResponsibleNote {
  leaders: Range[];
  lead: Range[];
  support: Range[];
  persons: Range[];
}

export interface DeadlineNote {
  readonly range: Range;
  /** ISO date of the last day it allows; null for 长期坚持 and the like. */
  readonly date: string | null;
  readonly rule: string;
}

export interface MeasureNote {
  /** p1.m1, p1.m1.1; in a narrative m1. */
  readonly id: string;
  readonly problem: string | null;
  readonly heading: string | null;
  readonly parent: string | null;
  readonly marker: Range | null;
  readonly title: Range | null;
  readonly range: Range;
  readonly rule: string;
}

export type FactKind =
  | 'money'
  | 'date'
  | 'period'
  | 'document'
  | 'regulation'
  | 'count'
  | 'percent'
  | 'people'
  | 'discipline';

export interface FactNote {
  /** Id of the measure or problem it stands in. */
  readonly of: string;
  readonly kind: FactKind;
  readonly range: Range;
  /** Yuan, a share of 1, a plain count; null where it is not a number. */
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly what: string | null;
  readonly rule: string;
}

export interface TotalNote {
  readonly metric: Metric;
  readonly of: 'problems' | 'tasks' | 'measures' | 'categories' | null;
  readonly value: number;
  readonly unit: string | null;
  readonly range: Range;
  readonly rule: string;
}

/** What the plugins after `problems` and `tables` write of a problem: nothing yet. */
export const nothingRead = (): Pick<ProblemNote, 'status' | 'measures' | 'responsible' | 'deadline' | 'topics'> => ({
  status: null,
  measures: [],
  responsible: { leaders: [], lead: [], support: [], persons: [] },
  deadline: null,
  topics: [],
});

/** Nothing found yet. */
export function noAnnotations(): Annotations {
  const inspection = {
    authority: null,
    team: null,
    inspectee: null,
    round: null,
    type: null,
    startedOn: null,
    endedOn: null,
    feedbackOn: null,
  };
  return {
    outline: [],
    items: [],
    paragraphs: [],
    uncertain: [],
    numbering: [],
    kind: 'other',
    kindReason: null,
    document: { title: null, issuer: null, date: null, number: null },
    inspection,
    problems: [],
    measures: [],
    facts: [],
    totals: [],
    contact: { phone: null, address: null, postcode: null, email: null },
  };
}
