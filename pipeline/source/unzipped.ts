import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { checkEntries, Inflation, type Limits } from './limits.ts';

/**
 * The parts of a zip one after the other, unpacked piece by piece, so that one that a small file only pretends to be is never made whole in
 * memory. Throws a `SourceFailure` (`too-large`, `suspicious`), and whatever the zip's own faults throw.
 */
export async function* unzipped(bytes: Uint8Array, limits: Limits): AsyncGenerator<Buffer> {
  checkEntries(bytes, limits);
  const inflation = new Inflation(limits, bytes.length);
  for (const entry of Object.values((await JSZip.loadAsync(bytes)).files)) {
    const chunks: Buffer[] = [];
    for await (const chunk of new Readable().wrap(entry.nodeStream('nodebuffer'))) {
      inflation.add(chunk.length);
      chunks.push(chunk);
    }
    yield Buffer.concat(chunks);
  }
}
