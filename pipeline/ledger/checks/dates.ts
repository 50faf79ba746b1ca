import type { Annotations, Noted } from '../../tree/annotations.ts';
import type { CheckNote } from './check-note.ts';

/** Dates that stand the wrong way round: the end before the start, the feedback before the end, a deadline before the feedback. */
export function checkDates({ inspection, document, problems }: Annotations): CheckNote[] {
  const { startedOn, endedOn, feedbackOn } = inspection;
  const checks = [
    inOrder(startedOn, endedOn, '巡察结束日期早于开始日期'),
    inOrder(endedOn ?? startedOn, feedbackOn, '反馈日期早于巡察结束日期'),
    inOrder(feedbackOn, document.date, '文书日期早于巡察反馈日期'),
  ].filter((check) => check !== null);
  const feedback = feedbackOn?.value ?? null;
  const early = problems.filter(({ deadline }) => feedback && deadline?.date && isBefore(deadline.date, feedback));
  if (early.length > 0)
    checks.push({
      ...check(`${early.length}个问题的整改时限早于巡察反馈日期(${feedback})`),
      refs: early.map(({ id }) => id),
      ranges: early.flatMap(({ deadline }) => deadline?.range ?? []),
    });
  return checks;
}

function inOrder(earlier: Noted | null, later: Noted | null, message: string): CheckNote | null {
  if (!earlier?.value || !later?.value || !isBefore(later.value, earlier.value)) return null;
  return { ...check(`${message}(${later.value}早于${earlier.value})`), ranges: [earlier.range, later.range] };
}

const check = (message: string): CheckNote => ({
  code: 'date-order',
  severity: 'warning',
  message,
  expected: null,
  actual: null,
  refs: [],
  ranges: [],
});

/** As far as both dates are precise: 2023-06 is not before 2023-06-02. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}
