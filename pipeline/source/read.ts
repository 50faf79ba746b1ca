import { detectFormat } from './detect.ts';
import { checkSource, LIMITS, type Limits, within } from './limits.ts';
import type { Source } from './source.ts';

/** Reads a file's bytes, whatever its name says: bytes → canonical text with its blocks. Throws a `SourceFailure`. */
export async function readSource(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Source> {
  within(limits, 'bytes', bytes.length);
  const source = await read(bytes, limits);
  checkSource(source, limits);
  return source;
}

async function read(bytes: Uint8Array, limits: Limits): Promise<Source> {
  switch (detectFormat(bytes)) {
    case 'docx':
      return (await import('./docx/docx.ts')).readDocx(bytes, limits);
    case 'pdf':
      return (await import('./pdf/pdf.ts')).readPdf(bytes, limits);
    case 'txt':
      return (await import('./txt/txt.ts')).readTxt(bytes, limits);
  }
}
