import type { Ledger } from '../ledger/schema.ts';
import { applyCorrections, correctablesOf, equal } from './apply.ts';
import { CORRECTIONS_SCHEMA, type Correction, type Corrections, type Field, type Value } from './corrections.ts';
import { documentKey } from './identity.ts';
import { quoteOf } from './reading.ts';

/** A value that a person typed where another had been exported. */
export interface Edit {
  /** Identity over documents of the row, and what the row is called where it was typed (整改台账第3行). */
  readonly identity: string;
  readonly place: string;
  readonly field: Field;
  readonly value: Value;
  /** Whether a value is the one that had been exported. */
  readonly wasExported: (value: Value) => boolean;
}

/** Something in a workbook that was not taken, with the reason in Chinese. */
export interface Refusal {
  readonly place: string;
  readonly reason: string;
}

export interface Merged {
  readonly corrections: Corrections;
  /** How many values were taken, and how many were put back to what the machine reads. */
  readonly taken: number;
  readonly withdrawn: number;
  readonly refused: readonly Refusal[];
}

/**
 * Adds what a person typed to the corrections of a ledger. Corrections that are there stay, also those that fit no row at present, unless
 * the same person's workbook showed them and changes them. `by` is who typed, null where nobody said.
 */
export function mergeEdits(
  ledger: Ledger,
  before: Corrections | null,
  edits: readonly Edit[],
  by: string | null,
): Merged {
  const applied = applyCorrections(ledger, before);
  const rows = new Map(correctablesOf(ledger, applied.keys).map((row) => [row.key, row]));
  const all = new Set(before?.corrections);
  const refused: Refusal[] = [];
  let taken = 0;
  let withdrawn = 0;
  for (const { identity, place, field, value, wasExported } of edits) {
    const row = rows.get(identity.slice(documentKey(ledger).length + 1));
    if (row === undefined) {
      refused.push({ place, reason: '台账里已没有这一行(规则或文书变了),请重新导出后再改' });
      continue;
    }
    const old = row.reading(field);
    const earlier = applied.rows.get(row.key)?.get(field);
    if (earlier && equal(earlier.new, value)) continue;
    if (earlier && !wasExported(earlier.new)) {
      refused.push({ place, reason: `导出之后${earlier.by ?? '别人'}已改过这一项,请重新导出后再改` });
      continue;
    }
    if (earlier) all.delete(earlier);
    if (equal(old, value)) {
      if (earlier) withdrawn++;
      continue;
    }
    const { key, id, words, start } = row;
    all.add({ key, document: ledger.document.id, row: id, quote: quoteOf(words), start, field, old, new: value, by });
    taken++;
  }
  return { corrections: correctionsOf(ledger, [...all]), taken, withdrawn, refused };
}

function correctionsOf({ document }: Ledger, corrections: Correction[]): Corrections {
  return { schema: CORRECTIONS_SCHEMA, file: document.file, corrections };
}
