import type { Failure } from '../batch/failure.ts';
import type { Outcome } from '../batch/session.ts';
import type { LeftOut } from '../batch/walk.ts';
import type { TableRow } from '../emit/table.ts';

/** More rows than a person reads: the table of a large batch shows no more. */
const MOST_ROWS = 200;
/** As many files of one kind of failure, warnings and names in a list as are shown; the rest is in the record. */
const MOST_SHOWN = 20;

/** What a run tells at its end. It holds as much as it shows, however many documents there are. */
export class Report {
  readonly #rows: TableRow[] = [];
  readonly #warnings: string[] = [];
  /** By code: the advice, how many, the first ones. */
  readonly #failed = new Map<
    Failure['code'],
    { readonly files: { name: string; failure: Failure }[]; count: number }
  >();
  #read = 0;
  #unchanged = 0;
  #warned = 0;
  #problems = 0;
  #measures = 0;
  #worst: 'error' | 'warning' | null = null;

  add(outcome: Outcome): void {
    const { input } = outcome;
    if ('failure' in outcome) {
      const { failure } = outcome;
      const group = this.#failed.get(failure.code) ?? { files: [], count: 0 };
      group.count++;
      if (group.files.length < MOST_SHOWN) group.files.push({ name: input.path ?? input.shown, failure });
      this.#failed.set(failure.code, group);
      return;
    }
    const { summary } = outcome;
    this.#read++;
    if (outcome.unchanged) this.#unchanged++;
    this.#problems += summary.problems;
    this.#measures += summary.measures;
    if (summary.worst === 'error' || (summary.worst === 'warning' && this.#worst === null)) this.#worst = summary.worst;
    if (this.#rows.length < MOST_ROWS) this.#rows.push({ name: input.shown, summary });
    for (const warning of outcome.warnings)
      if (this.#warned++ < MOST_SHOWN) this.#warnings.push(`${input.shown}:${warning}`);
  }

  get failed(): number {
    return [...this.#failed.values()].reduce((sum, { count }) => sum + count, 0);
  }

  get read(): number {
    return this.#read;
  }

  /** Whether the checks reach a level. */
  reaches(level: 'error' | 'warning' | undefined): boolean {
    return level !== undefined && (this.#worst === 'error' || this.#worst === level);
  }

  /** The table, as wide as `columns`; null for no documents. */
  async table(columns: number | null): Promise<string | null> {
    if (this.#rows.length === 0) return null;
    const { summaryTable } = await import('../emit/table.ts');
    const table = summaryTable(this.#rows, columns);
    return this.#read > this.#rows.length
      ? `${table}\n(表中只列前 ${this.#rows.length} 份,共 ${this.#read} 份。)`
      : table;
  }

  /** What it came to, for programs. */
  figures() {
    const { failed } = this;
    return {
      read: this.#read,
      unchanged: this.#unchanged,
      failed,
      problems: this.#problems,
      measures: this.#measures,
    };
  }

  /** 读成 12 份(其中 3 份未变动),没有读成 1 份;问题 … */
  closing(out: string | null): string {
    const same = this.#unchanged > 0 ? `(其中 ${this.#unchanged} 份未变动,沿用上次的台账)` : '';
    const failed = this.failed > 0 ? `,没有读成 ${this.failed} 份` : '';
    const where = out === null || this.#read === 0 ? '' : `台账在 ${out}。`;
    return `读成 ${this.#read} 份${same}${failed};问题 ${this.#problems} 个,措施 ${this.#measures} 条。${where}`;
  }

  /** What a person should look at, without the failures. */
  notes(
    leftOut: LeftOut,
    duplicates: readonly (readonly string[])[],
    vanished: readonly string[],
    pruned: boolean,
  ): string[] {
    const notes = [...this.#warnings];
    if (this.#warned > this.#warnings.length) notes.push(`另有 ${this.#warned - this.#warnings.length} 条提示未列出。`);
    for (const names of duplicates.slice(0, MOST_SHOWN)) notes.push(`内容完全相同的文件:${listed(names)}。`);
    if (duplicates.length > MOST_SHOWN) notes.push(`另有 ${duplicates.length - MOST_SHOWN} 组内容相同的文件未列出。`);
    if (vanished.length > 0)
      notes.push(
        pruned
          ? `已删除 ${vanished.length} 份台账,其原文件已不在:${listed(vanished)}。`
          : `有 ${vanished.length} 份台账的原文件已不在:${listed(vanished)}。如不再需要,用 --prune 删除。`,
      );
    return [...notes, ...leftOutNotes(leftOut)];
  }

  /** The failures by kind, each with its files. */
  failures(record: string | null): string[] {
    const lines: string[] = [];
    for (const [code, { files, count }] of this.#failed) {
      for (const { name, failure } of files) lines.push(`  ${name}:${failure.message}[${code}]`);
      if (count > files.length)
        lines.push(`  另有 ${count - files.length} 个文件同样是 ${code}${record ? `,全部列在 ${record}` : ''}。`);
    }
    return lines.length > 0 ? ['没有读成的文件:', ...lines] : [];
  }
}

const listed = (names: readonly string[]): string =>
  `${names.slice(0, 5).join('、')}${names.length > 5 ? `等 ${names.length} 个` : ''}`;

/** What was left out, a sentence a kind, with advice. */
export function leftOutNotes({ documents, images, archives, others, links }: LeftOut): string[] {
  const told = (names: readonly string[], what: string, advice: string) =>
    names.length > 0 ? [`有 ${names.length} 个${what}:${listed(names)}。${advice}`] : [];
  return [
    ...told(documents, '文件不是 docx、pdf、txt,没有读', '请另存为 docx 后重试。'),
    ...told(images, '图片没有读', '如果是文书的扫描件,请先做文字识别(OCR),存为 docx 后重试。'),
    ...told(archives, '压缩包没有打开', '里面如有文书,请先解压。'),
    ...told(others, '文件的扩展名不认得(或没有扩展名),没有读', '其中如有文书,请把扩展名改成 docx、pdf 或 txt 后重试。'),
    ...told(links, '文件夹是链接,没有进去', '如需读取,请直接写出它们的路径。'),
  ];
}
