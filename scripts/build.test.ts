import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../dist');

test('the build holds nothing of an earlier one: every chunk is part of the program', () => {
  const reached = new Set<string>();
  const reach = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const [, file = ''] of readFileSync(path, 'utf8').matchAll(/["'](\.{1,2}\/[^"'\n]+\.js)["']/g))
      reach(join(dirname(path), file));
  };
  for (const entry of ['index.js', 'cli/main.js', 'batch/worker.js']) reach(join(dist, entry));
  const chunks = readdirSync(join(dist, 'chunks'));
  expect(chunks.filter((name) => !reached.has(join(dist, 'chunks', name)))).toEqual([]);
  expect([...reached].every((path) => !relative(dist, path).startsWith('..'))).toBe(true);
});
