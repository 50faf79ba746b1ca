import type { Rules } from '../../rules/rules.ts';
import type { Annotations } from '../../tree/annotations.ts';
import type { CheckNote } from './check-note.ts';
import { checkDates } from './dates.ts';
import { checkNumbering } from './numbering.ts';
import { checkRows } from './rows.ts';
import { checkStatus } from './status.ts';
import { checkRates, checkSums } from './sums.ts';
import { checkTotals } from './totals.ts';
import { checkUncertain } from './uncertain.ts';
import { checkUnread } from './unread.ts';

export type { CheckNote };

/**
 * Reconciles what a document declares with what it lists, and what it lists with itself. `text` is the reading text of the
 * annotations. Reports only what no reading of the document's figures explains.
 */
export function reconcile(found: Annotations, text: string, rules: Rules): CheckNote[] {
  return [
    ...checkTotals(found, text),
    ...checkSums(found.totals, text),
    ...checkRates(found.totals, found.problems, text),
    ...checkNumbering(found, text),
    ...checkRows(found, text),
    ...checkStatus(found.problems, text, rules),
    ...checkDates(found),
    ...checkUncertain(found, text),
    ...checkUnread(found),
  ];
}
