import type { Ledger } from '../ledger/schema.ts';

/** A ledger as the text of its JSON file. */
export function jsonOf(ledger: Ledger): string {
  return `${JSON.stringify(ledger, null, 2)}\n`;
}

/** A ledger as one line of JSON, for streams of several. */
export function jsonLineOf(ledger: Ledger): string {
  return `${JSON.stringify(ledger)}\n`;
}
