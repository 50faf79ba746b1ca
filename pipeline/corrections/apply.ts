import type { Ledger } from '../ledger/schema.ts';
import type { Correction, Corrections, Field, Value } from './corrections.ts';
import { type Keys, keysOf, startOf } from './identity.ts';
import { measuresByProblem, progressOf, readingOf } from './reading.ts';

/** What people put in place of the machine's reading, by field. */
export type Corrected = ReadonlyMap<Field, Correction>;

/** Corrections laid on a ledger. */
export interface Applied {
  readonly keys: Keys;
  /** By the row's key in this ledger; rows without corrections are not in it. */
  readonly rows: ReadonlyMap<string, Corrected>;
  /** Corrections that no row takes, with the reason in Chinese. */
  readonly unfit: readonly { readonly correction: Correction; readonly reason: string }[];
}

/** A row that can be corrected, as it stands in a ledger. */
export interface Correctable {
  readonly id: string;
  readonly key: string;
  readonly words: string;
  readonly start: number;
  reading(field: Field): Value;
}

/**
 * Lays corrections on a ledger. A correction belongs to the row that has its key; in the same document (the same bytes) it also belongs to
 * the row that begins where its row began, whose words newer rules may read differently. In another version of the document it holds
 * only where the machine still reads what the person replaced. What was typed always wins over what a later run reads.
 */
export function applyCorrections(ledger: Ledger, corrections: Corrections | null): Applied {
  const keys = keysOf(ledger);
  const rows = new Map<string, Map<Field, Correction>>();
  const unfit: { correction: Correction; reason: string }[] = [];
  if (corrections === null || corrections.corrections.length === 0) return { keys, rows, unfit };
  const all = correctablesOf(ledger, keys);
  const byKey = new Map(all.map((row) => [row.key, row]));
  const byStart = new Map(all.map((row) => [placeKey(row.id, row.start), row]));
  for (const correction of corrections.corrections) {
    const same = correction.document === ledger.document.id;
    const row =
      byKey.get(correction.key) ?? (same ? byStart.get(placeKey(correction.row, correction.start)) : undefined);
    if (row === undefined) unfit.push({ correction, reason: '台账里已没有这一行' });
    else if (!same && !equal(row.reading(correction.field), correction.old))
      unfit.push({ correction, reason: '文书换了版本,这一项读出的内容也变了' });
    else if (!equal(row.reading(correction.field), correction.new))
      rows.set(row.key, (rows.get(row.key) ?? new Map<Field, Correction>()).set(correction.field, correction));
  }
  return { keys, rows, unfit };
}

/** All rows of a ledger that can be corrected. */
export function correctablesOf(ledger: Ledger, keys: Keys): Correctable[] {
  const measures = measuresByProblem(ledger);
  const problems = ledger.problems.map((problem): Correctable => {
    const { id, statement } = problem;
    const progress = progressOf(ledger.text, problem, measures.get(id) ?? []);
    const reading = (field: Field) => readingOf(problem, field, progress);
    return { id, key: keys.problems.get(id) ?? id, words: statement, start: startOf(problem), reading };
  });
  return problems.concat(
    ledger.measures.map((measure) => ({
      id: measure.id,
      key: keys.measures.get(measure.id) ?? measure.id,
      words: measure.text,
      start: startOf(measure),
      reading: (field: Field) => (field === 'text' ? measure.text : null),
    })),
  );
}

/** A problem and its first measure may begin at one place: they are told apart by their names (`p3`, `p3.m1`). */
const placeKey = (id: string, start: number): string => `${id.includes('m') ? 'm' : 'p'}${start}`;

/** Whether two values say the same. */
export function equal(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
