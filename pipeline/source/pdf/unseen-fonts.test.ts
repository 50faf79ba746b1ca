import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { withPdf } from './open.ts';
import { sink } from './unseen-fonts.ts';

test('the fonts of a page with ruled lines go to the sink, and the rules are read', async () => {
  const asked = vi.spyOn(sink, 'createElement');
  const bytes = readFileSync(join(import.meta.dirname, 'testdata', 'table-over-pages.pdf'));
  const rules = await withPdf(bytes, async ({ pages }) => (await pages[0]?.rules())?.length ?? 0);
  expect(rules).toBeGreaterThan(4);
  // Should pdfjs no longer load fonts this way, it falls back to outlines: right, but slow.
  expect(asked).toHaveBeenCalled();
  asked.mockRestore();
});
