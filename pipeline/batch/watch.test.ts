import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changesIn, Retries } from './watch.ts';

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

test('what failed for a passing reason comes again after pauses that grow, what changed at once', async () => {
  const folder = mkdtempSync(join(root, 'again-'));
  const ended = new AbortController();
  const retries = new Retries(200);
  const rounds = changesIn(folder, 20, ended.signal, retries);
  const pause = async () => {
    const began = performance.now();
    expect((await rounds.next()).value?.map(({ shown }) => shown)).toEqual(['a.txt']);
    return performance.now() - began;
  };
  writeFileSync(join(folder, 'a.txt'), '整改');
  await pause();
  retries.add('a.txt');
  expect(await pause()).toBeGreaterThan(180);
  retries.add('a.txt');
  expect(await pause()).toBeGreaterThan(380);
  retries.add('a.txt');
  appendFileSync(join(folder, 'a.txt'), '。');
  expect(await pause()).toBeLessThan(700);
  ended.abort();
});

test('files that are not read are told, each once', async () => {
  const folder = mkdtempSync(join(root, 'unread-'));
  const ended = new AbortController();
  const heard: string[][] = [];
  const rounds = changesIn(folder, 60, ended.signal, new Retries(60), ({ documents, others }) =>
    heard.push([...documents, ...others].map((path) => basename(path))),
  );
  writeFileSync(join(folder, '旧.doc'), '整改');
  writeFileSync(join(folder, 'a.txt'), '整改');
  await rounds.next();
  expect(heard).toEqual([['旧.doc']]);
  for (const name of ['b.txt', 'c.txt']) {
    writeFileSync(join(folder, name), '整改');
    writeFileSync(join(folder, '无后缀'), '整改');
    await rounds.next();
  }
  expect(heard).toEqual([['旧.doc'], ['无后缀']]);
  ended.abort();
});
