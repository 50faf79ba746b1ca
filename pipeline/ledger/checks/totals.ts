import type { Annotations, ProblemNote, TotalNote } from '../../tree/annotations.ts';
import type { Metric, State } from '../../tree/codes.ts';
import type { Range } from '../../tree/reading.ts';
import type { CheckNote } from './check-note.ts';
import { isUnstated } from './rows.ts';

/** How many rows each metric can mean, nearest meaning first. */
type Readings = ReadonlyMap<Metric, readonly number[]>;

const NAMES: Partial<Record<Metric, string>> = {
  areas: '方面',
  categories: '类',
  problems: '问题',
  tasks: '整改任务',
  completed: '已完成整改',
  'basically-completed': '基本完成',
  phased: '阶段性完成',
  'in-progress': '正在整改',
  'not-completed': '未完成',
  'long-term': '长期坚持',
};

/**
 * The declared figures against the rows. What a figure counts is a matter of its ladder (12类 are headings above the leaves,
 * 33项任务 the leaves; 反馈11个 → 具体31个 → 措施86条): a figure agrees with any rows it can mean. Narratives have no rows.
 */
export function checkTotals(found: Annotations, text: string): CheckNote[] {
  if (found.problems.length === 0) return [];
  const compared = [...comparedWholes(found, text), ...comparedStates(found, text)];
  const mismatches = compared.filter(({ actual }) => actual !== null);
  if (mismatches.length > 0) return mismatches.map(({ total, actual }) => mismatchOf(total, actual ?? 0, text));
  const leaves = compared.some(({ total }) => total.metric === 'problems' || total.metric === 'tasks');
  return leaves
    ? [
        agreeOf(
          compared.map(({ total }) => total),
          text,
        ),
      ]
    : [];
}

/** A figure that was compared; `actual` is what the rows give where they do not agree. */
interface Compared {
  readonly total: TotalNote;
  readonly actual: number | null;
}

/** 4个方面, 12类, 33个问题, 33项任务. */
function comparedWholes({ totals, problems, outline }: Annotations, text: string): Compared[] {
  const readings = readingsOf(problems, outline, text);
  const listed = withUnlisted(totals, problems);
  const compared: Compared[] = [];
  for (const metric of ['areas', 'categories', 'problems', 'tasks'] as const) {
    const declared = totals.filter((total) => total.metric === metric);
    const rows = [...(readings.get(metric) ?? []), ...(metric === 'problems' ? listed : [])];
    const agreeing = declared.filter(({ value }) => rows.includes(value));
    const [nearest] = rows;
    for (const total of agreeing) compared.push({ total, actual: null });
    // a ladder may end above or below the rows; a figure is wrong only where none of its metric is right
    const counted = metric !== 'tasks' || !totals.some((total) => total.metric === 'problems');
    if (agreeing.length === 0 && nearest !== undefined && counted)
      for (const total of declared.slice(-1)) compared.push({ total, actual: nearest });
  }
  return compared;
}

/**
 * 38个问题已完成29个, and the 9 that are listed are all still open: a document that lists only what is left lists the rest by their
 * figure. What the rows and the figure make together; nothing where any row is done or does not say how far it is.
 */
function withUnlisted(totals: readonly TotalNote[], problems: readonly ProblemNote[]): number[] {
  if (problems.some(({ status }) => !STILL_OPEN.has(status?.state ?? 'unstated'))) return [];
  return totals.flatMap(({ metric, of, value }) =>
    metric === 'completed' && of === 'problems' ? [problems.length + value] : [],
  );
}

const STILL_OPEN: ReadonlySet<string> = new Set(['phased', 'in-progress', 'not-completed']);

function readingsOf(problems: readonly ProblemNote[], outline: Annotations['outline'], text: string): Readings {
  const leaves = problems.length;
  // by their words: a table may say the same area again in every row
  const distinct = (ranges: readonly (Range | null)[]) =>
    new Set(ranges.flatMap((range) => (range ? text.slice(range.from, range.to) : []))).size;
  const areas = distinct(problems.map(({ area }) => area));
  const categories = distinct(problems.map(({ category }) => category));
  // an item without items below it is category and problem in one
  const direct = problems.filter(({ category }) => category === null).length;
  const inRole = (role: string) => outline.filter((heading) => heading.role === role).length;
  const some = (...counts: number[]) => [...new Set(counts.filter((count) => count > 0))];
  const kinds = categories === 0 ? [areas] : [categories, categories + direct, inRole('category'), areas];
  return new Map<Metric, number[]>([
    ['areas', some(areas, inRole('area'))],
    ['categories', some(...kinds, inRole('category'))],
    ['problems', some(leaves, ...(categories === 0 ? [] : [categories, categories + direct]))],
    [
      'tasks',
      some(
        leaves,
        problems.reduce((sum, { measures }) => sum + measures.filter(({ parent }) => !parent).length, 0),
      ),
    ],
  ]);
}

