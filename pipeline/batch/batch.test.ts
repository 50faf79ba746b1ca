import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createProcessor } from '../document.ts';
import { failureOf, type Outcome, readAll } from './batch.ts';

const root = mkdtempSync(join(tmpdir(), 'taizhang-batch-'));
afterAll(() => rmSync(root, { recursive: true }));

const inputOf = (name: string, bytes?: string | Uint8Array) => {
  if (bytes !== undefined) writeFileSync(join(root, name), bytes);
  return { path: join(root, name), shown: name, out: `${name}.ledger.json` };
};

async function outcomes(
  inputs: Parameters<typeof readAll>[0],
  deliver: Parameters<typeof readAll>[2],
): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for await (const outcome of readAll(inputs, await createProcessor(), deliver)) all.push(outcome);
  return all;
}

test('a document that cannot be read does not stop the others', async () => {
  const inputs = [
    inputOf('空.txt', ''),
    inputOf('没有.docx'),
    inputOf('坏.docx', 'PK\u0003\u0004word/'),
    inputOf('图.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47])),
    inputOf('通报.txt', '关于整改情况的通报\n一、整改情况。'),
  ];
  const delivered: string[] = [];
  const all = await outcomes(inputs, async ({ document }) => void delivered.push(document.file));
  expect(all.map((outcome) => ('failure' in outcome ? outcome.failure.code : 'read'))).toEqual([
    'empty',
    'not-found',
    'damaged',
    'unsupported-format',
    'read',
  ]);
  expect(delivered).toEqual(['通报.txt']);
});

test('a ledger that cannot be delivered is a failure of its document', async () => {
  const [outcome] = await outcomes([inputOf('一.txt', '整改情况')], () => Promise.reject(new Error('disk full')));
  expect(outcome).toMatchObject({ failure: { code: 'unwritable', message: expect.stringContaining('disk full') } });
});

test('an unknown error is the program’s own', () => {
  expect(failureOf(new TypeError('x is not a function'))).toMatchObject({
    code: 'internal-error',
    message: expect.stringContaining('x is not a function'),
  });
});
