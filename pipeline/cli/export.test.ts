import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { correctionsSchema } from '../corrections/corrections.ts';

/** The built command: `npm test` builds first. */
const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const fixture = (name: string) => join(import.meta.dirname, `../../fixtures/${name}/document.txt`);
const folder = mkdtempSync(join(tmpdir(), 'taizhang-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

function taizhang(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Changes a cell of the first sheet in a workbook's file. */
async function type(file: string, row: number, heading: string, value: string): Promise<void> {
  const workbook = await openXlsx(readFileSync(join(folder, file)));
  for (const sheet of workbook.sheets) sheet.cells?.clear();
  const rows = workbook.sheets[0]?.rows ?? [];
  const cells = rows[row];
  if (cells) cells[rows[0]?.indexOf(heading) ?? 0] = value;
  writeFileSync(join(folder, file), await saveXlsx(workbook));
}

/** What a folder holds besides the record of the run. */
const listed = (name: string): string[] =>
  readdirSync(join(folder, name))
    .filter((file) => file !== '.taizhang')
    .sort();

test('export writes every format beside the ledger, or into a folder', () => {
  expect(taizhang('run', fixture('housing-bureau'), '--out', 'a', '--quiet').status).toBe(0);
  expect(taizhang('export', 'a', '--to', 'xlsx,html,md,csv,ndjson')).toMatchObject({ status: 0, stderr: '' });
  const files = [
    'html',
    'ledger.json',
    'md',
    'ndjson',
    'xlsx',
    '事实.csv',
    '公布数字.csv',
    '对账.csv',
    '措施.csv',
    '问题.csv',
  ];
  expect(listed('a')).toEqual(files.map((end) => `document.txt.${end}`));
  taizhang('export', 'a/document.txt.ledger.json', '--to', 'csv', '--headers', 'en', '--out', 'b');
  expect(readFileSync(join(folder, 'b/document.txt.问题.csv'), 'utf8')).toMatch(/^\ufeffnumber,/);
});

test('a name that has room for a ledger and not for an export is told as too long', () => {
  mkdirSync(join(folder, '长'));
  writeFileSync(join(folder, '长', `${'长'.repeat(79)}.txt`), readFileSync(fixture('housing-bureau')));
  expect(taizhang('run', '长', '--out', 'l', '--to', 'md', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  const tooLong = expect.stringMatching(/文件名太长.*改短(?!.*权限)/);
  expect(taizhang('export', 'l', '--to', 'csv')).toMatchObject({ status: 1, stderr: tooLong });
  const run = taizhang('run', '长', '--out', 'l', '--to', 'csv', '--quiet');
  expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/没有导出:文件名太长.*\[name-too-long]/) });
});

test('run --to reads and exports at once; --merge puts all into one', () => {
  const args = ['--out', 'c', '--quiet', '--to', 'md,ndjson', '--merge'];
  expect(taizhang('run', fixture('housing-bureau'), fixture('street-office'), ...args)).toMatchObject({ status: 0 });
  expect(listed('c')).toEqual(['housing-bureau', 'street-office', '台账汇总.md', '台账汇总.ndjson']);
  expect(readFileSync(join(folder, 'c/台账汇总.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(36);
});

test('what a person typed comes back as a correction, survives a later run, and is shown in every later export', async () => {
  taizhang('run', fixture('housing-bureau'), '--out', '更正一', '--quiet', '--to', 'xlsx');
  await type('更正一/document.txt.xlsx', 1, '完成状态', '完成');
  const imported = taizhang('import', '更正一/document.txt.xlsx', '--ledger', '更正一', '--by', '李敏');
  expect(imported).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('更正 1 处') });
  const file = join(folder, '更正一/document.txt.corrections.json');
  const typed = readFileSync(file, 'utf8');
  expect(correctionsSchema.parse(JSON.parse(typed)).corrections).toMatchObject([
    { row: 'p1', field: 'state', old: 'phased', new: 'completed', by: '李敏' },
  ]);
  taizhang('run', fixture('housing-bureau'), '--out', '更正一', '--quiet', '--to', 'xlsx,md,csv,html');
  expect(readFileSync(file, 'utf8')).toBe(typed);
  expect(readFileSync(join(folder, '更正一/document.txt.ledger.json'), 'utf8')).toContain('"state": "phased"');
  for (const end of ['md', '问题.csv'])
    expect(readFileSync(join(folder, `更正一/document.txt.${end}`), 'utf8')).toContain(
      '完成状态:阶段性完成→完成(李敏)',
    );
  expect(taizhang('import', '更正一/document.txt.xlsx', '--ledger', '更正一').stdout).toContain('没有新的更正');
});

test('a document and its copies are merged once, as corrected; a workbook that nobody changed gives no corrections', async () => {
  mkdirSync(join(folder, '副本'));
  for (const name of ['甲.txt', '乙.txt'])
    writeFileSync(join(folder, '副本', name), readFileSync(fixture('street-office')));
  taizhang('run', '副本', '--out', '副本台账', '--quiet', '--to', 'xlsx');
  await type('副本台账/甲.txt.xlsx', 1, '责任领导', '王敏');
  taizhang('import', '副本台账/甲.txt.xlsx', '--ledger', '副本台账/甲.txt.ledger.json', '--by', '李敏');
  const merging = ['export', '副本台账', '--to', 'xlsx,ndjson', '--merge', '--out', '副本汇总'];
  expect(taizhang(...merging)).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/乙\.txt\.ledger\.json:文书与 .*甲\.txt\.ledger\.json 的完全相同,只合并了后者/),
  });
  const lines = readFileSync(join(folder, '副本汇总/台账汇总.ndjson'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(18);
  expect(lines[0]).toContain('王敏');
  expect(
    taizhang('import', '副本汇总/台账汇总.xlsx', '--ledger', '副本台账/甲.txt.ledger.json', '--by', '赵敏'),
  ).toEqual({
    status: 0,
    stdout: '没有新的更正。\n',
    stderr: '',
  });
  // corrected differently, neither is right for both
  const typed = readFileSync(join(folder, '副本台账/甲.txt.corrections.json'), 'utf8');
  writeFileSync(join(folder, '副本台账/乙.txt.corrections.json'), typed.replace('王敏', '赵敏'));
  expect(taizhang(...merging)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('更正却不一样,没有合并进去'),
  });
});

test('what is refused is told, and exits with 1; what no longer fits is told by every export', async () => {
  taizhang('run', fixture('housing-bureau'), '--out', '更正二', '--quiet', '--to', 'xlsx');
  await type('更正二/document.txt.xlsx', 1, '完成状态', '差不多');
  expect(taizhang('import', '更正二/document.txt.xlsx', '--ledger', '更正二')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('整改台账第2行:完成状态不能写成“差不多”'),
  });
  expect(existsSync(join(folder, '更正二/document.txt.corrections.json'))).toBe(false);
  const stray = JSON.parse(readFileSync(join(folder, '更正一/document.txt.corrections.json'), 'utf8'));
  Object.assign(stray.corrections[0], { key: 'gone', start: 999_999 });
  writeFileSync(join(folder, '更正二/document.txt.corrections.json'), JSON.stringify(stray));
  expect(taizhang('export', '更正二', '--to', 'md')).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('更正没有套用'),
  });
  writeFileSync(join(folder, '更正二/document.txt.corrections.json'), '{}');
  expect(taizhang('export', '更正二', '--to', 'md')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('不合格式'),
  });
});

