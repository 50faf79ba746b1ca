import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { outOfRange, readDocx } from './docx.ts';
import { WORD_NAMESPACE } from './xml.ts';

async function docx(body: string, parts: Record<string, string> = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('word/document.xml', `<w:document ${WORD_NAMESPACE}><w:body>${body}</w:body></w:document>`);
  for (const [name, content] of Object.entries(parts))
    zip.file(`word/${name}.xml`, `<w:${name} ${WORD_NAMESPACE}>${content}</w:${name}>`);
  return zip.generateAsync({ type: 'uint8array' });
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const item = (content: string) => p(content, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
  <w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

describe('readDocx', () => {
  it('reads paragraphs, numbers, tables and notes in their order', async () => {
    const table = `<w:tbl>${row(cell(item('')), cell(p(run('问题')), '<w:vMerge w:val="restart"/>'))}${row(cell(item('')), cell(p(''), '<w:vMerge/>'))}</w:tbl>`;
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const footnotes = `<w:footnote w:id="1">${p(run('脚注'))}</w:footnote>`;
    const bytes = await docx(item(run('甲') + note) + table + item(run('乙')), { numbering, footnotes });
    const source = await readDocx(bytes);
    expect(source.text).toBe('（一）甲\n（二）\n问题\n（三）\n（四）乙\n脚注');
    expect(source.blocks.map((block) => block.type)).toEqual(['paragraph', 'table', 'paragraph', 'paragraph']);
    expect(source.generated.map(({ start, end }) => source.text.slice(start, end))).toEqual([
      '（一）',
      '（二）',
      '（三）',
      '（四）',
    ]);
    expect(source.blocks[1]).toMatchObject({
      rows: 2,
      columns: 2,
      cells: [{}, { row: 0, column: 1, rowSpan: 2 }, { row: 1, column: 0 }],
    });
    expect(source).toMatchObject({ format: 'docx', pages: [], warnings: [] });
    expect(await readDocx(bytes)).toEqual(source);
  });

  it('puts the text of a text box behind the paragraph it hangs on', async () => {
    const box = `<w:r><w:pict><w:txbxContent>${p(run('框一'))}${p(run('框二'))}</w:txbxContent></w:pict></w:r>`;
    expect((await readDocx(await docx(p(run('前') + box + run('段')) + p(run('后'))))).text).toBe(
      '前段\n框一\n框二\n后',
    );
  });

  it('reads symbols by their font and warns of one that has no character', async () => {
    const symbol = (char: string) => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`;
    const source = await readDocx(await docx(p(symbol('F0FE') + symbol('FFFF') + run('已完成'))));
    expect(source.text).toBe('🗹已完成');
    expect(source.warnings.map((warning) => warning.code)).toEqual(['unread-part']);
  });

  it('warns of content that is in another file', async () => {
    const source = await readDocx(await docx(`${p(run('甲'))}<w:altChunk/>`));
    expect(source.warnings).toEqual([{ code: 'unread-part', message: expect.stringContaining('嵌入') }]);
  });

  it('calls a file without typed text empty', async () => {
    await expect(readDocx(await docx(''))).rejects.toMatchObject({ code: 'empty' });
    await expect(readDocx(await docx(item('') + p(run(' ')), { numbering }))).rejects.toMatchObject({ code: 'empty' });
  });

  it('calls a file without a body damaged', async () => {
    const zip = new JSZip();
    zip.file('word/document.xml', `<w:document ${WORD_NAMESPACE}/>`);
    await expect(readDocx(await zip.generateAsync({ type: 'uint8array' }))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('refuses nesting without end', async () => {
    const depth = 20_000;
    const body = '<w:sdt><w:sdtContent>'.repeat(depth) + p(run('甲')) + '</w:sdtContent></w:sdt>'.repeat(depth);
    await expect(readDocx(await docx(body))).rejects.toMatchObject({ code: 'suspicious' });
  });

  it('tells what was too deep from what was too long', () => {
    const deep = (): number => deep() + 1;
    const failures = [deep, () => 'a'.repeat(2 ** 30)].map((act) => {
      try {
        return act();
      } catch (error) {
        return error instanceof RangeError && outOfRange(error).code;
      }
    });
    expect(failures).toEqual(['damaged', 'too-large']);
  });

  it('keeps every line of text as it is, with spans that quote it', async () => {
    const line = fc.string({
      unit: fc.constantFrom('甲', '一', '、', '<', '&', '"', ']]>', ' ', '　', '𠮷', 'a'),
      minLength: 1,
      maxLength: 8,
    });
    const lines = fc
      .array(line, { minLength: 1, maxLength: 6 })
      .filter((list) => list.some((text) => text.trim() !== ''));
    await fc.assert(
      fc.asyncProperty(lines, async (list) => {
        const escaped = list.map((text) =>
          text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        );
        const source = await readDocx(await docx(escaped.map((text) => p(run(text))).join('')));
        const shown = list.filter((text) => text.trim() !== '');
        expect(source.text).toBe(shown.join('\n'));
        expect(source.blocks.map(({ span }) => source.text.slice(span.start, span.end))).toEqual(shown);
      }),
      { numRuns: 50 },
    );
  });
});

const SHARED = new URL('../../../../shared/', import.meta.url);
const FILES = new URL('eval/files/', SHARED);
const available = existsSync(FILES);
/** The lists of the automatic files have marks of their own: full-width brackets and points. */
const fold = (line: string) =>
  line
    .trim()
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/^(\d+)[．、]/, '$1.');
const seedLines = (name: string) =>
  readFileSync(new URL(`seeds/${name.slice(0, name.indexOf('.'))}.txt`, SHARED), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

describe.skipIf(!available)('real documents as docx', () => {
  const names = available ? readdirSync(FILES).filter((name) => name.endsWith('.docx')) : [];

  it.each(names)('%s gives every line of its text', async (name) => {
    const { text, blocks, warnings } = await readDocx(readFileSync(new URL(name, FILES)));
    const lines = blocks.map(({ span }) => text.slice(span.start, span.end));
    expect(lines.map(fold)).toEqual(seedLines(name).map(fold));
    expect(warnings).toEqual([]);
  });
});
