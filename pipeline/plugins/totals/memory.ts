import type { TotalNote } from '../../tree/annotations.ts';
import type { Metric } from '../../tree/codes.ts';

/** What a progress figure can count. */
export type Subject = NonNullable<TotalNote['of']>;

const SUBJECTS: readonly string[] = ['problems', 'tasks', 'measures', 'categories'] satisfies Subject[];

export const isSubject = (metric: Metric): metric is Metric & Subject => SUBJECTS.includes(metric);

/** Classes of what is not done yet. */
const OPEN: ReadonlySet<Metric> = new Set(['phased', 'in-progress', 'not-completed']);

const REGULATIONS: readonly Metric[] = ['regulations', 'regulations-created', 'regulations-revised'];

/** More declared figures than any document has ladders. */
const REMEMBERED = 50;

/** The totals of a document so far; a figure declared again is the one already there. */
export class TotalsMemory {
  readonly totals: TotalNote[] = [];
  readonly #largest = new Map<Metric, number>();
  /** What progress figures can count, the last first. */
  readonly #declared: TotalNote[] = [];
  readonly #seen = new Set<string>();
  /** Where the first figure of what is open stands among the totals, by what and how much it counts. */
  readonly #open = new Map<string, number>();
  /** What 完善 counts where the document declares no new regulations beside the completed ones. */
  readonly #alone = new Map<TotalNote, Metric>();

  add(total: TotalNote, alone?: Metric): void {
    const key = `${total.metric} ${total.of} ${total.value}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const said = `${total.of} ${total.value}`;
    if (OPEN.has(total.metric) && !this.#open.has(said)) this.#open.set(said, this.totals.length);
    this.totals.push(total);
    this.#largest.set(total.metric, Math.max(total.value, this.#largest.get(total.metric) ?? 0));
    if (isSubject(total.metric)) this.#declared.unshift(total);
    if (this.#declared.length > REMEMBERED) this.#declared.pop();
    if (alone) this.#alone.set(total, alone);
  }

  /**
   * Whether a figure of what is still open was among the first `earlier` totals in other words: 正在推进5项 … 对尚未完成的5项整改任务.
   */
  restates(metric: Metric, of: Subject | null, value: number, earlier: number): boolean {
    return OPEN.has(metric) && (this.#open.get(`${of} ${value}`) ?? earlier) < earlier;
  }

  /** Whether the document declared more of it before: then a smaller figure is a part. */
  hasLarger(metric: Metric, value: number): boolean {
    return (this.#largest.get(metric) ?? 0) > value;
  }

  /** Whether the document declared regulations before, made or revised. */
  countsRegulations(): boolean {
    return REGULATIONS.some((metric) => this.#largest.has(metric));
  }

  /**
   * What a progress figure without a noun counts: the last declared that has its measure word and is not smaller,
   * else the last that is not smaller, else problems.
   */
  subjectOf(unit: string | null, value: number): Subject {
    const declared = this.#declared.filter((total) => total.value >= value);
    const metric = (declared.find((total) => total.unit === unit) ?? declared[0])?.metric;
    return metric !== undefined && isSubject(metric) ? metric : 'problems';
  }

  /** Whether a figure of 完善 counts what was made as well: none is declared apart, or it is the sum (完善制度31项,其中新建12项、修订19项). */
  #isBoth(total: TotalNote, created: readonly TotalNote[], revised: readonly TotalNote[]): boolean {
    const others = (totals: readonly TotalNote[]) => totals.filter((each) => each !== total);
    const made = others(created);
    return (
      made.length === 0 || made.some((one) => others(revised).some(({ value }) => one.value + value === total.value))
    );
  }

  /** The totals in the order of the document. */
  result(): TotalNote[] {
    const first = (metric: Metric) => this.totals.filter((each) => each.metric === metric).slice(0, REMEMBERED);
    const created = first('regulations-created');
    const revised = first('regulations-revised');
    const settled = this.totals.map((total) => {
      const alone = this.#alone.get(total);
      return alone && this.#isBoth(total, created, revised) ? { ...total, metric: alone } : total;
    });
    return settled.sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
  }
}
