import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { afterAll, expect, test } from 'vitest';
import { REPORT } from './testing.ts';
import { reportWorkbook } from './workbook.ts';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
if (process.env.CI && !hasLibreOffice) throw new Error('LibreOffice is missing: its tests must run in CI.');
const folder = mkdtempSync(join(tmpdir(), 'taizhang-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a sheet a table, doubts first; texts stay texts, numbers numbers', async () => {
  const { sheets } = await readXlsx(await reportWorkbook(REPORT));
  expect(sheets.map(({ name }) => name)).toEqual(['注意', ...REPORT.grids.map(({ title }) => title)]);
  expect(sheets[1]?.rows[1]).toEqual([3, 2 / 3]);
  expect(sheets[2]?.rows[2]?.[0]).toBe('=1+1<script>alert(1)</script>');
  expect(sheets[3]?.rows[1]).toEqual(['2018年', 8, 2, 0.8]);
});

test('tables that are drawn have charts of their own cells; a heat map colours its counts; changed words are marked', async () => {
  const zip = await JSZip.loadAsync(await reportWorkbook(REPORT));
  const part = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
  expect(await part('xl/charts/chart1.xml')).toContain(`'各轮进度'!$B$2:$B$3`);
  expect(await part('xl/charts/chart2.xml')).toContain('<c:barDir val="bar"/>');
  expect(await part('xl/worksheets/sheet4.xml')).toMatch(
    /<conditionalFormatting sqref="B2:D3"><cfRule type="colorScale"/,
  );
  expect(await part('xl/worksheets/sheet3.xml')).toMatch(/<strike\/>[\s\S]*晚/);
});

test.runIf(hasLibreOffice)(
  'LibreOffice opens it and reads its texts; marks of changed words are in their look',
  async () => {
    const file = join(folder, 'report.xlsx');
    writeFileSync(file, await reportWorkbook(REPORT));
    const sheets = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const { status } = spawnSync('soffice', ['--headless', profile, '--convert-to', sheets, '--outdir', folder, file]);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'report-概况.csv'), 'utf8')).toMatch(/^反馈问题,答复率\n3,66\.6\d*7%\n$/);
    expect(readFileSync(join(folder, 'report-反馈问题与整改答复.csv'), 'utf8')).toBe(
      '反馈问题,判断\np1 校车采购不规范,很可能\n=1+1<script>alert(1)</script>,存疑\n党费晚迟,\n',
    );
  },
  120_000,
);
