import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listInputs, streamInputs } from './inputs.ts';
import { nothingLeftOut } from './walk.ts';

const root = mkdtempSync(join(tmpdir(), 'taizhang-inputs-'));
afterAll(() => rmSync(root, { recursive: true }));

for (const file of [
  '一/通报.docx',
  '一/说明.DOC',
  '一/gold.json',
  '二/通报.docx',
  '二/深/方案.PDF',
  '二/~$通报.docx',
  '二/扫描件.jpg',
  '二/附件.ZIP',
  '二/反馈意见',
  '二/Thumbs.db',
  'b.txt',
  'a.txt',
]) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), '');
}
const at = (path: string) => join(root, path);
const outs = async (...args: string[]) => (await listInputs(args)).inputs.map(({ out }) => out);

test('a folder gives its documents in order, inner folders kept, and tells what it passed over', async () => {
  const { inputs, leftOut } = await listInputs([root]);
  expect(inputs.map(({ shown }) => shown)).toEqual([
    'a.txt',
    'b.txt',
    '一/通报.docx',
    '二/深/方案.PDF',
    '二/通报.docx',
  ]);
  expect(inputs[4]).toEqual({ path: at('二/通报.docx'), shown: '二/通报.docx', out: '二/通报.docx.ledger.json' });
  expect(leftOut).toEqual({
    documents: [at('一/说明.DOC')],
    images: [at('二/扫描件.jpg')],
    archives: [at('二/附件.ZIP')],
    others: [at('一/gold.json'), at('二/反馈意见')],
    links: [],
  });
});

test('a named file keeps its name alone, and is read whatever it is called', async () => {
  expect(await outs(at('二/深/方案.PDF'), at('一/gold.json'))).toEqual([
    '方案.PDF.ledger.json',
    'gold.json.ledger.json',
  ]);
});

test('a glob keeps the folders below its fixed part', async () => {
  expect(await outs(at('*/**/*.{docx,PDF}'))).toEqual([
    '一/通报.docx.ledger.json',
    '二/深/方案.PDF.ledger.json',
    '二/通报.docx.ledger.json',
  ]);
});

test('where names clash, all keep their folders; one named twice is read once', async () => {
  expect(await outs(at('a.txt'), at('一/通报.docx'), at('二/通报.docx'), at('二/./通报.docx'))).toEqual([
    'a.txt.ledger.json',
    '一/通报.docx.ledger.json',
    '二/通报.docx.ledger.json',
  ]);
});

test('two documents that would write one ledger are refused', async () => {
  mkdirSync(at('三/x'), { recursive: true });
  writeFileSync(at('三/a.txt'), '');
  await expect(listInputs([root, at('三')])).resolves.toBeDefined();
  writeFileSync(at('stdin'), '');
  await expect(listInputs(['-', at('stdin')])).rejects.toThrow('会写到同一处');
});

test('one folder is a stream; it is counted where its documents are few', async () => {
  const all = async (few: number) => {
    const stream = await streamInputs([root], few);
    const shown: string[] = [];
    for await (const input of stream.inputs) shown.push(input.shown);
    return { few: stream.few, count: await stream.count(), shown };
  };
  const whole = await all(100);
  expect(whole.few).toBe(whole.shown.length);
  expect(await all(2)).toEqual({ ...whole, few: null });
});

test('links to folders are told and not followed, links to files are read, pipes and devices are not', async () => {
  mkdirSync(at('四/内'), { recursive: true });
  writeFileSync(at('四/内/x.txt'), '');
  symlinkSync(at('四'), at('四/内/回去'));
  symlinkSync(at('a.txt'), at('四/a.txt'));
  symlinkSync('/dev/zero', at('四/z.txt'));
  const { inputs, leftOut } = await listInputs([at('四')]);
  expect(inputs.map(({ shown }) => shown)).toEqual(['a.txt', '内/x.txt']);
  expect(leftOut.links).toEqual([at('四/内/回去')]);
  const globbed = await listInputs([at('四/**/*.txt')]);
  expect(globbed.inputs.map(({ shown }) => shown)).not.toContain('z.txt');
});

test('what is named and is not there stays in the list, whatever signs are in its name', async () => {
  const named = ['没有(1).txt', '没有[2021].txt', '没有/*.docx'].map(at);
  const { inputs } = await listInputs(['-', ...named]);
  expect(inputs.map(({ path }) => path)).toEqual([null, ...named]);
  expect(inputs[0]?.out).toBe('stdin.ledger.json');
  await expect(listInputs([''])).rejects.toThrow('文件名是空的');
});

test('documents of several folders keep their folders, so that one more moves no ledger', async () => {
  for (const name of ['甲/一.txt', '乙/二.txt']) writeDocument(name);
  const outs = async () => (await listInputs([at('甲'), at('乙')])).inputs.map(({ out }) => out);
  expect(await outs()).toEqual(['甲/一.txt.ledger.json', '乙/二.txt.ledger.json']);
  mkdirSync(at('空'));
  expect((await listInputs([at('甲'), at('空')])).inputs.map(({ out }) => out)).toEqual(['甲/一.txt.ledger.json']);
  writeDocument('乙/一.txt');
  expect(await outs()).toEqual(expect.arrayContaining(['甲/一.txt.ledger.json', '乙/二.txt.ledger.json']));
  const globbed = await listInputs([at('{甲/,乙/}二.txt')]);
  expect(globbed.inputs.at(-1)?.out).toBe('乙/二.txt.ledger.json');
});

test('a folder of ledgers among the documents, and what was exported beside ledgers, is no document left unread', async () => {
  for (const name of [
    '五/a.txt',
    '五/out/.taizhang/manifest.ndjson',
    '五/out/a.txt.html',
    '五/b.txt.ledger.json',
    '五/b.txt.md',
    '五/b.txt.xlsx',
    '五/b.txt.公布数字.csv',
    '五/b.txt.corrections.json',
  ])
    writeDocument(name);
  const { inputs, leftOut } = await listInputs([at('五')]);
  expect(inputs.map(({ shown }) => shown)).toEqual(['a.txt']);
  expect(leftOut).toEqual(nothingLeftOut());
});

test('signs that would colour, wipe or turn round what a terminal shows are shown as what they are', async () => {
  writeDocument('六/红\u001b[31m\u202e.txt');
  const [input] = (await listInputs([at('六')])).inputs;
  expect(input).toMatchObject({ shown: '红\\u{1b}[31m\\u{202e}.txt', out: '红\u001b[31m\u202e.txt.ledger.json' });
});

function writeDocument(name: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), '');
}
