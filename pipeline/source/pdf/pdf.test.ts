import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FailureCode } from '../failure.ts';
import { SourceFailure } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import type { Source } from '../source.ts';
import { withPdf } from './open.ts';
import { readPdf } from './pdf.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`testdata/${name}`, import.meta.url)));
const blockTexts = ({ blocks, text }: Source) => blocks.map(({ span }) => text.slice(span.start, span.end));

interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The first four entries of the text matrix. */
  readonly turn?: string;
}

/** A PDF in an unembedded GB font, as offices export it: A4 pages of texts at 16 points, each named so many times. */
function makePdf(pages: readonly (readonly Written[])[], times = 1): Uint8Array {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R `.repeat(times)).join('');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length * times}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/CapHeight 880/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]>>>>',
    ...pages.flatMap((texts, i) => {
      const shown = texts
        .map(({ text, x, y, turn = '1 0 0 1' }) => `BT /F 16 Tf ${turn} ${x} ${842 - y} Tm <${hex(text)}> Tj ET`)
        .join('\n');
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${6 + 2 * i} 0 R>>`,
        `<</Length ${shown.length}>>stream\n${shown}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const xref = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
  return new Uint8Array(
    Buffer.from(`${file}${xref}trailer\n<</Root 1 0 R/Size ${count}>>\nstartxref\n${file.length}\n%%EOF\n`),
  );
}

async function failureOf(bytes: Uint8Array): Promise<FailureCode | null> {
  try {
    await readPdf(bytes);
    return null;
  } catch (error) {
    return error instanceof SourceFailure ? error.code : null;
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('a print from a browser: radicals made plain, browser header gone, paragraphs joined over pages', async () => {
  const source = await readPdf(fixture('chromium-radicals.pdf'));
  const blocks = blockTexts(source);
  expect(blocks.map((block) => block.slice(0, 8))).toEqual([
    '人民户口工作——',
    '一是户口工作1项',
    '一、户口工作',
    '(一)人民。一是',
    '1.《户口工作》',
    '一是户口工作1项',
    '人民',
  ]);
  expect(blocks[4]).toBe('1.《户口工作》(〔2024〕3号)见。');
  expect(blocks[3]?.endsWith('一是户口工作30项,人民见。')).toBe(true);
  expect(source.text).not.toMatch(/[\u2e80-\u2fdf]/);
  expect(source.pages.map((page) => page.number)).toEqual([1, 2]);
  expect(source.pages[1]?.span.start).toBe(source.pages[0]?.span.end);
  expect(source.warnings).toEqual([]);
});

test('a table over two pages is one table: merged cells, heading once, the cut row joined and told', async () => {
  const source = await readPdf(fixture('table-over-pages.pdf'));
  const table = source.blocks.find((block) => block.type === 'table');
  if (table?.type !== 'table') throw new Error('no table');
  expect([table.rows, table.columns, table.cells.length]).toEqual([8, 4, 25]);
  const cell = (row: number, column: number) =>
    table.cells.find((other) => other.row === row && other.column === column);
  const textAt = (row: number, column: number) =>
    source.text.slice(cell(row, column)?.span.start, cell(row, column)?.span.end);
  expect(cell(1, 1)).toMatchObject({ rowSpan: 3, columnSpan: 1 });
  expect(cell(4, 1)).toMatchObject({ rowSpan: 3, columnSpan: 1 });
  expect(cell(7, 0)).toMatchObject({ columnSpan: 4 });
  expect(textAt(4, 2)).toMatch(/^4\.一是完成制度1项.*一是完成制度14项,工作已整改。$/);
  expect(textAt(1, 3)).toBe('责任一:已完成\n责任二:已建立');
  expect(source.text.slice(table.span.start, table.span.end)).toBe(
    table.cells.map(({ span }) => source.text.slice(span.start, span.end)).join('\n'),
  );
  expect(blockTexts(source).slice(-2)).toEqual(['责任已完成。', '2024年6月30日']);
  expect(source.text).not.toContain('— 1 —');
  expect(source.warnings.map((warning) => warning.code)).toEqual(['uncertain-layout']);
});

test('an unembedded GB font is read', async () => {
  const source = await readPdf(makePdf([[{ text: '整改情况通报', x: 200, y: 120 }]]));
  expect(source.text).toBe('整改情况通报');
  expect(source.blocks).toEqual([{ type: 'paragraph', span: { start: 0, end: 6 } }]);
});

test('the bytes stay with the caller, and nothing is printed', async () => {
  const bytes = fixture('table-over-pages.pdf');
  const size = bytes.length;
  const printed = (['log', 'warn', 'error'] as const).map((kind) => vi.spyOn(console, kind));
  const [first, second] = [await readPdf(bytes), await readPdf(bytes)];
  expect(bytes).toHaveLength(size);
  expect(second).toEqual(first);
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
});

test('a sideways page is read sideways, a slanted watermark is left out', async () => {
  const turn = '0 1 -1 0';
  const lines = [
    { text: '整改情况', x: 100, y: 700, turn },
    { text: '已完成。', x: 160, y: 700, turn },
  ];
  const watermark = { text: '内部', x: 300, y: 400, turn: '0.7 0.7 -0.7 0.7' };
  expect(blockTexts(await readPdf(makePdf([[watermark, ...lines]])))).toEqual(['整改情况', '已完成。']);
});

test('a page without text among others is told by its number', async () => {
  const text = { text: '整改完成。', x: 100, y: 120 };
  const source = await readPdf(makePdf([[text], [], [text]]));
  expect(source.warnings).toEqual([{ code: 'page-without-text', message: expect.stringContaining('第2页') }]);
  expect(source.pages[1]).toEqual({ number: 2, span: { start: 6, end: 6 } });
});

test('a page that the file names many times is read once, and counted as often', async () => {
  const words = Array.from({ length: 5_000 }, (_, i) => ({ text: '整改', x: 100 + (i % 7) * 50, y: 100 + (i % 600) }));
  const often = makePdf([words], 200);
  const start = performance.now();
  const numbers = await withPdf(often, async ({ pages }) => pages.map((page) => page.number));
  expect([numbers.length, numbers.at(-1)]).toEqual([200, 200]);
  expect(performance.now() - start).toBeLessThan(3000);
  await expect(readPdf(often, { ...LIMITS, characters: 50_000 })).rejects.toMatchObject({ code: 'too-large' });
});

test('characters are counted while a page is read, what streams unpack to before it is', async () => {
  const page = makePdf([[{ text: '整改情况通报', x: 100, y: 120 }]]);
  await expect(readPdf(page, { ...LIMITS, characters: 5 })).rejects.toMatchObject({ code: 'too-large' });
  const stream = Buffer.concat([
    Buffer.from('9 0 obj<<>>stream\n'),
    deflateSync(Buffer.alloc(10)),
    Buffer.from('endstream'),
  ]);
  const withStream = Buffer.concat([page, stream]);
  await expect(readPdf(withStream, { ...LIMITS, inflated: 5 })).rejects.toMatchObject({ code: 'too-large' });
});

test('what cannot be read says why', async () => {
  expect(await failureOf(fixture('encrypted.pdf'))).toBe('encrypted');
  expect(await failureOf(makePdf([[], []]))).toBe('no-text-layer');
  expect(await failureOf(fixture('chromium-radicals.pdf').slice(0, 400))).toBe('damaged');
  expect(await failureOf(new Uint8Array(Buffer.from('not a pdf')))).toBe('damaged');
  expect(await failureOf(new Uint8Array())).toBe('damaged');
});

const shared = new URL('../../../../shared/', import.meta.url);
const seeds = new URL('eval/files/', shared);

describe.skipIf(!existsSync(seeds))('the seeds, printed three ways', () => {
  const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').replaceAll('―', '—');
  const files = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.pdf')) : [];
  test.each(files)('%s gives every paragraph', async (name) => {
    const lines = readFileSync(new URL(`seeds/${name.split('.')[0]}.txt`, shared), 'utf8').split('\n');
    const source = await readPdf(new Uint8Array(readFileSync(new URL(name, seeds))));
    expect(blockTexts(source).map(fold)).toEqual(lines.map(fold).filter((line) => line !== ''));
    expect(source.warnings).toEqual([]);
  });
});
