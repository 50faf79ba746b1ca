import JSZip from 'jszip';

const TEXTS = /<(?:\w+:)?sst[\s/>]/;
const SHEET = /<(?:\w+:)?worksheet[\s>]/;
const TEXT = /<(?:\w+:)?si[\s/>]/g;
/** A cell's attributes and its value. */
const CELL = /<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?v[^<>]*>([^<]*)/g;
/** Characters within which the root of a part stands. */
const HEAD = 4096;

/**
 * Whether every cell that names a shared text by its number finds it. The library reads one that finds none as an empty cell, and that
 * looks like one that a person emptied.
 */
export async function isResolved(bytes: Uint8Array): Promise<boolean> {
  let texts = 0;
  let highest = -1;
  for (const part of Object.values((await JSZip.loadAsync(bytes)).files)) {
    if (!part.name.endsWith('.xml')) continue;
    // what is looked for is ASCII, and a byte each is all it takes
    const xml = (await part.async('nodebuffer')).toString('latin1');
    const head = xml.slice(0, HEAD);
    if (TEXTS.test(head)) texts += xml.match(TEXT)?.length ?? 0;
    else if (SHEET.test(head)) highest = Math.max(highest, highestIn(xml));
  }
  return highest < texts;
}

/** The highest number of a text in a sheet; infinite where a number is none. */
function highestIn(xml: string): number {
  let highest = -1;
  for (const [, attributes = '', value] of xml.matchAll(CELL)) {
    if (!/\bt=["']s["']/.test(attributes)) continue;
    const number = Number(value);
    highest = Math.max(highest, number >= 0 ? number : Number.POSITIVE_INFINITY);
  }
  return highest;
}
