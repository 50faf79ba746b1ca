import { expect, test } from 'vitest';
import { detectFormat } from './detect.ts';

const format = (content: string) => detectFormat(Buffer.from(content));

test.each([
  '<!DOCTYPE html>\n<html lang="zh">',
  '\ufeff\r\n<HTML>',
  '<html xmlns:o="urn:schemas-microsoft-com:office:office">',
  'MIME-Version: 1.0\r\nContent-Type: multipart/related',
])('a web page is no text: %j', (content) => {
  expect(() => format(content)).toThrow('网页');
});

test.each(['<关于巡察整改情况的通报>', '<htmlx>', '关于巡察整改情况的通报\n<html>', `${' '.repeat(2000)}一、`])(
  'a text may hold tags: %j',
  (content) => {
    expect(format(content)).toBe('txt');
  },
);

test('what stands before a pdf is passed over, up to a kilobyte', () => {
  expect(format('\n\n%PDF-1.7')).toBe('pdf');
  expect(format(`${'x'.repeat(1024)}%PDF-1.7`)).toBe('txt');
});

test.each([
  ['\xd0\xcf\x11\xe0旧文档', 'unsupported-format'],
  ['\xd0\xcf\x11\xe0\xa1\xb1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0', 'encrypted'],
  ['PK\x03\x04xl/workbook.xml', 'unsupported-format'],
  ['{\\rtf1}', 'unsupported-format'],
  ['', 'empty'],
])('%j cannot be read: %s', (content, code) => {
  expect(() => detectFormat(Buffer.from(content, 'latin1'))).toThrow(expect.objectContaining({ code }));
});

test('a text that begins like a bitmap is a text', () => {
  expect(format('BMI指数管理不规范')).toBe('txt');
});
