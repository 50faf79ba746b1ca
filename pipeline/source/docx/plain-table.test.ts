import { expect, it } from 'vitest';
import { LIMITS } from '../limits.ts';
import { writeTable } from './plain-table.ts';
import { parseXml, WORD_NAMESPACE, type XmlElement } from './xml.ts';

const textIn = ({ text, children }: XmlElement): string => text + children.map(textIn).join('');

const write = (rows: string) =>
  writeTable(parseXml(`<w:tbl ${WORD_NAMESPACE}>${rows}</w:tbl>`), LIMITS, (cell) => `[${textIn(cell)}]`)
    .replaceAll('<w:tcPr><w:gridSpan w:val="1"/></w:tcPr>', '')
    .replaceAll('w:', '');
const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const continued = '<w:vMerge/>';
const restart = '<w:vMerge w:val="restart"/>';

it('goes through what may stand around rows and cells, and past what may stand between them', () => {
  const wrapped = `<w:bookmarkStart w:id="0"/><w:sdt><w:sdtContent>${row(`<w:customXml>${cell('a')}</w:customXml>`)}</w:sdtContent></w:sdt>`;
  expect(write(wrapped)).toBe('<tbl><tr><tc>[a]</tc></tr></tbl>');
});

it('leaves out deleted and hidden rows and deleted cells', () => {
  const rows = row(cell('a'), '<w:del/>') + row(cell('b'), '<w:hidden/>') + row(cell('c') + cell('d', '<w:cellDel/>'));
  expect(write(rows)).toBe('<tbl><tr><tc>[c]</tc></tr></tbl>');
});

it('keeps the content only of the first of vertically merged cells', () => {
  const rows = row(cell('a', restart)) + row(cell('junk', continued)) + row(cell('b', restart));
  const start = '<tc><tcPr><gridSpan val="1"/><vMerge val="restart"/></tcPr>';
  expect(write(rows)).toBe(
    `<tbl><tr>${start}[a]</tc></tr><tr><tc><tcPr><gridSpan val="1"/><vMerge/></tcPr></tc></tr><tr>${start}[b]</tc></tr></tbl>`,
  );
});

it('keeps a cell that continues nothing', () => {
  expect(write(row(cell('a', continued)) + row(cell('b')) + row(cell('c', continued)))).toMatch(/\[a\].*\[b\].*\[c\]/);
});

it('widens the left cell by a horizontally merged one and fills the columns before the first', () => {
  const merged = cell('a', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('b');
  const wide = '<tc><tcPr><gridSpan val="2"/></tcPr>';
  expect(write(row(merged))).toBe(`<tbl><tr>${wide}[a]</tc><tc>[b]</tc></tr></tbl>`);
  expect(write(row(cell('a'), '<w:gridBefore w:val="2"/>'))).toBe(`<tbl><tr>${wide}</tc><tc>[a]</tc></tr></tbl>`);
});

it('bounds nonsense spans', () => {
  expect(write(row(cell('a', '<w:gridSpan w:val="999999999"/>')))).toContain('val="63"');
  expect(write(row(cell('a', '<w:gridSpan w:val="0"/>')))).toBe('<tbl><tr><tc>[a]</tc></tr></tbl>');
});
