import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { afterAll, expect, test } from 'vitest';
import { mergeEdits } from '../../corrections/merge.ts';
import { csvOf } from '../csv/csv.ts';
import type { Documents } from '../rows/items.ts';
import { workbookTables } from '../rows/tables.ts';
import { correctionOf, correctionsOf, documentsOf, fixtureLedger, TOPIC_NAMES, withProblem } from '../testing.ts';
import { readBack, workbookBytes } from './testing.ts';

/** LibreOffice opens what is written: `.ci/run` installs it. */
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
if (process.env.CI && !hasLibreOffice) throw new Error('LibreOffice is missing: its tests must run in CI.');
const folder = mkdtempSync(join(tmpdir(), 'taizhang-soffice-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every sheet to csv: comma, quotes, UTF-8, values as they are, all sheets. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

function convert(file: string, to: string, out: string): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const { status, stderr } = spawnSync('soffice', ['--headless', profile, '--convert-to', to, '--outdir', out, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

const ledger = withProblem(fixtureLedger('housing-bureau'), 'p2', { statement: '=1+1', details: '-5' });
const corrections = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'phased', 'completed'));
const sets: [string, Documents][] = [
  ['one', documentsOf([ledger], corrections)],
  [
    'several',
    documentsOf([
      fixtureLedger('county-health-bureau'),
      fixtureLedger('narrative-college'),
      fixtureLedger('ledger-table'),
    ]),
  ],
];

test.runIf(hasLibreOffice).each(sets)(
  'each sheet as LibreOffice reads it is the csv export (%s)',
  async (name, documents) => {
    const file = join(folder, `${name}.xlsx`);
    writeFileSync(file, await workbookBytes(documents));
    convert(file, EVERY_SHEET, join(folder, name));
    const tables = workbookTables(documents);
    for (const table of tables) {
      const read = parseCsv(readFileSync(join(folder, name, `${name}-${table.zh}.csv`), 'utf8'));
      // LibreOffice writes the texts themselves, the export guards those that look like formulas.
      expect(read).toEqual(parseCsv(csvOf(table, 'zh'), { unescapeFormulae: true }));
    }
    expect(readdirSync(join(folder, name))).toHaveLength(tables.length + 1);
  },
  120_000,
);

test.runIf(hasLibreOffice)(
  'a workbook that LibreOffice saved reads back without edits of its own, and prints on A4',
  async () => {
    const file = join(folder, 'saved.xlsx');
    writeFileSync(file, await workbookBytes(documentsOf([ledger], corrections)));
    convert(file, 'xlsx', join(folder, 'again'));
    const { edits, refused } = await readBack(readFileSync(join(folder, 'again/saved.xlsx')), TOPIC_NAMES);
    expect({ edits: edits.map(({ place, field, value }) => [place, field, value]), refused }).toEqual({
      edits: [],
      refused: [],
    });
    expect(mergeEdits(ledger, corrections, edits, null).corrections).toEqual(corrections);
    convert(file, 'pdf', folder);
    expect(readFileSync(join(folder, 'saved.pdf'), 'latin1')).toMatch(/\/MediaBox\s*\[0 0 84[12](?:\.\d+)? 59[56]/);
  },
  120_000,
);
