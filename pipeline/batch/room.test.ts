import { expect, test } from 'vitest';
import { Room } from './room.ts';

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

test('so many at a time, in the order they came; work that fails leaves its room to the next', async () => {
  const room = new Room(2);
  const begun: number[] = [];
  let open = 0;
  let most = 0;
  const works = [0, 1, 2, 3, 4, 5].map((n) =>
    room.within(async () => {
      begun.push(n);
      most = Math.max(most, ++open);
      await later();
      open--;
      if (n % 2 === 1) throw new Error('no');
      return n;
    }),
  );
  const ended = await Promise.allSettled(works);
  expect(ended.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true, false]);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});
