import type { Range } from '../../tree/reading.ts';

/** Something that does not add up, or – with the code `totals-agree` – that does. Ranges are of the reading text. */
export interface CheckNote {
  readonly code:
    | 'total-mismatch'
    | 'rate-mismatch'
    | 'sum-mismatch'
    | 'numbering-gap'
    | 'numbering-duplicate'
    | 'numbering-level'
    | 'missing-response'
    | 'missing-status'
    | 'status-conflict'
    | 'date-order'
    | 'duplicate-problem'
    | 'totals-agree'
    | 'uncertain-level'
    | 'unread-text'
    | 'not-rectification';
  readonly severity: 'error' | 'warning' | 'info';
  /** A Chinese sentence for the person who keeps the ledger. */
  readonly message: string;
  readonly expected: number | null;
  readonly actual: number | null;
  /** Ids of the problems and measures concerned. */
  readonly refs: readonly string[];
  readonly ranges: readonly Range[];
}
