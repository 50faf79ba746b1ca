import type { Applied, Corrected } from '../../corrections/apply.ts';
import type { Corrections } from '../../corrections/corrections.ts';
import type { Check, Fact, Ledger, Measure, Problem, Total } from '../../ledger/schema.ts';
import type { State } from '../../tree/codes.ts';

/** What an export is made from: a ledger, what people corrected in it, and how topics are called. */
export interface Entry {
  readonly ledger: Ledger;
  readonly corrections: Corrections | null;
  /** Names of topic codes; a code without a name stays as it is. */
  readonly topicNames: ReadonlyMap<string, string>;
}

/**
 * One document as rows: every output is made from these. Values are the corrected ones; `corrected` holds what people put in place of
 * the machine's reading, by field (empty where nothing was corrected), `machine` is the row as it was read.
 */
export interface DocumentRows {
  readonly ledger: Ledger;
  readonly problems: readonly ProblemRow[];
  readonly measures: readonly MeasureRow[];
  readonly facts: readonly FactRow[];
  readonly totals: readonly Total[];
  readonly checks: readonly CheckRow[];
  /** Corrections that no row of this ledger takes, with the reason in Chinese. */
  readonly unfit: Applied['unfit'];
}

export interface ProblemRow {
  /** 序号, from 1 within the document. */
  readonly number: number;
  readonly id: string;
  /** Who the row is over documents and runs: see `identityOf`. */
  readonly identity: string;
  /** As the machine read it. */
  readonly machine: Problem;
  readonly corrected: Corrected;
  readonly area: string | null;
  readonly category: string | null;
  readonly statement: string;
  readonly measures: readonly MeasureRow[];
  readonly leaders: readonly string[];
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly persons: readonly string[];
  /** `raw` are the words, `date` the last day it allows (ISO), null where none can be told. */
  readonly deadline: { readonly raw: string; readonly date: string | null } | null;
  /** Everything said in answer, measures included; it is not corrected as a whole. */
  readonly response: string | null;
  /** 整改进展: what the answer says apart from the measures. */
  readonly progress: string | null;
  readonly state: State;
  readonly longTerm: boolean;
  /** Codes, and names as people call them, best first. */
  readonly topics: readonly string[];
  readonly topicNames: readonly string[];
  readonly place: Place;
}

export interface MeasureRow {
  /** From 1 within the document. */
  readonly number: number;
  readonly identity: string;
  readonly machine: Measure;
  readonly corrected: Corrected;
  readonly marker: string | null;
  /** Without the marker. */
  readonly text: string;
  /** Marker and text as one reads them: 一是倒排工期…, 首先,倒排工期…. */
  readonly whole: string;
  /** Whether it is part of another measure. */
  readonly nested: boolean;
  /** Null in a narrative, where measures hang on headings. */
  readonly problem: ProblemRow | null;
  /** Title of the nearest heading. */
  readonly heading: string | null;
  readonly place: Place;
}

export interface FactRow {
  readonly fact: Fact;
  readonly problem: ProblemRow | null;
  readonly place: Place;
}

export interface CheckRow {
  readonly check: Check;
  /** Problems and measures concerned, in their own order. */
  readonly problems: readonly ProblemRow[];
  readonly place: Place | null;
}

/** Where something stands in the source: page (pdf only) and paragraph, both from 1. Paragraphs are the lines of `ledger.text`. */
export interface Place {
  readonly page: number | null;
  readonly paragraph: number;
  /** Offset in `ledger.text`. */
  readonly start: number;
}
