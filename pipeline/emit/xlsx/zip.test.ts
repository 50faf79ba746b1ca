import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { zipped } from './zip.ts';

const TIME = new Date(2000, 0, 1);

test('parts of no, one and many pieces come back as they were, check sums included', async () => {
  const pieces = Array.from({ length: 20 }, (_, i) =>
    Buffer.concat([randomBytes(1000), Buffer.alloc(1000 * i, '台账')]),
  );
  const parts = {
    'a/none.xml': [],
    'a/one.xml': [Buffer.from('一')],
    'many.xml': pieces,
    'last.xml': [Buffer.alloc(0)],
  };
  const { files } = await JSZip.loadAsync(await buffer(zipped(Object.entries(parts), TIME)), { checkCRC32: true });
  for (const [path, expected] of Object.entries(parts))
    expect(await files[path]?.async('nodebuffer'), path).toEqual(Buffer.concat(expected));
});

test('a part that fails while it is made fails the archive', async () => {
  function* failing(): Generator<Uint8Array> {
    yield Buffer.from('a');
    throw new Error('no more');
  }
  await expect(buffer(zipped([['a', failing()]], TIME))).rejects.toThrow('no more');
});
