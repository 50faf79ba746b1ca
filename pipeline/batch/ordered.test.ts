import { expect, test } from 'vitest';
import { inOrder } from './ordered.ts';

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const each of stream) out.push(each);
  return out;
}

test('results come in the order of the inputs, however long each takes', async () => {
  const work = async (n: number) => {
    await later(20 - n * 4);
    return n;
  };
  expect(await all(inOrder([1, 2, 3, 4, 5], 3, work))).toEqual([1, 2, 3, 4, 5]);
});

test('no more inputs are taken than there is room for', async () => {
  let taken = 0;
  let open = 0;
  let most = 0;
  function* endless() {
    for (;;) yield taken++;
  }
  const stream = inOrder(endless(), 4, async () => {
    most = Math.max(most, ++open);
    await later(1);
    open--;
  });
  for (let i = 0; i < 20; i++) await stream.next();
  await stream.return(undefined);
  expect(most).toBeLessThanOrEqual(4);
  expect(taken).toBeLessThan(30);
});

test('once stopped, what is in hand is finished and nothing more is begun', async () => {
  let stopped = false;
  const begun: number[] = [];
  const stream = inOrder(
    [1, 2, 3, 4, 5, 6],
    2,
    async (n) => {
      begun.push(n);
      await later(1);
      return n;
    },
    () => stopped,
  );
  const first = await stream.next();
  stopped = true;
  expect([first.value, ...(await all(stream))]).toEqual(begun);
  expect(begun.length).toBeLessThan(4);
});
