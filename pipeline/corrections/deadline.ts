import { datesIn, lastDay } from '../language/dates.ts';
import { fold } from '../source/fold.ts';

/** The last day that a deadline's words allow (ISO): 2023年12月底前 → 2023-12-31; null where they name none (长期坚持, 即知即改). */
export function deadlineDate(words: string): string | null {
  const last = datesIn(fold(words)).at(-1);
  return last === undefined ? null : lastDay(last);
}