/** 已完成整改25个, 正在整改5个, 长期坚持9个, where these count the rows. */
function comparedStates({ totals, problems }: Annotations, text: string): Compared[] {
  const open = problems.filter(isUnstated).length;
  if (open === problems.length) return [];
  const wholes = new Set<Metric>(totals.flatMap(({ metric, value }) => (value === problems.length ? metric : [])));
  const rows = new Rows(problems);
  const denied = onlyDenied(problems, text);
  const declared = new Map<TotalNote['of'], Map<Metric, number>>();
  for (const { of, metric, value } of totals) {
    const classes = declared.get(of) ?? new Map<Metric, number>();
    declared.set(of, classes.set(metric, (classes.get(metric) ?? 0) + value));
  }
  const compared: Compared[] = [];
  for (const total of totals) {
    if (total.of === null || total.of === 'measures' || !wholes.has(total.of)) continue;
    const classes: Declared = declared.get(total.of) ?? new Map();
    const left = [...leftBy(total, classes, rows), ...(denied ? undone(total, classes, rows) : [])];
    const [nearest = 0, ...others] = [...stateReadings(total.metric, rows, classes), ...left];
    const agrees = [nearest, ...others].some((count) => count <= total.value && total.value <= count + open);
    compared.push({ total, actual: agrees ? null : nearest });
  }
  return compared;
}

/** What a document declares of one thing it counts: the classes with the sums of their figures. */
type Declared = ReadonlyMap<Metric, number>;

/** The rows by their states, counted once. */
class Rows {
  readonly all: number;
  readonly longTerm: number;
  /** Completed and long-term both. */
  readonly both: number;
  readonly #byState = new Map<string, number>();

  constructor(problems: readonly ProblemNote[]) {
    const longTerm = problems.filter(({ status }) => status?.longTerm);
    this.all = problems.length;
    this.longTerm = longTerm.length;
    this.both = longTerm.filter(({ status }) => status?.state === 'completed').length;
    for (const { status } of problems)
      if (status) this.#byState.set(status.state, (this.#byState.get(status.state) ?? 0) + 1);
  }

  count(...states: string[]): number {
    return states.reduce((sum, state) => sum + (this.#byState.get(state) ?? 0), 0);
  }
}

/** States that the words of a class can cover where the document declares no class of their own: 正在整改 those not completed yet. */
const COVERS: Partial<Record<Metric, readonly State[]>> = {
  completed: [],
  'basically-completed': ['phased'],
  phased: ['basically-completed', 'in-progress'],
  'in-progress': ['phased', 'not-completed'],
  'not-completed': ['in-progress', 'phased'],
};

/** 已完成34个,其余7个需长期整改: where the classes add up to all rows, what the others leave, in whatever states. */
function leftBy({ metric, value }: TotalNote, classes: Declared, rows: Rows): number[] {
  const others = [...classes].filter(([other]) => other !== metric && isState(other));
  const sum = others.reduce((whole, [, figures]) => whole + figures, value);
  return others.length === 0 || sum !== rows.all ? [] : [rows.all - rows.count(...others.map(([other]) => other))];
}

/**
 * 是否销号:否 says that a problem is not done, not how far it is: 2个取得阶段性进展,1个未完成 beside three such rows tell these apart, and agree
 * where together they are as many.
 */
function undone({ metric, value }: TotalNote, classes: Declared, rows: Rows): number[] {
  if (metric === 'completed' || !isState(metric)) return [];
  const declared = [...classes].filter(([other]) => other !== 'completed' && isState(other));
  const sum = declared.reduce((whole, [, figures]) => whole + figures, 0);
  return sum === rows.all - rows.count('completed') ? [value] : [];
}

/** Whether the rows that are not done say so with a bare 否. */
function onlyDenied(problems: readonly ProblemNote[], text: string): boolean {
  const open = problems.filter(({ status }) => status !== null && status.state !== 'completed');
  return open.every(({ status }) => status?.range && text.slice(status.range.from, status.range.to) === '否');
}

const isState = (metric: Metric): boolean => COVERS[metric] !== undefined;

/** The counts of rows that a progress figure can mean, the plainest first. `declared` are the classes the document gives figures of. */
function stateReadings(metric: Metric, rows: Rows, declared: Declared): number[] {
  const covers = COVERS[metric];
  if (!covers) return [rows.longTerm, rows.both];
  const free = covers.filter((state) => !declared.has(state as Metric));
  const readings = [rows.count(metric), ...free.map((state) => rows.count(metric, state)), rows.count(metric, ...free)];
  // 已完成5个、长期坚持3个: the latter apart
  return metric === 'completed' && declared.has('long-term') ? [...readings, rows.count(metric) - rows.both] : readings;
}

function mismatchOf(total: TotalNote, actual: number, text: string): CheckNote {
  const { metric, value, range } = total;
  const message = `文中称“${text.slice(range.from, range.to)}”,台账中${NAMES[metric] ?? ''}为${actual}`;
  return { code: 'total-mismatch', severity: 'warning', message, expected: value, actual, refs: [], ranges: [range] };
}

function agreeOf(totals: readonly TotalNote[], text: string): CheckNote {
  const words = totals.map(({ range }) => `“${text.slice(range.from, range.to)}”`).join('、');
  const ranges = totals.map(({ range }) => range);
  return {
    code: 'totals-agree',
    severity: 'info',
    message: `文中申报的数字与台账一致:${words}`,
    expected: null,
    actual: null,
    refs: [],
    ranges,
  };
}
