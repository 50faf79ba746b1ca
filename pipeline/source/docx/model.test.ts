import { expect, it } from 'vitest';
import { labelRun } from './inline.ts';
import { readModel } from './model.ts';
import { WORD_NAMESPACE } from './xml.ts';

const document = (body: string) => `<w:document ${WORD_NAMESPACE}><w:body>${body}</w:body></w:document>`;

it('gives the document with its notes, and no message for the label style', async () => {
  const footnotes = `<w:footnotes ${WORD_NAMESPACE}><w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>`;
  const body = `<w:p>${labelRun('一、')}<w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;
  const { model, messages } = await readModel({ document: document(body), footnotes, endnotes: null });
  expect(messages).toEqual([]);
  expect(model.children.map((child) => child.type)).toEqual(['paragraph']);
  const note = model.notes.resolve({ type: 'noteReference', noteType: 'footnote', noteId: '1' });
  expect(note?.body).toHaveLength(1);
});

it('passes on what mammoth could not read', async () => {
  const body = '<w:p><w:r><w:sym w:font="Wingdings" w:char="FFFF"/></w:r></w:p>';
  const { messages } = await readModel({ document: document(body), footnotes: null, endnotes: null });
  expect(messages).toHaveLength(1);
});
