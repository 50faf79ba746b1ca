import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Placing } from './placing.ts';

const folder = mkdtempSync(join(tmpdir(), 'taizhang-placing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('what is half written is private and apart; what is whole has the usual mode, and nothing else stays', async () => {
  const out = join(folder, '一/二');
  const seen: number[] = [];
  async function* content() {
    yield Buffer.from('台');
    const [name = ''] = readdirSync(out);
    const half = readdirSync(join(out, name)).find((each) => each !== 'lock') ?? '';
    seen.push(modeOf(join(out, name)), modeOf(join(out, name, half)));
    yield Buffer.from('账');
  }
  await new Placing().in(out, (write) => write(join(out, '通报.md'), content()));
  expect(seen).toEqual([0o700, 0o600]);
  expect(readdirSync(out)).toEqual(['通报.md']);
  expect(modeOf(join(out, '通报.md'))).toBe(0o666 & ~process.umask());
});

test('what fails leaves nothing', async () => {
  const out = join(folder, '失败');
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('半');
    throw new Error('没有内存');
  }
  const failed = new Placing().in(out, (write) => write(join(out, '通报.xlsx'), failing()));
  await expect(failed).rejects.toThrow('没有内存');
  expect(readdirSync(out)).toEqual([]);
});

test('what a killed process left is cleared away by the next; what a living one writes stays', async () => {
  const out = join(folder, '中断');
  const left = (id: string, pid: number) => {
    const path = join(
      out,
      `.taizhang-${id.repeat(8)}-${id.repeat(4)}-4${id.repeat(3)}-8${id.repeat(3)}-${id.repeat(12)}`,
    );
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid, host: hostname(), began: null }));
    writeFileSync(join(path, '半'), '一半');
    return path;
  };
  // numbers of processes end far below
  left('a', 2 ** 30);
  const living = left('b', process.pid);
  await new Placing().in(out, async () => {});
  expect(readdirSync(out).map((name) => join(out, name))).toEqual([living]);
  expect(readdirSync(living).sort()).toEqual(['lock', '半']);
});