test.each([
  [['export', 'a'], '缺少选项'],
  [['export', 'a', '--to', 'pdf'], '不能导出为 pdf'],
  [['export', 'a', '--to', 'xlsx', '--redact'], '--redact 只能用于 html'],
  [['export', '没有的文件夹/*.json', '--to', ' , '], '请说明导出为什么格式'],
  [['run', 'x.txt', '--stdout', '--to', 'md'], '不能与 --stdout 同用'],
  [['run', 'x.txt', '--merge'], '要与 --to 同用'],
  [['import', '没有.xlsx', '--ledger', 'a'], '读不出来'],
])('wrong usage is 2, with a Chinese sentence: %j', (args, message) => {
  const { status, stderr } = taizhang(...args);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
});

test('run --to tells a ledger that is damaged for what it is, and how to have it made again', () => {
  const args = ['run', fixture('housing-bureau'), '--out', '坏', '--quiet', '--to', 'md'];
  taizhang(...args);
  const ledger = join(folder, '坏/document.txt.ledger.json');
  // as long as it was: only its content tells
  writeFileSync(ledger, readFileSync(ledger).fill('x'));
  expect(taizhang(...args)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/没有导出.*--force.*\[bad-ledger]/),
  });
  expect(taizhang(...args, '--force').status).toBe(0);
});

test('run --to lists what was not exported, with advice, and goes on', () => {
  mkdirSync(join(folder, '挡/document.txt.md'), { recursive: true });
  mkdirSync(join(folder, '挡/台账汇总.md'));
  const args = ['run', fixture('housing-bureau'), '--out', '挡', '--to', 'md'];
  const listed = () => readFileSync(join(folder, '挡/.taizhang/failures.ndjson'), 'utf8');
  const told = { status: 1, stderr: expect.stringMatching(/没有导出。请.*EISDIR.*\[not-exported]/) };
  expect(taizhang(...args)).toMatchObject(told);
  expect(listed()).toContain('"code":"not-exported"');
  expect(taizhang(...args, '--merge')).toMatchObject({ ...told, stdout: expect.stringContaining('未变动') });
  expect(listed()).toContain('台账汇总');
});

test('a file that is no ledger does not stop the others', () => {
  writeFileSync(join(folder, 'a/坏.ledger.json'), '{}');
  const { status, stdout, stderr } = taizhang('export', 'a', '--to', 'md', '--out', 'f');
  expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('document.txt.md') });
  expect(stderr).toContain('不是台账');
});
