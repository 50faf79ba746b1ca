import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { comparisonSchema, coverageSchema, summarySchema } from '../compare/schema.ts';

/** The built command: `npm test` builds first. */
const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const PAIRS = join(import.meta.dirname, '../../fixtures/pairs');
const FIXTURES = join(PAIRS, '..');
const folder = mkdtempSync(join(tmpdir(), 'taizhang-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [FEEDBACK, REPORT] = ['feedback', 'report'].map((name) => join(PAIRS, 'coverage-schools', `${name}.txt`));
const ROUNDS = ['2018.docx', '2020.txt', '2022.docx', '2024.txt'].map((name) => join(PAIRS, 'rounds-forestry', name));

function taizhang(...args: (string | undefined)[]) {
  const given = args.filter((arg) => arg !== undefined);
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...given], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('coverage prints tables and writes every format; documents and ledgers give the same', () => {
  const { status, stdout } = taizhang('coverage', FEEDBACK, REPORT, '--to', 'json,xlsx,html,md', '--out', 'o');
  expect(status).toBe(0);
  expect(stdout).toContain('没有答复的反馈问题');
  const written = coverageSchema.parse(JSON.parse(readFileSync(join(folder, 'o/coverage.json'), 'utf8')));
  expect(written.pairs.length).toBeGreaterThan(10);
  expect(readFileSync(join(folder, 'o/coverage.md'), 'utf8')).toMatch(/^# 反馈与整改对照\n[\s\S]*\| 反馈问题 +\|/);
  expect(readFileSync(join(folder, 'o/coverage.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*从反馈到答复/);
  expect(readFileSync(join(folder, 'o/coverage.xlsx')).subarray(0, 2).toString()).toBe('PK');
  taizhang('run', FEEDBACK, REPORT, '--quiet', '--out', 'l');
  const again = taizhang('coverage', 'l/feedback.txt.ledger.json', 'l/report.txt.ledger.json', '--stdout', '--quiet');
  expect(coverageSchema.parse(JSON.parse(again.stdout))).toEqual(written);
});

test('who reads only the first line of the tables has all files', () => {
  const command = `"${process.execPath}" "${MAIN}" coverage "${FEEDBACK}" "${REPORT}" --to json,xlsx,html,md --out piped | head -1`;
  spawnSync('sh', ['-c', command], { cwd: folder });
  const written = ['json', 'xlsx', 'html', 'md'].filter((format) =>
    existsSync(join(folder, `piped/coverage.${format}`)),
  );
  expect(written).toEqual(['json', 'xlsx', 'html', 'md']);
});

test('compare takes rounds in several formats, summary a folder', () => {
  const { status, stdout } = taizhang('compare', ...ROUNDS, '--stdout', '--quiet');
  expect(status).toBe(0);
  expect(comparisonSchema.parse(JSON.parse(stdout)).chains.length).toBeGreaterThan(5);
  const shuffled = taizhang('compare', ...[3, 1, 0, 2].map((at) => ROUNDS[at]), '--stdout', '--quiet');
  expect(shuffled.stderr).toContain('已按日期先后排列');
  const [given, sorted] = [shuffled.stdout, stdout].map((text) => ({ ...JSON.parse(text), warnings: [] }));
  expect(given).toEqual(sorted);
  const summary = taizhang('summary', join(PAIRS, 'rounds-forestry'), '--stdout', '--quiet', '--as-of', '2025-01-01');
  expect(summary.status).toBe(0);
  expect(summarySchema.parse(JSON.parse(summary.stdout)).total.documents).toBe(4);
});

test('what cannot be compared is told in a sentence, by the exit code too', () => {
  const ledger = (name: string, change: (data: Record<string, unknown>) => void) => {
    const data = JSON.parse(readFileSync(join(folder, 'l/report.txt.ledger.json'), 'utf8'));
    change(data);
    writeFileSync(join(folder, name), JSON.stringify(data));
    return name;
  };
  const older = ledger('older.json', (data) => {
    data.schema = 'taizhang/ledger@0';
  });
  const empty = ledger('empty.json', (data) => {
    Object.assign(data, { problems: [], measures: [], facts: [], checks: [] });
    data.document = { ...(data.document as object), id: `sha256:${'0'.repeat(64)}` };
  });
  mkdirSync(join(folder, 'empty-folder'));
  writeFileSync(join(folder, 'nothing.txt'), '');
  writeFileSync(join(folder, 'note.txt'), '关于做好国庆节放假安排的通知\n各科室:\n国庆节放假七天,请做好值班。');
  writeFileSync(join(folder, 'other.json'), '{"a": 1}');
  for (const [args, code, words] of [
    [['coverage', FEEDBACK, older], 1, 'other-schema'],
    [['coverage', FEEDBACK, empty], 1, 'no-problems'],
    [['coverage', FEEDBACK, 'nothing.txt'], 1, 'empty'],
    [['coverage', FEEDBACK, 'note.txt'], 1, 'not-rectification'],
    [['coverage', FEEDBACK, 'other.json'], 1, 'bad-ledger'],
    [['coverage', FEEDBACK, join(FIXTURES, 'other-fire-notice/document.txt')], 1, 'not-rectification'],
    [['coverage', FEEDBACK, join(FIXTURES, 'narrative-college/document.txt')], 1, 'no-problems'],
    [['coverage', FEEDBACK, FEEDBACK], 1, 'same-document'],
    [['coverage', FEEDBACK, 'missing.txt'], 1, 'not-found'],
    [['coverage', FEEDBACK, join(PAIRS, 'coverage-township/report.txt')], 3, '不是同一个单位'],
    [['coverage', REPORT, FEEDBACK], 0, '左右可能给反了'],
    [['compare', FEEDBACK, REPORT], 3, '同一轮次'],
    [['summary', 'empty-folder'], 1, '没有可汇总的'],
    [['compare', FEEDBACK], 2, '两份以上'],
    [['coverage', FEEDBACK, REPORT, '--to', 'doc'], 2, '不能写成 doc'],
    [['summary', PAIRS, '--as-of', '2024-02-30'], 2, '--as-of'],
  ] as const) {
    const { status, stderr } = taizhang(...args, '--quiet');
    expect({ args, status, stderr }).toEqual({ args, status: code, stderr: expect.stringContaining(words) });
  }
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

test('a summary of a folder takes its ledgers and documents, and no other json', () => {
  mkdirSync(join(folder, 'mixed'));
  taizhang('run', FEEDBACK, '--quiet', '--out', 'mixed');
  writeFileSync(join(folder, 'mixed/gold.json'), '{"a": 1}');
  expect(taizhang('summary', 'mixed', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('corrections beside ledgers are told not to count', () => {
  taizhang('run', FEEDBACK, REPORT, '--quiet', '--out', 'k');
  const [feedback, report] = ['k/feedback.txt.ledger.json', 'k/report.txt.ledger.json'];
  expect(taizhang('coverage', feedback, report, '--quiet').stderr).not.toContain('更正');
  const correct = (...corrections: object[]) => {
    const content = { schema: 'taizhang/corrections@1', file: 'report.txt', corrections };
    writeFileSync(join(folder, 'k/report.txt.corrections.json'), JSON.stringify(content));
  };
  correct();
  expect(taizhang('summary', 'k', '--quiet').stderr).not.toContain('更正');
  correct({
    key: '0',
    document: 'sha256:0',
    row: 'p1',
    quote: '',
    start: 0,
    field: 'statement',
    old: '甲',
    new: '乙',
    by: null,
  });
  const told = expect.stringMatching(/有 1 份台账旁边有人工更正,没有计入.*report\.txt\.corrections\.json/);
  expect(taizhang('coverage', feedback, report, '--quiet')).toMatchObject({ status: 0, stderr: told });
  expect(taizhang('summary', 'k', '--quiet')).toMatchObject({ status: 0, stderr: told });
});

test('schema prints the schema of each result', () => {
  for (const name of ['coverage', 'compare', 'summary'])
    expect(JSON.parse(taizhang('schema', name).stdout)).toMatchObject({ type: 'object', properties: { schema: {} } });
});
