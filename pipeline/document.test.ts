import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { readBytes, readStream } from './document.ts';
import * as library from './index.ts';

const TEXT = `关于巡察整改情况的通报
一、整改落实情况
1.制度不健全。
整改情况:已完成整改。一是修订制度。二是抓好落实。
2.学习不深入。
整改情况:已完成整改。一是制定计划。
`;
const folder = mkdtempSync(join(tmpdir(), 'taizhang-document-'));
const path = join(folder, '通报.txt');
writeFileSync(path, TEXT);
afterAll(() => rmSync(folder, { recursive: true }));

test('the library exports what it says, and nothing else', () => {
  expect(Object.keys(library).sort()).toEqual([
    'createProcessor',
    'ledgerJsonSchema',
    'ledgerSchema',
    'openDocument',
    'readLedger',
  ]);
});

describe('readLedger', () => {
  test('reads a path and bytes alike', async () => {
    const fromPath = await library.readLedger(path);
    expect(fromPath.document).toMatchObject({ file: '通报.txt', format: 'txt' });
    expect(library.ledgerSchema.parse(fromPath)).toEqual(fromPath);
    expect(await library.readLedger(new TextEncoder().encode(TEXT), { name: '通报.txt' })).toEqual(fromPath);
  });

  test('the same bytes give the same ledger', async () => {
    expect(JSON.stringify(await library.readLedger(path))).toBe(JSON.stringify(await library.readLedger(path)));
  });

  test('a name that says another format is told, and one that says none is not', async () => {
    const told = async (name: string) => {
      const codes: string[] = [];
      await library.readLedger(new TextEncoder().encode(TEXT), { name, onWarning: ({ code }) => codes.push(code) });
      return codes;
    };
    expect(await told('通报.PDF')).toEqual(['misnamed']);
    expect(await told('通报.docx')).toEqual(['misnamed']);
    expect(await told('通报.TXT')).toEqual([]);
    expect(await told('关于1.5的通报')).toEqual([]);
  });

  test('a file that cannot be used is an error with a code and advice', async () => {
    await expect(library.readLedger(join(folder, '没有.txt'))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('请'),
    });
    await expect(library.readLedger(new Uint8Array())).rejects.toMatchObject({ code: 'empty' });
  });

  test('rules of a folder are laid over the built-in ones and change the hash', async () => {
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    const added = [
      {
        id: 'status.office',
        why: '本单位的说法',
        match: '画上句号',
        gives: { state: 'completed', longTerm: false },
        examples: ['画上句号'],
        not: ['尚未'],
      },
    ];
    writeFileSync(join(rules, 'status.yaml'), JSON.stringify(added));
    const text = new TextEncoder().encode(TEXT.replace('已完成整改', '画上句号'));
    const [plain, own] = [await library.readLedger(text), await library.readLedger(text, { rules: [rules] })];
    expect(own.problems[0]?.status).toMatchObject({ state: 'completed', rule: 'status.office' });
    expect(plain.problems[0]?.status.state).toBe('unstated');
    expect(own.generator.rules).not.toBe(plain.generator.rules);
  });

  test('warnings of the reader are heard', async () => {
    const heard: string[] = [];
    await library.readLedger(path, { onWarning: ({ code }) => heard.push(code) });
    expect(heard).toEqual([]);
  });
});

test('standard input is read up to the limit and no further; devices, pipes and folders are not read at all', async () => {
  const endless = Readable.from(repeat(Buffer.alloc(10_000)));
  await expect(readStream(endless, { bytes: 100_000 })).rejects.toMatchObject({ code: 'too-large' });
  expect(await readStream(Readable.from([Buffer.from('一'), Buffer.from('二')]))).toEqual(Buffer.from('一二'));
  await expect(readBytes('/dev/zero')).rejects.toMatchObject({ code: 'unreadable' });
  await expect(readBytes(tmpdir())).rejects.toMatchObject({ code: 'unreadable' });
});

function* repeat<T>(thing: T): Generator<T> {
  for (;;) yield thing;
}

// who may do anything enters all folders
test.skipIf(process.getuid?.() === 0)('a folder that must not be entered is told as one', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'taizhang-closed-'));
  chmodSync(closed, 0o000);
  await expect(readBytes(closed)).rejects.toMatchObject({ message: expect.stringContaining('不准进入') });
  rmSync(closed, { recursive: true });
});
