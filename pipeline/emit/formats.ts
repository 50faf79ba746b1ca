import type { Documents } from './rows/items.ts';
import type { HeaderLanguage } from './rows/table.ts';

/** What a ledger can be exported to. */
export const FORMATS = ['xlsx', 'html', 'md', 'csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

export interface FormatOptions {
  /** Headings of workbooks and csv files. */
  readonly headers: HeaderLanguage;
  /** Masks names, phones, e-mail and accounts; for html. */
  readonly redact: boolean;
}

/** A file to be written: its path, and its content, which may be made while it is written. */
export interface OutputFile {
  readonly path: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * The files of documents in one format, whose paths begin with `base` (`out/通报.docx` gives `out/通报.docx.xlsx`; csv gives one file a table:
 * `out/通报.docx.问题.csv` …).
 */
export async function* filesOf(
  format: Format,
  documents: Documents,
  base: string,
  options: FormatOptions,
): AsyncGenerator<OutputFile> {
  if (format === 'csv') yield* csvFiles(documents, base, options);
  else if (format === 'xlsx') {
    const { workbookPieces } = await import('./xlsx/xlsx.ts');
    yield { path: `${base}.xlsx`, content: workbookPieces(documents, options.headers) };
  } else yield { path: `${base}.${format}`, content: Buffer.from(await textOf(format, documents, options)) };
}

const CSV_NAMES: Readonly<Record<string, string>> = {
  problems: '问题',
  measures: '措施',
  totals: '公布数字',
  facts: '事实',
  checks: '对账',
};

async function* csvFiles(documents: Documents, base: string, { headers }: FormatOptions): AsyncGenerator<OutputFile> {
  const [{ csvOf }, { csvTables }] = await Promise.all([import('./csv/csv.ts'), import('./rows/tables.ts')]);
  for (const table of csvTables(documents))
    yield { path: `${base}.${CSV_NAMES[table.id] ?? table.id}.csv`, content: Buffer.from(csvOf(table, headers)) };
}

async function textOf(
  format: 'html' | 'md' | 'ndjson',
  { documents, topicNames }: Documents,
  { redact }: FormatOptions,
): Promise<string> {
  if (format === 'html') return (await import('./html/html.ts')).renderHtml(documents, { redact });
  if (format === 'md') return (await import('./markdown/markdown.ts')).markdownOf(documents, topicNames);
  const { ndjsonOf } = await import('./ndjson/ndjson.ts');
  return documents.map(ndjsonOf).join('');
}
