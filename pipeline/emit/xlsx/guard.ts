import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { checkEntries, Inflation, LIMITS } from '../../source/limits.ts';

/** Unpacked bytes of a workbook that comes back; the largest that `export` writes, of twenty thousand problems, has a third of it. */
const INFLATED = 512 * 1024 * 1024;

/**
 * Unpacks a workbook piece by piece and keeps nothing, so that one that a small file only pretends to be is never made whole in memory.
 * Throws a `SourceFailure` (`too-large`, `suspicious`), and whatever the zip's own faults throw.
 */
export async function checkWorkbook(bytes: Uint8Array): Promise<void> {
  const limits = { ...LIMITS, inflated: INFLATED };
  checkEntries(bytes, limits);
  const inflation = new Inflation(limits, bytes.length);
  for (const entry of Object.values((await JSZip.loadAsync(bytes)).files))
    for await (const chunk of new Readable().wrap(entry.nodeStream('nodebuffer'))) inflation.add(chunk.length);
}
