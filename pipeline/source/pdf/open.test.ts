import { PDFParse } from 'pdf-parse';
import { expect, test } from 'vitest';

test('pdf-parse still has the `load` that gives its pdfjs document', () => {
  expect(Object.getOwnPropertyNames(PDFParse.prototype)).toContain('load');
});
