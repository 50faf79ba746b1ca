import type { TotalNote } from '../../tree/annotations.ts';
import type { Metric } from '../../tree/codes.ts';
import type { CheckNote } from './check-note.ts';

const CLASSES: readonly Metric[] = ['completed', 'basically-completed', 'phased', 'in-progress', 'not-completed'];
/** Rates said with 近, 约, 余 may be off by this. */
const ABOUT = 0.05;

/** The declared classes of progress against the declared whole: 已完成25个, 正在整改5个 of 30个问题. */
export function checkSums(totals: readonly TotalNote[], text: string): CheckNote[] {
  return subjectsOf(totals).flatMap((of) => {
    const wholes = totals.filter(({ metric }) => metric === of);
    const parts = totals.filter((total) => total.of === of && CLASSES.includes(total.metric));
    const longTerm = totals.filter((total) => total.of === of && total.metric === 'long-term');
    const [whole] = wholes.slice(-1);
    // the same class declared twice is of two dates or two series
    if (!whole || new Set(parts.map(({ metric }) => metric)).size < parts.length) return [];
    const sum = sumOf(parts);
    const sums = [sum, sum + sumOf(longTerm)];
    const complete = parts.length > 1 && parts.some(({ metric }) => metric === 'completed');
    const agrees = wholes.some(({ value }) => sums.includes(value) || (!complete && sum <= value));
    return agrees || parts.length === 0 ? [] : [sumMismatch(whole, parts, sum, text)];
  });
}

/** A declared rate against the declared figures. */
export function checkRates(totals: readonly TotalNote[], text: string): CheckNote[] {
  const pairs = totals
    .filter(({ metric }) => metric === 'completed')
    .flatMap((done) =>
      totals.filter(({ metric, value }) => metric === done.of && value > 0).map((whole) => ({ done, whole })),
    );
  const extra = sumOf(totals.filter(({ metric }) => metric === 'basically-completed' || metric === 'phased'));
  const [pair] = pairs;
  if (!pair) return [];
  return totals
    .filter(({ metric }) => metric === 'completion-rate')
    .filter((rate) => {
      const slack = slackOf(text.slice(rate.range.from, rate.range.to));
      return !pairs.some(({ done, whole }) =>
        [done.value, done.value + extra].some((value) => Math.abs(value / whole.value - rate.value) <= slack),
      );
    })
    .map((rate) => rateMismatch(rate, pair.done, pair.whole, text));
}

/** Half of the last digit written: 88.9% says 0.8885 to 0.8895; cut digits (88.8%) are let pass too. */
function slackOf(words: string): number {
  if (/[近约余多逾]|以上|左右/.test(words)) return ABOUT;
  const decimals = /\.(\d+)%/.exec(words)?.[1]?.length ?? 0;
  return 1.01 * 10 ** -(decimals + 2);
}

function sumMismatch(whole: TotalNote, parts: readonly TotalNote[], sum: number, text: string): CheckNote {
  const words = parts.map(({ range }) => `“${text.slice(range.from, range.to)}”`).join('、');
  const total = text.slice(whole.range.from, whole.range.to);
  return {
    code: 'sum-mismatch',
    severity: 'warning',
    message: `各项进度相加与总数不符:${words}合计${sum},总数为“${total}”`,
    expected: whole.value,
    actual: sum,
    refs: [],
    ranges: [whole.range, ...parts.map(({ range }) => range)],
  };
}

function rateMismatch(rate: TotalNote, done: TotalNote, whole: TotalNote, text: string): CheckNote {
  const actual = Number((done.value / whole.value).toFixed(4));
  const said = text.slice(rate.range.from, rate.range.to);
  return {
    code: 'rate-mismatch',
    severity: 'warning',
    message: `“${said}”与文中数字不符:${done.value}÷${whole.value}=${Number((actual * 100).toFixed(2))}%`,
    expected: rate.value,
    actual,
    refs: [],
    ranges: [rate.range, done.range, whole.range],
  };
}

const subjectsOf = (totals: readonly TotalNote[]) => [...new Set(totals.flatMap(({ of }) => of ?? []))];

const sumOf = (totals: readonly TotalNote[]): number => totals.reduce((sum, { value }) => sum + value, 0);
