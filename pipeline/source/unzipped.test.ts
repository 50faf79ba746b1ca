import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { LIMITS } from './limits.ts';
import { unzipped } from './unzipped.ts';

test('a small zip that would be large beyond reason once unpacked is refused', async () => {
  const zipOf = (size: number) =>
    new JSZip().file('sheet1.xml', 'a'.repeat(size)).generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  const sizes = async (zip: Uint8Array) => {
    const found: number[] = [];
    for await (const part of unzipped(zip, LIMITS)) found.push(part.length);
    return found;
  };
  await expect(sizes(await zipOf(60_000_000))).rejects.toMatchObject({ code: 'suspicious' });
  await expect(sizes(await zipOf(1000))).resolves.toEqual([1000]);
});
