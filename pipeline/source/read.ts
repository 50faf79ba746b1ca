import { detectFormat } from './detect.ts';
import type { Source } from './source.ts';

/** Reads a file's bytes, whatever its name says: bytes → canonical text with its blocks. Throws a `SourceFailure`. */
export async function readSource(bytes: Uint8Array): Promise<Source> {
  switch (detectFormat(bytes)) {
    case 'docx':
      return (await import('./docx/docx.ts')).readDocx(bytes);
    case 'pdf':
      return (await import('./pdf/pdf.ts')).readPdf(bytes);
    case 'txt':
      return (await import('./txt/txt.ts')).readTxt(bytes);
  }
}
