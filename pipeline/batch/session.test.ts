import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { failureOf } from './failure.ts';
import { streamInputs } from './inputs.ts';
import { type Outcome, Session } from './session.ts';

const root = mkdtempSync(join(tmpdir(), 'taizhang-batch-'));
afterAll(() => rmSync(root, { recursive: true }));

const TEXT = '关于巡察整改情况的通报\n一、整改落实情况\n1.制度不健全。\n整改情况:已完成整改。\n';
const settings = { jobs: 2, timeout: 60_000, memory: 512, rules: [], limits: {}, force: false, few: true };

function folder(name: string, files: Record<string, string | Uint8Array>): { source: string; out: string } {
  const source = join(root, name, '文书');
  mkdirSync(source, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(source, file), content);
  return { source, out: join(root, name, '台账') };
}

async function run(
  { source, out }: { source: string; out: string },
  options: Partial<Parameters<typeof Session.open>[0]> = {},
  use: (session: Session) => Promise<void> = async () => {},
): Promise<Outcome[]> {
  const session = await Session.open({ ...settings, out, ...options });
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of session.read((await streamInputs([source], 8)).inputs)) outcomes.push(outcome);
    await use(session);
  } finally {
    await session.close();
  }
  return outcomes;
}

const tell = (outcome: Outcome): string =>
  'failure' in outcome ? outcome.failure.code : outcome.unchanged ? 'unchanged' : 'read';
