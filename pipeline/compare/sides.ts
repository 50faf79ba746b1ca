import type { Ledger } from '../ledger/schema.ts';
import type { Warning } from './schema.ts';
import { sameUnit, unitOf } from './units.ts';

/** Documents cannot be compared at all; `message` is a Chinese sentence that says why and what to do. */
export class ComparisonFailure extends Error {
  override readonly name = 'ComparisonFailure';
  readonly code: 'same-document' | 'not-rectification' | 'no-problems';

  constructor(code: ComparisonFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * What is doubtful about the documents given: of different bodies, of one round where rounds are compared, in reverse order. The
 * result stands, and the doubt stands in it. Throws a `ComparisonFailure` where there is nothing to compare.
 */
export function doubtsOf(what: 'coverage' | 'rounds', ledgers: readonly Ledger[]): Warning[] {
  for (const ledger of ledgers) checkUsable(ledger);
  const ids = new Set(ledgers.map(({ document }) => document.id));
  if (ids.size < ledgers.length)
    throw new ComparisonFailure('same-document', '所给的文书里有两份完全相同,没有可比的。请换成另一份文书后重试。');
  return [...unitDoubts(ledgers), ...(what === 'rounds' ? roundDoubts(ledgers) : sideDoubts(ledgers))];
}

function checkUsable({ document, problems }: Ledger): void {
  const name = document.file;
  if (problems.length > 0 && document.kind !== 'other') return;
  if (document.kind === 'other')
    throw new ComparisonFailure(
      'not-rectification',
      `${name} 不是反馈意见、整改方案或整改通报,无从比对。请换成有问题清单的文书后重试。`,
    );
  throw new ComparisonFailure(
    'no-problems',
    document.kind === 'narrative'
      ? `${name} 是叙述文章,没有逐条列出问题,无从比对。请换成逐条列出问题的文书后重试。`
      : `${name} 里没有读出问题,无从比对。请用 taizhang explain 查看各行读成了什么。`,
  );
}

function unitDoubts(ledgers: readonly Ledger[]): Warning[] {
  const [first, ...others] = ledgers;
  if (!first) return [];
  const doubts: Warning[] = [];
  for (const other of others) {
    const same = sameUnit(first, other);
    if (same === false)
      doubts.push({
        code: 'other-unit',
        message: `${first.document.file}(${unitOf(first)})和 ${other.document.file}(${unitOf(other)})看来不是同一个单位的文书,请核对;下面的比对结果仅供参考。`,
      });
    if (same === null)
      doubts.push({
        code: 'unknown-unit',
        message: `${unitOf(first) === null ? first.document.file : other.document.file} 没有写明被巡察单位,无法确认是同一个单位。`,
      });
  }
  return doubts;
}

/** Rounds in the order of their dates, whatever the order they are given in; as they are given where one has no date. */
export function inOrderOfDates(ledgers: readonly Ledger[]): readonly Ledger[] {
  const dated = ledgers.flatMap((ledger) => {
    const day = dayOf(ledger);
    return day === null ? [] : [{ ledger, key: `${day} ${ledger.document.id}` }];
  });
  if (dated.length < ledgers.length) return ledgers;
  return dated.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ ledger }) => ledger);
}

function roundDoubts(ledgers: readonly Ledger[]): Warning[] {
  const doubts: Warning[] = [];
  const sorted = ledgers.every((ledger) => dayOf(ledger) !== null);
  for (const [index, ledger] of ledgers.entries()) {
    const next = ledgers[index + 1];
    const twin = ledgers.slice(0, index).find((other) => isSameRound(other, ledger));
    if (twin)
      doubts.push({
        code: 'same-round',
        message: `${twin.document.file} 和 ${ledger.document.file} 是同一轮次的文书,不是前后两轮。比对反馈意见与整改情况请用 taizhang coverage。`,
      });
    const [date, following] = [dayOf(ledger), next && dayOf(next)];
    if (next && date && following && date > following)
      doubts.push({
        code: 'order',
        message: `${ledger.document.file}(${date})晚于 ${next.document.file}(${following}),${sorted ? '已按日期先后排列' : '次序可能给反了;有的文书没有日期,这里照所给的次序比对'}。`,
      });
  }
  return doubts;
}

/** The same round where both were fed back on one day, inspected on the same days, or – within one year – name the same round. */
function isSameRound(a: Ledger, b: Ledger): boolean {
  const [one, other] = [a.inspection, b.inspection];
  if (sameUnit(a, b) === false) return false;
  if (isFull(one.feedbackOn) && isFull(other.feedbackOn)) return one.feedbackOn === other.feedbackOn;
  if (isFull(one.startedOn) && isFull(other.startedOn)) return one.startedOn === other.startedOn;
  if (one.round === null || one.round !== other.round) return false;
  const [date, day] = [dayOf(a), dayOf(b)];
  return date !== null && day !== null && Math.abs(Number(date.slice(0, 4)) - Number(day.slice(0, 4))) < 2;
}

const isFull = (day: string | null): day is string => day !== null && day.length === 10;

const dayOf = ({ document, inspection }: Ledger): string | null =>
  inspection.feedbackOn ?? inspection.startedOn ?? document.date;

function sideDoubts([left, right]: readonly Ledger[]): Warning[] {
  if (left?.document.kind === 'rectification' && right?.document.kind === 'feedback')
    return [
      {
        code: 'sides',
        message: `${left.document.file} 是整改通报,${right.document.file} 是反馈意见,左右可能给反了;这里照所给的左右比对。`,
      },
    ];
  return [];
}
