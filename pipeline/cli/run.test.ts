import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ledgerSchema } from '../ledger/schema.ts';

/** The built command, as processes that are interrupted, killed and run into a full disk: `npm test` builds first. */
const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const root = mkdtempSync(join(tmpdir(), 'taizhang-run-'));
afterAll(() => rmSync(root, { recursive: true }));

const DOCUMENTS = 60;
const source = join(root, '文书');
mkdirSync(source);
for (let i = 0; i < DOCUMENTS; i++) {
  const items = Array.from(
    { length: 400 },
    (_, k) => `${k + 1}.第${i}号制度不健全。\n整改情况:已完成整改。一是修订制度。`,
  );
  writeFileSync(join(source, `${i}.txt`), `关于巡察整改情况的通报\n一、整改情况\n${items.join('\n')}\n`);
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended>; stderr: () => string } {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
  return { child, ended, stderr: () => stderr };
}

const run = (out: string, ...more: string[]) => start('run', source, '--out', out, ...more);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(20);
}

/** The ledgers in a folder; each must be whole. */
function ledgersIn(out: string): string[] {
  const names = readdirSync(out).filter((name) => name.endsWith('.ledger.json'));
  for (const name of names) ledgerSchema.parse(JSON.parse(readFileSync(join(out, name), 'utf8')));
  return names;
}

test('a run that is killed leaves whole ledgers, and the next one goes on', { timeout: 300_000 }, async () => {
  const out = join(root, '杀');
  const killed = run(out, '--quiet');
  await until(() => existsSync(out) && readdirSync(out).length > 12);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const before = ledgersIn(out).length;
  expect(before).toBeLessThan(DOCUMENTS);
  expect(existsSync(join(out, '.taizhang/lock'))).toBe(true);
  const { status, stdout } = await run(out).ended;
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/读成 60 份\(其中 \d+ 份未变动/) });
  expect(ledgersIn(out)).toHaveLength(DOCUMENTS);
  // of what was begun when the kill came nothing is lost but itself
  expect(Number(/其中 (\d+) 份/.exec(stdout)?.[1])).toBeGreaterThan(before - 8);
  expect(readdirSync(join(out, '.taizhang'))).not.toContain('lock');
  expect(readdirSync(join(out, '.taizhang/tmp'))).toEqual([]);
});

test('Ctrl-C finishes what is in hand and tells what is done; a second run on the folder is refused meanwhile', {
  timeout: 300_000,
}, async () => {
  const out = join(root, '断');
  const first = run(out);
  await until(() => existsSync(out) && readdirSync(out).length > 6);
  expect(await run(out).ended).toMatchObject({ status: 2, stderr: expect.stringContaining('正在使用这个台账文件夹') });
  first.child.kill('SIGINT');
  const { status, stdout, stderr } = await first.ended;
  expect({ status, stderr }).toEqual({ status: 130, stderr: expect.stringContaining('正在完成手头的文件') });
  const done = Number(/已中断。读成 (\d+) 份/.exec(stdout)?.[1]);
  expect(ledgersIn(out)).toHaveLength(done);
  expect(done).toBeLessThan(DOCUMENTS);
  expect((await run(out, '--quiet').ended).status).toBe(0);
  expect(ledgersIn(out)).toHaveLength(DOCUMENTS);
});

test.skipIf(process.platform === 'win32')(
  'a second Ctrl-C ends a run that hangs in a file that never opens',
  { timeout: 120_000 },
  async () => {
    const out = join(root, '挂');
    mkdirSync(out);
    // corrections are read by the export; a pipe without a writer opens never
    spawnSync('mkfifo', [join(out, '0.txt.corrections.json')]);
    const hanging = start('run', join(source, '0.txt'), '--out', out, '--to', 'md');
    await until(() => existsSync(join(out, '0.txt.ledger.json')));
    await delay(1000);
    hanging.child.kill('SIGINT');
    await until(() => hanging.stderr().includes('再按一次'));
    hanging.child.kill('SIGINT');
    expect(await hanging.ended).toMatchObject({ stderr: expect.stringContaining('已立即结束') });
    expect(hanging.child.signalCode).toBe('SIGKILL');
  },
);

const disk = join(root, '盘');
mkdirSync(disk);
const mount = (...options: string[]) => spawnSync('mount', [...options, 'tmpfs', disk]).status === 0;
const mounted = mount('-t', 'tmpfs', '-o', 'size=4m');
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
});