const record = (out: string, name: string): Record<string, unknown>[] =>
  readFileSync(join(out, '.taizhang', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test('a document that cannot be read does not stop the others; it is recorded with its advice', async () => {
  const place = folder('坏', {
    'a.txt': TEXT,
    'b.docx': 'PK\u0003\u0004word/',
    'c.txt': '',
    'd.pdf': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    'e.txt': `${TEXT}。`,
  });
  // by workers the first time, in the process itself the second
  expect((await run(place, { few: false })).map(tell)).toEqual([
    'read',
    'damaged',
    'empty',
    'unsupported-format',
    'read',
  ]);
  expect(record(place.out, 'failures.ndjson')).toMatchObject([
    { code: 'damaged', message: expect.stringContaining('请') },
    { code: 'empty' },
    { code: 'unsupported-format' },
  ]);
  expect(readdirSync(join(place.out, '.taizhang', 'tmp'))).toEqual([]);
  // failures that lie in the bytes are not tried again, but told again
  const again = await run(place);
  expect(again.map(tell)).toEqual(['unchanged', 'damaged', 'empty', 'unsupported-format', 'unchanged']);
  expect(again.every(({ unchanged }) => unchanged)).toBe(true);
  expect(record(place.out, 'failures.ndjson')).toHaveLength(3);
});

test('what is unchanged is skipped; what changed, lost its ledger, whole or in part, or is forced is redone', async () => {
  const place = folder('续', { 'a.txt': TEXT, 'b.txt': `${TEXT}二`, 'c.txt': `${TEXT}三` });
  expect((await run(place)).map(tell)).toEqual(['read', 'read', 'read']);
  expect((await run(place)).map(tell)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  appendFileSync(join(place.source, 'a.txt'), '一');
  rmSync(join(place.out, 'b.txt.ledger.json'));
  expect((await run(place)).map(tell)).toEqual(['read', 'read', 'unchanged']);
  truncateSync(join(place.out, 'a.txt.ledger.json'), 100);
  writeFileSync(join(place.out, 'b.txt.ledger.json'), '');
  expect((await run(place)).map(tell)).toEqual(['read', 'read', 'unchanged']);
  expect((await run(place, { force: true })).map(tell)).toEqual(['read', 'read', 'read']);
  expect((await run(place, { limits: { pages: 3 } })).map(tell)).toEqual(['read', 'read', 'read']);
  expect(record(place.out, 'manifest.ndjson')).toHaveLength(3);
});

test('what a person should know about a document is told by every run, also where it is unchanged', async () => {
  const pdf = join(import.meta.dirname, '../../fixtures/ledger-table/document.pdf');
  const place = folder('告', { 'a.pdf': readFileSync(pdf) });
  const warned = { warnings: [expect.stringContaining('被分页截断')] };
  expect(await run(place)).toMatchObject([{ unchanged: false, ...warned }]);
  expect(await run(place)).toMatchObject([{ unchanged: true, ...warned }]);
});

test('a manifest cut in the middle of a line loses that line only', async () => {
  const place = folder('断', { 'a.txt': TEXT, 'b.txt': `${TEXT}二` });
  await run(place);
  const file = join(place.out, '.taizhang', 'manifest.ndjson');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -40));
  writeFileSync(join(place.out, '.taizhang', 'tmp', 'half'), '{');
  expect((await run(place)).map(tell).sort()).toEqual(['read', 'unchanged']);
  expect((await run(place)).map(tell)).toEqual(['unchanged', 'unchanged']);
});

test('ledgers of documents that are gone are listed, and removed where that is asked', async () => {
  const place = folder('删', { 'a.txt': TEXT, 'b.txt': `${TEXT}二` });
  await run(place);
  rmSync(join(place.source, 'a.txt'));
  const ledger = join(place.out, 'a.txt.ledger.json');
  const gone = (remove: boolean) =>
    run(place, {}, async (session) => {
      expect((await session.vanished(remove)).map(({ out }) => out)).toEqual(['a.txt.ledger.json']);
    });
  await gone(false);
  expect(existsSync(ledger)).toBe(true);
  await gone(true);
  expect(existsSync(ledger)).toBe(false);
  await run(place, {}, async (session) => expect(await session.vanished(false)).toEqual([]));
});

test('a document that fails leaves no ledger of its former content to be counted, and loses none', async () => {
  const place = folder('旧', { 'a.txt': TEXT });
  const document = join(place.source, 'a.txt');
  const ledgers = () => readdirSync(place.out).filter((name) => !name.startsWith('.'));
  await run(place);
  writeFileSync(document, '');
  for (const _ of ['first', 'again'])
    expect(await run(place)).toMatchObject([
      { failure: { code: 'empty', message: expect.stringContaining('a.txt.ledger.old.json') } },
    ]);
  expect(ledgers()).toEqual(['a.txt.ledger.old.json']);
  writeFileSync(document, `${TEXT}二`);
  expect((await run(place)).map(tell)).toEqual(['read']);
  expect(ledgers()).toEqual(['a.txt.ledger.json']);
  // the bytes are the same: it is its ledger still
  expect(await run(place, { force: true, limits: { characters: 9 } })).toMatchObject([
    { failure: { code: 'too-large', message: expect.stringContaining('台账仍是旧内容') } },
  ]);
  expect(ledgers()).toEqual(['a.txt.ledger.json']);
  writeFileSync(document, '');
  await run(place);
  rmSync(document);
  await run(place, {}, async (session) => expect(await session.vanished(true)).toHaveLength(1));
  expect(ledgers()).toEqual([]);
});

test('a document never takes the place of another one; one that was moved takes its own along', async () => {
  const one = folder('甲', { '通报.txt': TEXT });
  const two = { source: folder('乙', { '通报.txt': `${TEXT}二` }).source, out: one.out };
  const ledger = () => readFileSync(join(one.out, '通报.txt.ledger.json'), 'utf8');
  await run(one);
  const first = ledger();
  const [taken] = await run(two, { force: true });
  expect(taken).toMatchObject({ failure: { code: 'taken', message: expect.stringContaining(one.source) } });
  expect(record(one.out, 'failures.ndjson')).toMatchObject([{ code: 'taken' }]);
  expect(ledger()).toBe(first);
  expect((await run(one)).map(tell)).toEqual(['unchanged']);
  // the same file by another way is no other document
  const link = join(root, '甲', '链接');
  symlinkSync(one.source, link);
  expect((await run({ source: link, out: one.out })).map(tell)).toEqual(['read']);
  rmSync(one.source, { recursive: true });
  expect((await run(two)).map(tell)).toEqual(['read']);
  expect(ledger()).not.toBe(first);
});

test('a manifest that leads out of its folder removes nothing there', async () => {
  const place = folder('越', { 'a.txt': TEXT });
  await run(place);
  const outside = join(place.out, '..', 'x.ledger.json');
  writeFileSync(outside, '{}');
  const [entry] = record(place.out, 'manifest.ndjson');
  const line = JSON.stringify({ ...entry, path: join(root, '没有'), out: '../x.ledger.json' });
  appendFileSync(join(place.out, '.taizhang', 'manifest.ndjson'), `${line}\n`);
  await run(place, {}, async (session) => void (await session.vanished(true)));
  expect(existsSync(outside)).toBe(true);
});

test('the same document under two names is known; one folder is for one run', async () => {
  const place = folder('同', { 'a.txt': TEXT, 'b.txt': TEXT, 'c.txt': `${TEXT}三` });
  await run(place, {}, async (session) => {
    expect(session.duplicates.groups()).toEqual([['a.txt', 'b.txt']]);
    await expect(Session.open({ ...settings, out: place.out })).rejects.toThrow('正在使用');
  });
  const lock = join(place.out, '.taizhang', 'lock');
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: (await import('node:os')).hostname(), began: '1' }));
  await expect(run(place)).resolves.toHaveLength(3);
});

