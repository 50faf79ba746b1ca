import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { WORD_NAMESPACE } from './docx/xml.ts';
import { checkXml, LIMITS } from './limits.ts';
import { readSource } from './read.ts';

const docx = async (body: string, extra: (zip: JSZip) => void = () => {}): Promise<Uint8Array> => {
  const zip = new JSZip();
  zip.file('word/document.xml', `<w:document ${WORD_NAMESPACE}><w:body>${body}</w:body></w:document>`);
  extra(zip);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};
const paragraph = '<w:p><w:r><w:t>整改情况</w:t></w:r></w:p>';
const txt = (text: string) => new TextEncoder().encode(text);

describe('limits of a file', () => {
  test.each([
    ['bytes', 'too-large', () => txt('整改')],
    ['characters', 'too-large', () => txt('整改')],
    ['cells', 'too-large', () => txt('|序号|问题|\n|1|制度|\n')],
    ['entries', 'suspicious', () => docx(paragraph, (zip) => void zip.file('b', '').file('c', ''))],
    ['inflated', 'too-large', () => docx(paragraph)],
    ['depth', 'suspicious', () => docx(paragraph)],
    ['attributes', 'suspicious', () => docx('<w:p a="1" b="2" c="3"/>')],
  ] as const)('%s', async (name, code, bytes) => {
    const made = await bytes();
    await expect(readSource(made, { ...LIMITS, [name]: 1 })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`--limit ${name}=`),
    });
  });

  test('a thousand tables in each other are refused, a few are read', async () => {
    const nested = (depth: number) =>
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    await expect(readSource(await docx(nested(1000)))).rejects.toMatchObject({ code: 'suspicious' });
    expect((await readSource(await docx(nested(20)))).text).toBe('整改情况');
  });

  test('depth is counted in what the parser sees: a forbidden character makes no comment of what is none', async () => {
    const body = `<\u0001!-- ${'</a>'.repeat(1000)} -->${'<w:sdt>'.repeat(1000)}${paragraph}${'</w:sdt>'.repeat(1000)}`;
    await expect(readSource(await docx(body))).rejects.toMatchObject({ code: 'suspicious' });
  });

  test('a document type is refused, whatever it declares', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>';
    const bytes = await docx('', (zip) => void zip.file('word/document.xml', bomb));
    await expect(readSource(bytes)).rejects.toMatchObject({ code: 'suspicious' });
  });
});

describe('checkXml', () => {
  test('takes brackets in values, comments and CDATA for what they are', () => {
    const xml = `<?xml version="1.0"?><a b="<!x>" c='/>'><!-- <!DOCTYPE --><![CDATA[<!DOCTYPE]]><d e=">"/><f></f></a>`;
    expect(() => checkXml(xml, { ...LIMITS, depth: 2 })).not.toThrow();
    expect(() => checkXml(xml, { ...LIMITS, depth: 1 })).toThrow();
  });

  test('ends on what never ends', () => {
    for (const xml of ['<', '<a', '<a b="', '<!--', '<![CDATA[', '<?', '<a></', '<a><'])
      expect(() => checkXml(xml, LIMITS)).not.toThrow();
  });

  test('takes no ends on account for later beginnings', () => {
    expect(() => checkXml('<a></a></a><a></a>', LIMITS)).toThrow();
  });
});
