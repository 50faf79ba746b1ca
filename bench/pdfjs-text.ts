/**
 * The text of all pages of a PDF as pdfjs gives it, in a process of its own: its polyfills change arrays for whoever shares the process.
 * Prints the time of the quickest run in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { PDFParse } from 'pdf-parse';
import { quickest } from './quickest.ts';

interface PdfjsDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{ getTextContent(): Promise<{ readonly items: readonly unknown[] }> }>;
}

const [path = ''] = process.argv.slice(2);
const bytes = readFileSync(path);
console.log(await quickest(30, text));

async function text(): Promise<number> {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
  const folder = dirname(resolve('pdfjs-dist/package.json'));
  const options = {
    cMapUrl: `${folder}/cmaps/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    cMapPacked: true,
    verbosity: 0,
  };
  const parser = new PDFParse({ data: new Uint8Array(bytes), ...options });
  const opened = parser as unknown as { load: () => Promise<PdfjsDocument> };
  const document = await opened.load();
  let items = 0;
  for (let number = 1; number <= document.numPages; number++)
    items += (await (await document.getPage(number)).getTextContent()).items.length;
  await parser.destroy();
  return items;
}