test('a document that takes too long or too much memory ends alone, and its worker is replaced', async () => {
  const place = folder('慢', { 'a.txt': `${TEXT}${'1.制度不健全。\n'.repeat(400_000)}`, 'b.txt': TEXT });
  expect((await run(place, { jobs: 1, timeout: 4000 })).map(tell)).toEqual(['timeout', 'read']);
  expect((await run(place, { jobs: 1, memory: 40 })).map(tell)).toEqual(['out-of-memory', 'unchanged']);
  expect(existsSync(join(place.out, 'a.txt.ledger.json'))).toBe(false);
});

test('workers that cannot start for want of memory are told at once, not waited for', async () => {
  const place = folder('窄', { 'a.txt': TEXT, 'b.txt': `${TEXT}二`, 'c.txt': `${TEXT}三`, 'd.txt': `${TEXT}四` });
  const began = performance.now();
  const outcomes = await run(place, { few: false, memory: 2, timeout: 30_000 });
  expect(outcomes.map(tell)).toEqual(Array(4).fill('out-of-memory'));
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('once stopped, only what is being read is finished; what waits is dropped', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `${String(i).padStart(2, '0')}.txt`);
  const long = `${TEXT}${'1.制度不健全。\n整改情况:已完成整改。\n'.repeat(1000)}`;
  const place = folder('停', Object.fromEntries(names.map((name, i) => [name, i === 0 ? TEXT : `${long}${i}`])));
  const session = await Session.open({ ...settings, out: place.out, few: false });
  const outcomes: Outcome[] = [];
  for await (const outcome of session.read((await streamInputs([place.source], 8)).inputs)) {
    outcomes.push(outcome);
    session.stop();
  }
  await session.close();
  // the first, and one or two for each worker
  expect(outcomes.length).toBeLessThanOrEqual(1 + 2 * settings.jobs);
  expect(outcomes.map(tell)).toEqual(outcomes.map(() => 'read'));
  const made = readdirSync(place.out).filter((name) => name.endsWith('.ledger.json'));
  expect(made).toHaveLength(outcomes.length);
});

test('a folder that cannot be written is told before anything is read', async () => {
  const place = folder('锁', { 'a.txt': TEXT });
  writeFileSync(place.out, 'a file');
  await expect(run(place)).rejects.toThrow('不能写入');
  rmSync(place.out);
  mkdirSync(join(place.out, 'a.txt.ledger.json', 'x'), { recursive: true });
  chmodSync(place.out, 0o700);
  expect((await run(place)).map(tell)).toEqual(['unwritable']);
});

test('a name that is too long to write is told as such, not as a matter of permissions', async () => {
  const place = folder('长', { [`${'长'.repeat(81)}.txt`]: TEXT, 'b.txt': TEXT });
  const [short, long] = await run(place);
  expect(long).toMatchObject({ failure: { code: 'name-too-long', message: expect.stringContaining('改短') } });
  expect(long).toMatchObject({ failure: { message: expect.not.stringContaining('权限') } });
  expect(short && tell(short)).toBe('read');
});

test('an unknown error is the program’s own', () => {
  expect(failureOf(new TypeError('x is not a function'))).toMatchObject({
    code: 'internal-error',
    message: expect.stringContaining('x is not a function'),
  });
});
