import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { LIMITS } from './limits.ts';
import { checkZip } from './zip-size.ts';

test('a small zip that would be large beyond reason once unpacked is refused', async () => {
  const zipOf = (size: number) =>
    new JSZip().file('sheet1.xml', 'a'.repeat(size)).generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  await expect(checkZip(await zipOf(60_000_000), LIMITS)).rejects.toMatchObject({ code: 'suspicious' });
  await expect(checkZip(await zipOf(1000), LIMITS)).resolves.toBeUndefined();
});
