import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withPdf } from './open.ts';

const FIXTURE = join(import.meta.dirname, '../../../fixtures/ledger-table/document.pdf');

test('while a PDF is read and after it arrays push as the engine does, not as a polyfill', async () => {
  const pushOfPages = await withPdf(readFileSync(FIXTURE), () => Promise.resolve(String(Array.prototype.push)));
  expect(pushOfPages).toContain('[native code]');
});

test('pdf-parse still has the `load` that gives its pdfjs document', async () => {
  const { PDFParse } = await import('pdf-parse');
  expect(Object.getOwnPropertyNames(PDFParse.prototype)).toContain('load');
});
