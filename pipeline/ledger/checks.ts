import type { Rules } from '../rules/rules.ts';
import type { Annotations } from '../tree/annotations.ts';
import type { CheckNote } from './check-note.ts';
import { checkDates } from './checks-dates.ts';
import { checkNumbering } from './checks-numbering.ts';
import { checkRows } from './checks-rows.ts';
import { checkStatus } from './checks-status.ts';
import { checkRates, checkSums } from './checks-sums.ts';
import { checkTotals } from './checks-totals.ts';

export type { CheckNote };

/**
 * Reconciles what a document declares with what it lists, and what it lists with itself. `text` is the reading text of the
 * annotations. Reports only what no reading of the document's figures explains.
 */
export function reconcile(found: Annotations, text: string, rules: Rules): CheckNote[] {
  return [
    ...checkTotals(found, text),
    ...checkSums(found.totals, text),
    ...checkRates(found.totals, text),
    ...checkNumbering(found, text),
    ...checkRows(found, text),
    ...checkStatus(found.problems, text, rules),
    ...checkDates(found),
  ];
}
