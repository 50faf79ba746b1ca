import { expect, it } from 'vitest';
import { Inline, LABEL_STYLE, labelRun } from './inline.ts';

it('joins text into one run and escapes it', () => {
  const inline = new Inline();
  inline.text('a<');
  inline.text('&"');
  inline.mark('<w:tab/>');
  const more = new Inline();
  more.text('b');
  inline.add(more);
  expect(inline.xml).toBe(
    '<w:r><w:t xml:space="preserve">a&#60;&#38;&#34;</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">b</w:t></w:r>',
  );
});

it('marks a label and leaves out an empty one', () => {
  expect(labelRun('一、')).toContain(`w:val="${LABEL_STYLE}"`);
  expect(labelRun('')).toBe('');
});
