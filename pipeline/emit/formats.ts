import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
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

/**
 * Writes documents in one format to files that begin with `base` (`out/通报.docx` gives `out/通报.docx.xlsx`; csv gives one file a table:
 * `out/通报.docx.问题.csv` …). A file is there whole or not at all. Gives the paths written.
 */
export async function writeFormat(
  format: Format,
  documents: Documents,
  base: string,
  options: FormatOptions,
): Promise<string[]> {
  await mkdir(dirname(base), { recursive: true });
  if (format === 'xlsx') return [await workbook(documents, `${base}.xlsx`, options)];
  if (format === 'csv') return csvFiles(documents, base, options);
  const path = `${base}.${format}`;
  await writeFileAtomic(path, await textOf(format, documents, options));
  return [path];
}

async function workbook(documents: Documents, path: string, { headers }: FormatOptions): Promise<string> {
  const { writeWorkbook } = await import('./xlsx/xlsx.ts');
  const part = `${path}.${process.pid}.part`;
  try {
    await writeWorkbook(documents, headers, createWriteStream(part));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return path;
}

const CSV_NAMES: Readonly<Record<string, string>> = {
  problems: '问题',
  measures: '措施',
  totals: '公布数字',
  facts: '事实',
  checks: '对账',
};

async function csvFiles(documents: Documents, base: string, { headers }: FormatOptions): Promise<string[]> {
  const [{ csvOf }, { csvTables }] = await Promise.all([import('./csv/csv.ts'), import('./rows/tables.ts')]);
  const paths: string[] = [];
  for (const table of csvTables(documents)) {
    const path = `${base}.${CSV_NAMES[table.id] ?? table.id}.csv`;
    await writeFileAtomic(path, csvOf(table, headers));
    paths.push(path);
  }
  return paths;
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
