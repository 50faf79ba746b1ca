import { matchesIn } from '../rules/matches.ts';
import type { Range } from '../tree/reading.ts';

/** A date as the words give it; what they do not say is null. Months and days count from 1. */
export interface WrittenDate {
  /** Its words, of the text that was searched. */
  readonly range: Range;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 上旬, 中旬, 下旬, 初, 底 of the month, or a part of the year (底, 上半年, 第三季度). */
  readonly part: DatePart | null;
}

/** Codes of the parts of a month (or, of a bare year: `late`) and of a year. */
export type DatePart =
  | 'early'
  | 'middle'
  | 'late'
  | 'half-1'
  | 'half-2'
  | 'quarter-1'
  | 'quarter-2'
  | 'quarter-3'
  | 'quarter-4';

/** 4月13日至6月2日 with what the end takes over from the start filled in. */
export interface Period {
  readonly range: Range;
  readonly start: WrittenDate;
  readonly end: WrittenDate;
}

/** A line end may stand inside a date that a narrow column cut. */
const GAP = '\\s{0,4}';
const YEAR = `(?<year>(?:19|20)\\d{2}|[二一][〇零O0oо一二三四五六七八九]{3})${GAP}年`;
const MONTH = `(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])${GAP}月`;
const DAY = `(?<day>3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])${GAP}[日号]`;
const DECADE = `份?(?<decade>[上中下]旬|初(?![步级心])|中(?![央共国])|底|末)`;
const OF_YEAR = `(?<ofyear>底|末|初(?![步级心])|内(?![部容外设控])|上半年|下半年|${GAP}第?[一二三四1-4]季度)`;
type Part = 'year' | 'month' | 'day' | 'decade' | 'ofyear' | 'sep';
/** The numbers of the groups of a date, by what they hold: each form of a date has its own. Groups by name cost an object a match. */
const GROUPS: Readonly<Record<Part, number[]>> = { year: [], month: [], day: [], decade: [], ofyear: [], sep: [] };
/** 2023年4月13日, 4月上旬, 2024年底, 2023-04-13, 16.12.2015; a bare month or day only where a period ends in it. */
const DATE = new RegExp(
  [
    `${YEAR}(?:[年度]?${OF_YEAR}|${GAP}${MONTH}(?:${GAP}(?:${DAY}|${DECADE}))?)?`,
    `(?<![\\d年])${MONTH}(?:${GAP}(?:${DAY}|${DECADE}))?`,
    `(?<![\\d年月])${DAY}`,
    '(?<![\\d./-])(?<year>(?:19|20)\\d{2})(?<sep>[-./])(?<month>1[0-2]|0?[1-9])\\k<sep>(?<day>3[01]|[12]\\d|0?[1-9])(?!\\d)',
    '(?<![\\d./-])(?<day>3[01]|[12]\\d|0?[1-9])\\.(?<month>1[0-2]|0?[1-9])\\.(?<year>(?:19|20)\\d{2})(?!\\d)',
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replaceAll(/\(\?<([a-z]+)>|\\k<([a-z]+)>/g, numbered),
  'gu',
);
/** Between the two ends of a period: 3月22日起至5月14日. */
const TO = /^\s{0,2}起?(?:至|到|—{1,2}|-{1,2}|~)\s{0,2}$/;

const PARTS: Readonly<Record<string, DatePart>> = {
  上旬: 'early',
  初: 'early',
  中旬: 'middle',
  中: 'middle',
  下旬: 'late',
  底: 'late',
  末: 'late',
  内: 'late',
  上半年: 'half-1',
  下半年: 'half-2',
};

/** A named group as a plain one whose number is kept, a reference to one as its number. */
function numbered(_: string, group: Part | undefined, back: Part | undefined): string {
  if (group === undefined) return back === undefined ? '' : `\\${GROUPS[back].at(-1)}`;
  GROUPS[group].push(1 + Object.values(GROUPS).flat().length);
  return '(';
}

/**
 * Every date of a folded text, in order; `within` limits the search. Bare days (13日) and months are given too:
 * they mean something only next to another date.
 */
export function datesIn(text: string, within: Range = { from: 0, to: text.length }): WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (const match of matchesIn(DATE, text.slice(within.from, within.to))) {
    const from = within.from + match.index;
    const part = groupOf(match, 'decade') ?? groupOf(match, 'ofyear');
    dates.push({
      range: { from, to: from + match[0].length },
      year: yearOf(groupOf(match, 'year')),
      month: smallNumber(groupOf(match, 'month')),
      day: smallNumber(groupOf(match, 'day')),
      part: part === undefined ? null : partOf(part),
    });
  }
  return dates;
}

function groupOf(match: RegExpExecArray, part: Part): string | undefined {
  for (const number of GROUPS[part]) if (match[number] !== undefined) return match[number];
  return undefined;
}

/** Pairs of dates that a word or dash joins to a period; the end takes year and month from the start where it does not say them. */
export function periodsIn(text: string, dates: readonly WrittenDate[]): Period[] {
  const periods: Period[] = [];
  for (let i = 0; i + 1 < dates.length; i++) {
    const start = dates[i];
    const end = dates[i + 1];
    if (!start || !end || start.month === null || !TO.test(text.slice(start.range.to, end.range.from))) continue;
    const month = end.month ?? start.month;
    const year =
      end.year ?? (start.year === null ? null : isBefore(month, end.day, start) ? start.year + 1 : start.year);
    periods.push({ range: { from: start.range.from, to: end.range.to }, start, end: { ...end, year, month } });
    i++;
  }
  return periods;
}

/** A date without a year takes the first year in which it is not before another date. */
export function yearFrom(date: WrittenDate, earlier: WrittenDate): WrittenDate {
  if (date.year !== null || date.month === null || earlier.year === null) return date;
  return { ...date, year: isBefore(date.month, date.day, earlier) ? earlier.year + 1 : earlier.year };
}

/** ISO 8601 as precisely as the words say it: `2023-09-14`, `2023-09`, `2023`; null without a year. */
export function isoOf({ year, month, day }: WrittenDate): string | null {
  if (year === null) return null;
  if (month === null) return String(year);
  return day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/**
 * The last day a date leaves time for: 2024年6月 → 2024-06-30, 2024年底 → 2024-12-31, 6月上旬 → the 10th.
 * `year` serves where the words have none. Null where there is no year, for a day that no month has, and for 年初, which names no day.
 */
export function lastDay(date: WrittenDate, year: number | null = null): string | null {
  const inYear = date.year ?? year;
  if (inYear === null || (date.month === null && (date.day !== null || date.part === 'early'))) return null;
  const month = date.month ?? lastMonthOf(date.part);
  const length = new Date(Date.UTC(inYear, month, 0)).getUTCDate();
  const day = date.day ?? (date.month === null ? length : lastDayOf(date.part, length));
  return day > length ? null : `${inYear}-${two(month)}-${two(day)}`;
}

function lastDayOf(part: DatePart | null, length: number): number {
  return part === 'early' ? 10 : part === 'middle' ? 20 : length;
}

function lastMonthOf(part: DatePart | null): number {
  if (part === 'half-1') return 6;
  return part?.startsWith('quarter-') ? Number(part.slice(-1)) * 3 : 12;
}

function isBefore(month: number, day: number | null, { month: otherMonth, day: otherDay }: WrittenDate): boolean {
  if (otherMonth === null) return false;
  return month < otherMonth || (month === otherMonth && day !== null && otherDay !== null && day < otherDay);
}

function partOf(words: string): DatePart | null {
  const quarter = /[一二三四1-4](?=季度)/.exec(words)?.[0];
  if (quarter) return `quarter-${smallNumber(quarter)}` as DatePart;
  return PARTS[words] ?? null;
}

const DIGITS = '〇一二三四五六七八九';

/** 2023, 二〇二三, 二零二三, 二00九. */
function yearOf(words: string | undefined): number | null {
  if (words === undefined) return null;
  let year = 0;
  for (const char of words) year = year * 10 + (YEAR_DIGITS.get(char) ?? 0);
  return year;
}

/** What stands for a digit of a year; a scan gives letters for 〇. */
const YEAR_DIGITS: ReadonlyMap<string, number> = new Map([
  ...Array.from(DIGITS, (digit, value) => [digit, value] as const),
  ...Array.from('0123456789', (digit, value) => [digit, value] as const),
  ...Array.from('零Ooо', (zero) => [zero, 0] as const),
]);

/** 1 to 31 in digits or Chinese numerals. */
function smallNumber(words: string | undefined): number | null {
  if (words === undefined) return null;
  if (/^\d+$/.test(words)) return Number(words);
  const [tens = '', ones = ''] = words.replace('廿', '二十').split('十');
  if (!/[十廿]/.test(words)) return DIGITS.indexOf(words);
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

const two = (number: number): string => String(number).padStart(2, '0');
