import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changesIn } from './watch.ts';

const root = mkdtempSync(join(tmpdir(), 'taizhang-watch-'));
afterAll(() => rmSync(root, { recursive: true }));

test('new and changed files come once they stand still', async () => {
  const ended = new AbortController();
  const rounds = changesIn(root, 60, ended.signal);
  const next = async () => (await rounds.next()).value?.map(({ shown }) => shown);
  writeFileSync(join(root, 'a.txt'), '整改');
  expect(await next()).toEqual(['a.txt']);
  writeFileSync(join(root, 'b.txt'), '整');
  const copying = setInterval(() => appendFileSync(join(root, 'b.txt'), '改'), 10);
  setTimeout(() => clearInterval(copying), 400);
  const began = performance.now();
  expect(await next()).toEqual(['b.txt']);
  expect(performance.now() - began).toBeGreaterThan(350);
  appendFileSync(join(root, 'a.txt'), '。');
  expect(await next()).toEqual(['a.txt']);
  ended.abort();
  expect(await next()).toBeUndefined();
});
