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
