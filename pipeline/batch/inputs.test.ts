import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listInputs, streamInputs } from './inputs.ts';

const root = mkdtempSync(join(tmpdir(), 'taizhang-inputs-'));
afterAll(() => rmSync(root, { recursive: true }));

for (const file of [
  '一/通报.docx',
  '一/说明.DOC',
  '一/gold.json',
  '二/通报.docx',
  '二/深/方案.PDF',
  '二/~$通报.docx',
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
  expect(leftOut).toEqual({ formats: [at('一/说明.DOC')], links: [] });
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

test('standard input and a missing file stay in the list; a glob without matches gives nothing', async () => {
  const { inputs } = await listInputs(['-', at('没有.docx'), at('没有*.docx')]);
  expect(inputs.map(({ path, out }) => ({ path, out }))).toEqual([
    { path: null, out: 'stdin.ledger.json' },
    { path: at('没有.docx'), out: '没有.docx.ledger.json' },
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
