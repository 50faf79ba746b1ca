import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ledgerSchema } from '../ledger/schema.ts';

/** The built command: `npm test` builds first. */
const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'taizhang-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = `中共某县委办公室关于巡察整改情况的通报
反馈意见指出3个问题。现将整改情况通报如下。
一、整改落实情况
1.学习制度落实不到位。
整改情况:已完成整改。一是修订制度。二是抓好落实。
2.财务管理不规范。
整改情况:已完成整改。一是开展自查。
`;
mkdirSync(join(folder, '文书/一'), { recursive: true });
writeFileSync(join(folder, '文书/一/通报.txt'), TEXT);
writeFileSync(join(folder, '文书/空.txt'), '');
writeFileSync(join(folder, '文书/旧.doc'), '');
writeFileSync(join(folder, '文书/第1页.jpg'), '');

function taizhang(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

test('run writes a ledger a document, mirrors folders, tells failures with advice, and exits with 1', () => {
  const { status, stdout, stderr } = taizhang(['run', '文书', '没有.pdf', '--out', 'o']);
  expect(status).toBe(1);
  const ledger: unknown = JSON.parse(readFileSync(join(folder, 'o/一/通报.txt.ledger.json'), 'utf8'));
  expect(ledgerSchema.parse(ledger).problems).toHaveLength(2);
  expect(existsSync(join(folder, 'o/空.txt.ledger.json'))).toBe(false);
  expect(stdout).toContain('2(完成 2)');
  expect(stdout).toContain('读成 1 份,没有读成 2 份');
  expect(stderr).toMatch(/空\.txt:.*请.*\[empty]/);
  expect(stderr).toMatch(/没有\.pdf:.*请.*\[not-found]/);
  expect(stderr).toContain('有 1 个文件不是 docx、pdf、txt');
  expect(stderr).toMatch(/有 1 个图片没有读:.*第1页\.jpg.*请.*OCR/);
});

test('all read is 0; --quiet prints nothing; the same bytes give the same file', () => {
  const file = join(folder, 'p/通报.txt.ledger.json');
  expect(taizhang(['run', '文书/一/通报.txt', '--quiet', '--out', 'p'])).toEqual({ status: 0, stdout: '', stderr: '' });
  const first = readFileSync(file, 'utf8');
  taizhang(['run', '文书/一/*.txt', '--quiet', '--out', 'p']);
  expect(readFileSync(file, 'utf8')).toBe(first);
});

test('standard input to standard output: a ledger a line, the table on standard error', () => {
  const { status, stdout, stderr } = taizhang(['run', '-', '--stdout'], TEXT);
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(ledgerSchema.parse(JSON.parse(stdout)).document.file).toBe('stdin');
  expect(stderr).toContain('标准输入');
});

test('the ledger of standard input is never taken for one whose document is gone', () => {
  taizhang(['run', '-', '--out', 's'], TEXT);
  const { status, stderr } = taizhang(['run', '文书/一/通报.txt', '--out', 's', '--prune']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('已不在') });
  expect(existsSync(join(folder, 's/stdin.ledger.json'))).toBe(true);
});

test('a folder that has become empty tells or prunes its ledgers, and names links it did not follow', () => {
  const ledger = join(folder, 'v/通报.txt.ledger.json');
  mkdirSync(join(folder, '去'));
  cpSync(join(folder, '文书/一/通报.txt'), join(folder, '去/通报.txt'));
  taizhang(['run', '去', '--out', 'v', '--quiet']);
  rmSync(join(folder, '去/通报.txt'));
  symlinkSync(join(folder, '文书'), join(folder, '去/链接'));
  expect(taizhang(['run', '去', '--out', 'v'])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/没有找到.*1 份台账的原文件已不在.*1 个文件夹是链接/),
  });
  expect(existsSync(ledger)).toBe(true);
  expect(taizhang(['run', '去', '--out', 'v', '--prune'])).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('已删除 1 份台账'),
  });
  expect(existsSync(ledger)).toBe(false);
  expect(taizhang(['run', '去', '--out', 'v', '--prune']).status).toBe(2);
});

test('a declared figure that does not add up fails only where --fail-on says so', () => {
  const args = ['run', '文书/一/通报.txt', '--quiet', '--out', 'q'];
  expect(taizhang(args).status).toBe(0);
  expect(taizhang([...args, '--fail-on', 'warning']).status).toBe(1);
  expect(taizhang([...args, '--fail-on', 'error']).status).toBe(0);
});

test.each([
  [['run'], '缺少参数'],
  [['run', 'x.txt', '--fail-on', 'info'], '--fail-on'],
  [['run', 'x.txt', '--nothing'], '没有 --nothing 这个选项'],
  [['nothing'], '没有 nothing 这个命令'],
  [['run', '没有*.txt'], '没有找到'],
  [['run', '文书', '--jobs', '0'], '--jobs 应为大于 0 的数:0。'],
  [['watch', '文书', '--every', 'x'], '--every 应为大于 0 的数:x。'],
  [['run', '文书', '--limit', 'pages=0'], '--limit pages 应为大于 0 的数:0。'],
  [['run', '文书', '--limit', 'pages'], '--limit pages 没有写数值。'],
  [['run', '文书', '--fail-on', '低'], '选项 --fail-on <级别> 的内容不对。可选:error、warning。'],
  [['schema', '甲'], '不认得 甲。可选:ledger、coverage、compare、summary。'],
  [['run', '文书', '--out', '文书/空.txt'], '路径上有同名的文件,请换一个 --out'],
  [['run', '文书', '--rules', '没有'], '找不到规则文件夹'],
  [['run', '文书', '--rules', '文书'], '没有规则包'],
])('wrong usage is 2, with a Chinese sentence: %j', (args, message) => {
  const { status, stderr } = taizhang(args);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
});

test('a broken rule pack and one under an unknown name are wrong usage', () => {
  mkdirSync(join(folder, '规则'));
  writeFileSync(join(folder, '规则/status.yaml'), '- id: status.x\n');
  expect(taizhang(['run', '文书', '--rules', '规则'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('不合格式'),
  });
  writeFileSync(join(folder, '规则/statuses.yaml'), '[]');
  expect(taizhang(['explain', '文书/一/通报.txt', '--rules', '规则'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('statuses.yaml'),
  });
});

test('explain says what each line was taken for; a file that cannot be read is 1', () => {
  const { status, stdout } = taizhang(['explain', '文书/一/通报.txt']);
  expect(status).toBe(0);
  expect(stdout).toContain('问题 p1「学习制度落实不到位」');
  expect(taizhang(['explain', '文书/空.txt'])).toMatchObject({ status: 1, stderr: expect.stringContaining('[empty]') });
});

test('what takes too long or is too large ends in explain and compare as in run, and what the failure advises helps', () => {
  writeFileSync(join(folder, '长.txt'), `${TEXT}${'一是投入3万元,印发《办法》5份;'.repeat(40_000)}`);
  const slow = taizhang(['explain', '长.txt', '--timeout', '0.5']);
  expect(slow).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/--timeout.*\[timeout]/) });
  for (const command of [['explain'], ['compare', '长.txt']]) {
    const args = [...command, '文书/一/通报.txt', '--limit', 'characters=50'];
    expect(taizhang(args)).toMatchObject({ status: 1, stderr: expect.stringMatching(/characters=.*\[too-large]/) });
  }
  expect(taizhang(['explain', '-', '--limit', 'bytes=9'], TEXT).stderr).toMatch(/^-:.*bytes=.*\[too-large]/);
});

test('schema prints the JSON Schema, help speaks Chinese', () => {
  expect(JSON.parse(taizhang(['schema']).stdout)).toMatchObject({ type: 'object', properties: { problems: {} } });
  const { status, stdout } = taizhang(['run', '--help']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^用法: /);
  const help = taizhang(['schema', '--help']).stdout.replaceAll(/\s+/g, '');
  expect(help).toContain('(可选:ledger、coverage、compare、summary;默认:ledger)');
});
