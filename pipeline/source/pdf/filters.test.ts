import { expect, test } from 'vitest';
import { filtersIn } from './filters.ts';

/** What the filters of a dictionary make of data: how many bytes they count, and the text where they give it. */
function unpacked(dictionary: string, data: Buffer) {
  let size = 0;
  const count = (bytes: number) => {
    size += bytes;
  };
  const [filter] = filtersIn(dictionary);
  const text = filter?.(data, count, dictionary)?.toString() ?? null;
  return { text, counted: size };
}

test('filters are known by their names, however these are written', () => {
  expect(filtersIn('<</Filter/FlateDecode/Length 9>>')).toEqual([]);
  expect(filtersIn('<</Filter[/ASCII85Decode /L#5aW]>>')).toHaveLength(2);
});

test('text is taken back to its bytes', () => {
  expect(unpacked('/A85', Buffer.from('87cUR\nD]i,"Ebo80~>more'))).toMatchObject({ text: 'Hello World!', counted: 12 });
  expect(unpacked('/A85', Buffer.from('z87cUR~>'))).toMatchObject({ counted: 8 });
  expect(unpacked('/ASCIIHexDecode', Buffer.from('48 65 6C>00'))).toMatchObject({ text: 'Hel', counted: 3 });
});

test('runs and words of a table are counted', () => {
  expect(unpacked('/RL', Buffer.from([2, 1, 2, 3, 129, 32, 255, 7, 128, 9, 9]))).toMatchObject({
    counted: 3 + 128 + 2,
  });
  // -----A---B, as the format's own description has it
  const words = Buffer.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]);
  expect(unpacked('/LZWDecode', words)).toMatchObject({ counted: 10 });
});

test('what is no digit counts as readers count it: passed over in hexadecimal, a digit in ASCII85', () => {
  expect(unpacked('/AHx', Buffer.from('x4\u00008,65}6C>00'))).toMatchObject({ text: 'Hel', counted: 3 });
  // the second digit borrows from the first
  const [first = 0, second = 0, ...others] = Buffer.from('87$UR');
  expect(unpacked('/A85', Buffer.from([first, second, ...others]))).toEqual(
    unpacked('/A85', Buffer.from([first, second - 1, (others[0] ?? 0) + 85, ...others.slice(1)])),
  );
});

/** Codes of a table, nine bits each. */
function codes(...all: readonly number[]): Buffer {
  const bits = all.map((code) => code.toString(2).padStart(9, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

test('codes that stand for no word are counted as readers take them', () => {
  expect(unpacked('/LZW', codes(256, 300, 32, 258, 257))).toMatchObject({ counted: 1 + 1 + 1 });
  expect(unpacked('/LZW', codes(256, 32, 258, 259, 260, 257))).toMatchObject({ counted: 1 + 2 + 3 + 4 });
  // 260 had three bytes before the table was cleared
  expect(unpacked('/LZW', codes(256, 32, 258, 259, 260, 256, 32, 260, 32, 259, 257))).toMatchObject({
    counted: 10 + 1 + 2 + 1 + 5,
  });
});
