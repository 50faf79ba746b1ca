import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './folder.ts';

const root = mkdtempSync(join(tmpdir(), 'taizhang-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

test('a folder is made with those above it, by several at once too', async () => {
  const path = join(root, '一', '二', '三');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(root, '一', '二'))]);
  expect(existsSync(path)).toBe(true);
});

test('what cannot be made is told', async () => {
  writeFileSync(join(root, '文件'), '');
  await expect(makeFolder(join(root, '文件', '二'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(root, '文件'))).rejects.toMatchObject({ code: 'EEXIST' });
});

test.runIf(existsSync('/proc/self'))('a folder that is there and denies it ends in an error', async () => {
  await expect(makeFolder('/proc/taizhang/二')).rejects.toMatchObject({ code: 'ENOENT' });
});
