import { datesIn, isoOf, periodsIn, type WrittenDate } from '../../language/dates.ts';
import type { FactKind } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';

/** A date or a period in a text: `value` is ISO 8601 (`2024-01/2024-06` for a period), null where the year is not said. */
export interface DateFact {
  readonly kind: FactKind & ('date' | 'period');
  readonly range: Range;
  readonly value: string | null;
  /** The year it leaves for yearless dates after it in the sentence. */
  readonly year: number | null;
}

/** As many characters as two dates joined to a period can take. */
const WINDOW = 36;
/** 2019—2023年, 2019年至2023年 */
const YEARS = /((?:19|20)\d{2}) ?年? ?(?:[—~-]{1,2}|至|到) ?((?:19|20)\d{2}) ?年(?!\d)/y;
/** 2024年1—6月, 2024年1月至6月 */
const MONTHS = /((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月? ?(?:[—~-]{1,2}|至|到) ?(\d{1,2}) ?月(?! ?\d)/y;
const DATED = /(?:\d{1,4}|[〇零一二三四五六七八九十]{1,4}) ?(?:年|月|[-./]\d|[—~至到-]{1,2} ?\d)/y;

/** The date or period that begins just at an offset; `year` is one the sentence gave before. */
export function dateFactAt(text: string, at: number, end: number, year: number | null): DateFact | null {
  DATED.lastIndex = at;
  if (!DATED.test(text)) return null;
  const spanned = spannedAt(text, at);
  if (spanned) return spanned.range.to <= end ? spanned : null;
  const dates = datesIn(text, { from: at, to: Math.min(end, at + WINDOW) });
  const [first] = dates;
  if (first?.range.from !== at || (first.year === null && first.month === null)) return null;
  const [period] = periodsIn(text, dates.slice(0, 2));
  if (period) return { kind: 'period', range: period.range, ...intervalOf(period.start, period.end, year) };
  const inYear = first.year ?? year;
  return { kind: 'date', range: first.range, value: isoOf({ ...first, year: inYear }), year: inYear };
}

function intervalOf(
  start: WrittenDate,
  end: WrittenDate,
  year: number | null,
): { value: string | null; year: number | null } {
  const from = isoOf({ ...start, year: start.year ?? year });
  const to = isoOf({ ...end, year: end.year ?? year });
  return { value: from && to && `${from}/${to}`, year: end.year ?? year };
}

function spannedAt(text: string, at: number): DateFact | null {
  YEARS.lastIndex = at;
  const years = YEARS.exec(text);
  if (years) return periodOf(at, YEARS.lastIndex, `${years[1]}/${years[2]}`, Number(years[2]));
  MONTHS.lastIndex = at;
  const months = MONTHS.exec(text);
  if (!months) return null;
  const [, year = '', first = '', last = ''] = months;
  if (Number(first) > 12 || Number(last) > 12) return null;
  const value = [first, last].map((month) => `${year}-${month.padStart(2, '0')}`).join('/');
  return periodOf(at, MONTHS.lastIndex, value, Number(year));
}

const periodOf = (from: number, to: number, value: string, year: number): DateFact => ({
  kind: 'period',
  range: { from, to },
  value,
  year,
});
