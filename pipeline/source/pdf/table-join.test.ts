import { expect, test } from 'vitest';
import type { TableCell, TablePart } from './cells.ts';
import { fitTogether, joinParts } from './table-join.ts';

type Given = Partial<TableCell> & { text?: string };
/** A part of a table: one array a row, an entry a cell. */
function part(page: number, rows: readonly (readonly (string | Given)[])[], xs = [10, 50, 200]): TablePart {
  const cells = rows.flatMap((row, r) =>
    row.map((given, c): TableCell => {
      const { text = '', ...rest } = typeof given === 'string' ? { text: given } : given;
      const fragments = text === '' ? [] : [{ text, page }];
      const flags = { full: false, toBottom: false, openTop: false, openBottom: false };
      return { row: r, column: c, rowSpan: 1, columnSpan: 1, fragments, ...flags, ...rest };
    }),
  );
  return { page, top: 0, bottom: 100, xs, rows: rows.length, cells };
}
const texts = (...parts: TablePart[]) =>
  joinParts(parts).cells.map(
    (cell) => `${cell.row},${cell.column}×${cell.rowSpan} ${cell.fragments.map((f) => f.text).join('|')}`,
  );

test('a table goes on over the page, its repeated heading stands once', () => {
  const heading = ['序号', '问题'];
  expect(texts(part(1, [heading, ['1', '甲']]), part(2, [heading, ['2', '乙']]))).toEqual([
    '0,0×1 序号',
    '0,1×1 问题',
    '1,0×1 1',
    '1,1×1 甲',
    '2,0×1 2',
    '2,1×1 乙',
  ]);
});

test('a row with nothing drawn at the page end goes on', () => {
  const above = part(1, [
    [
      { text: '1', openBottom: true },
      { text: '制度不', openBottom: true, full: true },
    ],
  ]);
  const below = part(2, [
    [{ openTop: true }, { text: '健全。', openTop: true }],
    ['2', '乙'],
  ]);
  expect(texts(above, below)).toEqual(['0,0×1 1', '0,1×1 制度不|健全。', '1,0×1 2', '1,1×1 乙']);
  expect(joinParts([above, below]).joinedOnText).toEqual([]);
});

test('a sentence that fills its cell to the end goes on in a row without a number, and this is told', () => {
  const above = part(1, [['1', { text: '制度不', full: true, toBottom: true }]]);
  const below = part(2, [
    ['', '健全。'],
    ['2', '乙'],
  ]);
  expect(texts(above, below)).toEqual(['0,0×1 1', '0,1×1 制度不|健全。', '1,0×1 2', '1,1×1 乙']);
  expect(joinParts([above, below]).joinedOnText).toEqual([2]);
  const ended = part(1, [['1', { text: '制度不健全。', full: true, toBottom: true }]]);
  expect(texts(ended, below)).toHaveLength(6);
});

test('a merged cell goes on below the page', () => {
  const above = part(1, [[{ text: '方面', rowSpan: 2, openBottom: true }, '甲'], [{ text: '乙', column: 1 }]]);
  const below = part(2, [[{ rowSpan: 2, openTop: true }, '丙'], [{ text: '丁', column: 1 }]]);
  expect(texts(above, below)).toEqual(['0,0×4 方面', '0,1×1 甲', '1,1×1 乙', '2,1×1 丙', '3,1×1 丁']);
});

test('parts fit where one has the columns of the other, on pages that follow', () => {
  expect(fitTogether(part(1, [['甲']]), part(2, [['乙']], [12, 52, 202]))).toBe(true);
  expect(fitTogether(part(1, [['甲']]), part(2, [['乙']], [10, 120, 200]))).toBe(false);
  expect(fitTogether(part(1, [['甲']]), part(3, [['乙']]))).toBe(false);
  expect(texts(part(1, [['甲', '乙']]), part(2, [[{ text: '丙', columnSpan: 1 }]], [10, 200]))[2]).toBe('1,0×1 丙');
  expect(joinParts([part(1, [['甲', '乙']]), part(2, [['丙']], [10, 200])]).cells[2]?.columnSpan).toBe(2);
});

test('a row without the number that every other row has goes on with the row above, as a further paragraph', () => {
  const rows = ['1', '2', '3'].map((number) => [number, { text: `${number}.做好。`, toBottom: true }]);
  const above = part(1, [['序号', '措施'], ...rows]);
  const cut = texts(
    above,
    part(2, [
      ['', '2.再做。'],
      ['4', '丙'],
    ]),
  );
  expect(cut.slice(-4)).toEqual(['3,0×1 3', '3,1×1 3.做好。\n|2.再做。', '4,0×1 4', '4,1×1 丙']);
  // A column that other rows leave empty too proves nothing.
  const loose = part(1, [
    ['类别', '措施'],
    ['甲', '一'],
    ['', '二'],
    ['', { text: '三。', toBottom: true }],
  ]);
  expect(texts(loose, part(2, [['', '四']])).at(-1)).toBe('4,1×1 四');
});
