import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { SourceFailure } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import { openDocx } from './package.ts';
import { WORD_NAMESPACE } from './xml.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = `<w:document ${WORD_NAMESPACE}><w:body/></w:document>`;
const STYLES = `<w:styles ${WORD_NAMESPACE}/>`;
const type = (name: string) => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}`;
const strict = (name: string) => `http://purl.oclc.org/ooxml/officeDocument/relationships/${name}`;
const relations = (...list: [type: string, target: string][]) =>
  `<Relationships xmlns="${RELATIONS}">${list.map(([kind, target]) => `<Relationship Type="${kind}" Target="${target}"/>`).join('')}</Relationships>`;

async function zipped(
  parts: Record<string, string | Uint8Array>,
  options: JSZip.JSZipGeneratorOptions = {},
): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ ...options, type: 'uint8array' });
}

const codeOf = async (parts: Record<string, string>): Promise<unknown> =>
  openDocx(await zipped(parts)).catch((error: unknown) => error instanceof SourceFailure && error.code);

describe('parts', () => {
  it('are found by relationship: relative, absolute, strict, in any case', async () => {
    const bytes = await zipped({
      '_rels/.rels': relations([strict('officeDocument'), 'doc/main.xml']),
      'doc/main.xml': DOCUMENT,
      'doc/_rels/main.xml.rels': relations(
        [type('styles'), '../S/Styles.xml'],
        [type('numbering'), '/n.xml'],
        [type('footnotes'), 'gone.xml'],
      ),
      's/styles.xml': STYLES,
      'n.xml': '<n/>',
    });
    const parts = await openDocx(bytes);
    expect([parts.styles?.name, parts.numbering?.name, parts.footnotes]).toEqual(['styles', '', null]);
  });

  it('are found under their usual names without relationships', async () => {
    const parts = await openDocx(await zipped({ 'word\\document.xml': DOCUMENT, 'word\\styles.xml': STYLES }));
    expect(parts.styles?.name).toBe('styles');
  });

  it('may be UTF-16 with a byte order mark', async () => {
    const utf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${DOCUMENT}`, 'utf16le');
    expect((await openDocx(await zipped({ 'word/document.xml': utf16 }))).document.name).toBe('document');
  });

  it('warn where a side part is broken', async () => {
    const parts = await openDocx(await zipped({ 'word/document.xml': DOCUMENT, 'word/numbering.xml': '<w:numbering' }));
    expect(parts.numbering).toBeNull();
    expect(parts.warnings).toEqual([{ code: 'unread-part', message: expect.stringContaining('自动编号') }]);
  });
});

describe('failures', () => {
  it('tells a password from an old format', async () => {
    const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)]);
    await expect(openDocx(compound)).rejects.toMatchObject({ code: 'unsupported-format' });
    compound.write('EncryptedPackage', 128, 'utf16le');
    await expect(openDocx(compound)).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('calls a cut zip, a missing document and broken XML damaged', async () => {
    const whole = await zipped({ 'word/document.xml': DOCUMENT });
    await expect(openDocx(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({ code: 'damaged' });
    await expect(openDocx(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'damaged' });
    expect(await codeOf({ 'xl/workbook.xml': '<a/>' })).toBe('damaged');
    expect(await codeOf({ 'word/document.xml': DOCUMENT.slice(0, -5) })).toBe('damaged');
    expect(await codeOf({ 'word/document.xml': '' })).toBe('damaged');
  });

  it('refuses two parts of one name and parts that are no Unicode', async () => {
    expect(await codeOf({ 'word/document.xml': DOCUMENT, 'WORD/Document.xml': DOCUMENT })).toBe('suspicious');
    const [before, after] = DOCUMENT.split('<w:body/>');
    const gbk = Buffer.concat([
      Buffer.from(`${before}<w:body>`),
      Buffer.of(0xd5, 0xfb),
      Buffer.from(`</w:body>${after}`),
    ]);
    await expect(openDocx(await zipped({ 'word/document.xml': gbk }))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('stops unpacking at the limit', async () => {
    const bytes = await zipped(
      { 'word/document.xml': Buffer.alloc(65 * 1024 * 1024, 32) },
      { compression: 'DEFLATE', compressionOptions: { level: 1 } },
    );
    expect(bytes.length).toBeLessThan(1_000_000);
    await expect(openDocx(bytes)).rejects.toMatchObject({ code: 'suspicious' });
    await expect(openDocx(bytes, { ...LIMITS, ratio: 2000 })).rejects.toMatchObject({ code: 'too-large' });
  });
});
