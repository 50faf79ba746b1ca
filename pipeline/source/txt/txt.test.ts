import { describe, expect, test } from 'vitest';
import { SourceFailure } from '../failure.ts';
import { readTxt } from './txt.ts';

/** 关于巡察整改情况的通报 in gb18030 and 關於巡察整改情況的通報 in big5. */
const GB = '\xb9\xd8\xd3\xda\xd1\xb2\xb2\xec\xd5\xfb\xb8\xc4\xc7\xe9\xbf\xf6\xb5\xc4\xcd\xa8\xb1\xa8';
const BIG5 = '\xc3\xf6\xa9\xf3\xa8\xb5\xb9\xee\xbe\xe3\xa7\xef\xb1\xa1\xaa\x70\xaa\xba\xb3\x71\xb3\xf8';
const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));
const TITLE = '关于巡察整改情况的通报\n一、整改工作开展情况\n局党组召开会议3次。';

describe('text of every encoding', () => {
  test.each([
    ['utf-8', bytes(TITLE, 'utf8')],
    ['utf-8 with a mark', bytes(`\ufeff${TITLE}`, 'utf8')],
    ['utf-16le with a mark', bytes(`\ufeff${TITLE}`, 'utf16le')],
    ['utf-16le without a mark', bytes(TITLE, 'utf16le')],
    ['utf-16be without a mark', new Uint8Array(Buffer.from(TITLE, 'utf16le').swap16())],
    ['CRLF', bytes(TITLE.replaceAll('\n', '\r\n'), 'utf8')],
  ])('%s', (_, file) => expect(readTxt(file).text).toBe(TITLE));

  test('gb18030 and big5 are told apart', () => {
    expect(readTxt(bytes(GB, 'latin1')).text).toBe('关于巡察整改情况的通报');
    expect(readTxt(bytes(BIG5, 'latin1')).text).toBe('關於巡察整改情況的通報');
  });

  test('what is no text fails and gives no replacement character', () => {
    expect(() => readTxt(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41]))).toThrow(SourceFailure);
    expect(() => readTxt(bytes('PNG\x00\x01\x02\x03\xff\xd8\x9c', 'latin1'))).toThrow(SourceFailure);
    expect(() => readTxt(bytes(' \n ', 'utf8'))).toThrow('没有文字');
  });
});

test('lines of cells are a table whose cells know their place', () => {
  const { blocks, text } = readTxt(bytes('台账\n| 序号 | 问题 |\n|---|---|\n| 1 | 账实不符 |\n完', 'utf8'));
  const [, table] = blocks;
  expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
  expect(
    table?.type === 'table' &&
      table.cells.map(({ row, column, span }) => [row, column, text.slice(span.start, span.end)]),
  ).toEqual([
    [0, 0, '序号'],
    [0, 1, '问题'],
    [1, 0, '1'],
    [1, 1, '账实不符'],
  ]);
});

test('a line with one filled cell and the bars of its table belongs to it', () => {
  const lines = '台账如下:\n序号|反馈问题|进展\n一、党的领导方面||\n1|账实不符|已完成\n二、党的建设方面||\n2|换届超期|';
  const [, table] = readTxt(bytes(lines, 'utf8')).blocks;
  expect(table).toMatchObject({ type: 'table', rows: 5, columns: 3 });
});

test('whatever ends lines in other programs ends them here', () => {
  const text = '一、问题\u2028整改情况\u2029二、问题\u0085整改\f三\v四\r\n五\r六';
  expect(readTxt(new TextEncoder().encode(text)).text).toBe('一、问题\n整改情况\n二、问题\n整改\n三\n四\n五\n六');
});

test('lines of cells between tabs below short heads are a table, other lines with tabs are not', () => {
  const sheet = '整改台账\n序号\t反馈问题\t\t是否完成\n一、党的领导方面\t\t\t\n1\t账实不符\t补录资产31件。\t已完成\n完';
  const { blocks } = readTxt(bytes(sheet, 'utf8'));
  expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
  expect(blocks[1]).toMatchObject({ rows: 3, columns: 4 });
  const letter = '云巡办〔2024〕19号\t\t签发人：高志远\n责任领导：苏敏\t责任股室：办公室\t完成时限：5月底';
  expect(readTxt(bytes(letter, 'utf8')).blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
});
