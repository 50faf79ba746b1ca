import { dirname, join } from 'node:path';
import { UsageFailure } from '../batch/inputs.ts';
import type { Corrections } from '../corrections/corrections.ts';
import { CorrectionsFailure, readCorrections } from '../corrections/files.ts';
import { FORMATS, type Format, filesOf } from '../emit/formats.ts';
import type { DocumentRows } from '../emit/rows/model.ts';
import { documentRows } from '../emit/rows/rows.ts';
import type { HeaderLanguage } from '../emit/rows/table.ts';
import type { Ledger } from '../ledger/schema.ts';
import { openRules } from '../rules/open.ts';
import { Placing } from './placing.ts';

/** Options that `export` and `run --to` share. */
export interface ExportOptions {
  readonly to: string;
  readonly merge?: boolean;
  readonly headers: HeaderLanguage;
  readonly redact?: boolean;
  readonly rules: readonly string[];
}

/** The name of what several ledgers are merged into. */
export const MERGED = '台账汇总';

/** A document of a merged export: where its ledger is, and what people typed into it, as a text to compare. */
interface Merged {
  readonly path: string;
  readonly typed: string;
  readonly rows: DocumentRows;
}

/** Exports ledgers one after the other, or – merged – all together at the end. */
export class Exporting {
  readonly #options: ExportOptions;
  readonly #formats: readonly Format[];
  readonly #topicNames: ReadonlyMap<string, string>;
  /** By the document's id: the rows of a document and of its copy have the same identities. */
  readonly #merged = new Map<string, Merged>();
  readonly #placing = new Placing();
  /** Files written, and corrections that no row of their ledger takes. */
  readonly written: string[] = [];
  readonly notes: string[] = [];

  /** Throws a `UsageFailure` for an unknown format, a `RuleFailure` for a broken rule pack. */
  static async open(options: ExportOptions): Promise<Exporting> {
    const formats = formatsOf(options);
    return new Exporting(options, formats, await topicNamesOf(options.rules));
  }

  private constructor(options: ExportOptions, formats: readonly Format[], topicNames: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#formats = formats;
    this.#topicNames = topicNames;
  }

  /** Exports a ledger with the corrections beside it to files that begin with `base`. */
  async add(ledger: Ledger, ledgerPath: string, base: string): Promise<void> {
    const corrections = await readCorrections(ledgerPath);
    const rows = documentRows({ ledger, corrections, topicNames: this.#topicNames });
    if (this.#options.merge) this.#merge(ledger.document.id, { path: ledgerPath, typed: typedIn(corrections), rows });
    else await this.#write([rows], base, false);
    for (const { correction, reason } of rows.unfit)
      this.notes.push(`${ledgerPath}:更正没有套用 ${correction.row}「${correction.quote}」:${reason}`);
  }

  /** Adds a document once, however many copies it has: the corrected one, where one is. Throws a `CorrectionsFailure` where copies are corrected differently. */
  #merge(id: string, added: Merged): void {
    const earlier = this.#merged.get(id);
    if (earlier === undefined) {
      this.#merged.set(id, added);
      return;
    }
    if (added.typed !== NOTHING_TYPED && earlier.typed !== NOTHING_TYPED && added.typed !== earlier.typed)
      throw new CorrectionsFailure(
        `文书与 ${earlier.path} 的完全相同,更正却不一样,没有合并进去。请核对两份更正,只留一份后重新导出。`,
      );
    const kept = earlier.typed === NOTHING_TYPED ? added : earlier;
    this.#merged.set(id, kept);
    const left = kept === added ? earlier : added;
    this.notes.push(`${left.path}:文书与 ${kept.path} 的完全相同,只合并了后者。`);
  }

  /** Writes what was merged into a folder. */
  async finish(folder: string): Promise<void> {
    const documents = Array.from(this.#merged.values(), ({ rows }) => rows);
    if (documents.length > 0) await this.#write(documents, join(folder, MERGED), true);
  }

  async #write(documents: readonly DocumentRows[], base: string, several: boolean): Promise<void> {
    const { headers, redact = false } = this.#options;
    const all = { documents, topicNames: this.#topicNames, several };
    await this.#placing.in(dirname(base), async (write) => {
      for (const format of this.#formats)
        for await (const { path, content } of filesOf(format, all, base, { headers, redact })) {
          await write(path, content);
          this.written.push(path);
        }
    });
  }
}

/** Which values people typed, whoever did and in whatever order. */
const typedIn = (corrections: Corrections | null): string =>
  JSON.stringify(
    (corrections?.corrections ?? []).map(({ key, field, new: value }) => JSON.stringify([key, field, value])).sort(),
  );
const NOTHING_TYPED = typedIn(null);

function formatsOf({ to, redact }: ExportOptions): Format[] {
  const names = to.split(/[,,、]/).flatMap((name) => name.trim().toLowerCase() || []);
  const formats = names.map((name) => {
    const format = FORMATS.find((known) => known === name);
    if (format === undefined) throw new UsageFailure(`不能导出为 ${name}。可选:${FORMATS.join('、')}。`);
    return format;
  });
  if (formats.length === 0) throw new UsageFailure(`请说明导出为什么格式。可选:${FORMATS.join('、')}。`);
  // Masking some files and not the others would look like masking all.
  if (redact && formats.some((format) => format !== 'html'))
    throw new UsageFailure('--redact 只能用于 html:其他格式不遮盖。');
  return [...new Set(formats)];
}

/** What topics are called, by their code. */
export async function topicNamesOf(overlays: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (overlays.length > 0) await (await import('./failures.ts')).checkRuleFolders(overlays);
  const { topics } = await openRules(overlays);
  return new Map(topics.map(({ gives }) => [gives.topic, gives.name]));
}