test.skipIf(!mounted)(
  'a full disk stops no run and leaves no half; with room again the next run makes the rest',
  {
    timeout: 300_000,
  },
  async () => {
    const full = await run(disk).ended;
    expect({ ...full, stdout: '' }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/台账写不进去.*ENOSPC.*unwritable/),
    });
    const before = ledgersIn(disk).length;
    expect(before).toBeLessThan(DOCUMENTS);
    expect(mount('-o', 'remount,size=200m')).toBe(true);
    expect((await run(disk, '--quiet').ended).status).toBe(0);
    expect(ledgersIn(disk)).toHaveLength(DOCUMENTS);
    expect(mount('-o', 'remount,ro')).toBe(true);
    expect(await run(disk).ended).toMatchObject({ status: 2, stderr: expect.stringContaining('不能写入') });
  },
);

/** The lines of standard error; each must be JSON. */
const events = ({ stderr }: Ended): Record<string, unknown>[] =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('progress for programs is lines of JSON that end with all', { timeout: 120_000 }, async () => {
  const ended = await run(join(root, '进'), '--json-progress').ended;
  expect({ status: ended.status, last: events(ended).slice(-2) }).toMatchObject({
    status: 0,
    last: [
      { type: 'progress', done: 60, total: 60, failed: 0, remaining: 0 },
      {
        type: 'end',
        interrupted: false,
        read: 60,
        unchanged: 0,
        failed: 0,
        message: expect.stringContaining('读成 60 份'),
      },
    ],
  });
});

test('failures, notes, Ctrl-C and wrong usage are JSON for programs as well', { timeout: 120_000 }, async () => {
  const two = join(root, '二');
  mkdirSync(two);
  writeFileSync(join(two, '空.txt'), '');
  writeFileSync(join(two, '旧.doc'), '');
  for (const name of ['甲.txt', '乙.txt'])
    writeFileSync(join(two, name), '关于整改情况的通报\n1.不严。\n整改情况:已完成。');
  const mixed = await start('run', two, '--stdout', '--json-progress').ended;
  expect(mixed.stdout.trimEnd().split('\n')).toHaveLength(2);
  expect({ status: mixed.status, events: events(mixed) }).toMatchObject({
    status: 1,
    events: [
      { type: 'failure', path: join(two, '空.txt'), code: 'empty', message: expect.stringContaining('请') },
      { type: 'progress', done: 3, failed: 1 },
      { type: 'note', message: expect.stringContaining('内容完全相同') },
      { type: 'note', message: expect.stringContaining('不是 docx') },
      { type: 'end', read: 2, failed: 1, problems: 2 },
    ],
  });
  const wrong = await start('run', two, '--limit', 'x=1', '--json-progress').ended;
  expect({ status: wrong.status, events: events(wrong) }).toMatchObject({ status: 2, events: [{ type: 'error' }] });
  const out = join(root, '停');
  const stopped = run(out, '--json-progress');
  await until(() => existsSync(out) && readdirSync(out).length > 6);
  stopped.child.kill('SIGINT');
  const ended = await stopped.ended;
  expect(events(ended)).toContainEqual({ type: 'note', message: expect.stringContaining('正在完成手头的文件') });
  expect({ status: ended.status, last: events(ended).at(-1) }).toMatchObject({
    status: 130,
    last: { type: 'end', interrupted: true },
  });
});

test('watch makes ledgers of what comes and what changes, until it is ended', { timeout: 120_000 }, async () => {
  const folder = join(root, '来');
  const out = join(root, '去');
  const ledger = join(out, 'a.txt.ledger.json');
  mkdirSync(folder);
  const watching = start('watch', folder, '--out', out, '--every', '0.2');
  writeFileSync(join(folder, 'a.txt'), '关于整改情况的通报\n1.不严。\n整改情况:已完成。');
  await until(() => existsSync(ledger));
  const first = readFileSync(ledger, 'utf8');
  writeFileSync(join(folder, 'a.txt'), '关于整改情况的通报\n1.不严不实。\n整改情况:已完成。');
  await until(() => readFileSync(ledger, 'utf8') !== first);
  // in the way of the ledger of another document, for a while
  const blocked = join(out, 'b.txt.ledger.json');
  mkdirSync(join(blocked, '占'), { recursive: true });
  writeFileSync(join(folder, 'b.txt'), '关于整改情况的通报\n1.不严。\n整改情况:已完成。');
  await until(() => watching.stderr().includes('[unwritable]稍后再试。'));
  rmSync(blocked, { recursive: true });
  await until(() => existsSync(blocked));
  watching.child.kill('SIGINT');
  expect(await watching.ended).toMatchObject({ status: 0, stdout: expect.stringContaining('已结束,共读成 3 份') });
});
