import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { checkEntries, Inflation, type Limits } from './limits.ts';

/**
 * Unpacks a zip piece by piece and keeps nothing, so that one that a small file only pretends to be is never made whole in memory.
 * Throws a `SourceFailure` (`too-large`, `suspicious`), and whatever the zip's own faults throw.
 */
export async function checkZip(bytes: Uint8Array, limits: Limits): Promise<void> {
  checkEntries(bytes, limits);
  const inflation = new Inflation(limits, bytes.length);
  for (const entry of Object.values((await JSZip.loadAsync(bytes)).files))
    for await (const chunk of new Readable().wrap(entry.nodeStream('nodebuffer'))) inflation.add(chunk.length);
}
