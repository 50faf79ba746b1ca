import type { ProblemNote, TotalNote } from '../../tree/annotations.ts';
import type { Metric, State } from '../../tree/codes.ts';
import type { Range } from '../../tree/reading.ts';
import type { CheckNote } from './check-note.ts';
import { isUnstated } from './rows.ts';

const CLASSES: readonly Metric[] = ['completed', 'basically-completed', 'phased', 'in-progress', 'not-completed'];
/** More figures of one sort than any document declares; each rate is compared with every pair of them. */
const MOST_DECLARED = 20;
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

/** A declared rate against the declared figures, or, where none is declared, against the rows. */
export function checkRates(totals: readonly TotalNote[], problems: readonly ProblemNote[], text: string): CheckNote[] {
  const first = (wanted: (total: TotalNote) => boolean) => totals.filter(wanted).slice(0, MOST_DECLARED);
  const wholes = new Map(
    subjectsOf(totals).map((of) => [of, first(({ metric, value }) => metric === of && value > 0)]),
  );
  const declared = first(({ metric }) => metric === 'completed').flatMap((done) =>
    ((done.of && wholes.get(done.of)) ?? []).map((whole) => ({
      done: done.value,
      whole: whole.value,
      ranges: [done.range, whole.range],
    })),
  );
  const nearly = sumOf(totals.filter(({ metric }) => metric === 'basically-completed' || metric === 'phased'));
  const pairs = declared.length > 0 ? declared.map((pair) => ({ ...pair, nearly })) : countedPairs(totals, problems);
  const [pair] = pairs;
  if (!pair) return [];
  return totals
    .filter(({ metric }) => metric === 'completion-rate')
    .filter((rate) => {
      const slack = slackOf(text.slice(rate.range.from, rate.range.to));
      return !pairs.some((each) =>
        [each.done, each.done + each.nearly].some((value) => Math.abs(value / each.whole - rate.value) <= slack),
      );
    })
    .map((rate) => rateMismatch(rate, pair, text));
}

/** What a rate compares. `nearly` may be counted as done. */
interface Pair {
  readonly done: number;
  readonly whole: number;
  readonly nearly: number;
  readonly ranges: readonly Range[];
}

/** The rows, where a rate can be of nothing else and all of them have a state. */
function countedPairs(totals: readonly TotalNote[], problems: readonly ProblemNote[]): Pair[] {
  const whole = problems.length;
  const other = totals.some(({ metric, value }) => metric === 'measures' || (metric === 'tasks' && value !== whole));
  if (whole === 0 || other || problems.some(isUnstated)) return [];
  const count = (...states: State[]) => problems.filter(({ status }) => status && states.includes(status.state)).length;
  return [{ done: count('completed'), whole, nearly: count('basically-completed', 'phased'), ranges: [] }];
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

function rateMismatch(rate: TotalNote, { done, whole, ranges }: Pair, text: string): CheckNote {
  const actual = Number((done / whole).toFixed(4));
  const said = text.slice(rate.range.from, rate.range.to);
  return {
    code: 'rate-mismatch',
    severity: 'warning',
    message: `“${said}”与${ranges.length > 0 ? '文中数字' : '台账'}不符:${done}÷${whole}=${Number((actual * 100).toFixed(2))}%`,
    expected: rate.value,
    actual,
    refs: [],
    ranges: [rate.range, ...ranges],
  };
}

const subjectsOf = (totals: readonly TotalNote[]) => [...new Set(totals.flatMap(({ of }) => of ?? []))];

const sumOf = (totals: readonly TotalNote[]): number => totals.reduce((sum, { value }) => sum + value, 0);
