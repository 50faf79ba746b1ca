import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../rows/table.ts';
import { workbookTables } from '../rows/tables.ts';
import { correctionOf, correctionsOf, documentsOf, FIXTURES, fixtureLedger, withProblem } from '../testing.ts';
import { workbookBytes } from './testing.ts';
import { workbookPieces } from './xlsx.ts';

const ledger = fixtureLedger('housing-bureau');
const sheetOf = (sheets: readonly Sheet[], name: string) => {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
  return sheet;
};

test.each(FIXTURES)('%s: every cell of every sheet reads back as its table has it', async (name) => {
  const documents = documentsOf([fixtureLedger(name)]);
  const { sheets } = await readXlsx(await workbookBytes(documents));
  for (const { zh, columns, rows } of workbookTables(documents)) {
    const [header, ...read] = sheetOf(sheets, zh).rows;
    expect(header).toEqual(columns.map((column) => column.zh));
    expect(read).toEqual(rows.map(({ cells }) => [...cells]));
  }
});

test('several documents make one workbook; headings may be field names', async () => {
  const documents = documentsOf([ledger, fixtureLedger('street-office')]);
  const { sheets } = await readXlsx(await workbookBytes(documents, 'en'));
  const { rows } = sheetOf(sheets, '整改台账');
  expect(rows[0]?.slice(0, 5)).toEqual(['inspectee', 'number', 'area', 'category', 'statement']);
  expect(rows).toHaveLength(1 + documents.documents.reduce((sum, { problems }) => sum + problems.length, 0));
});

describe('what a sheet is like', async () => {
  const corrections = correctionsOf(
    ledger,
    ...['p1', 'p2', 'p3', 'p4'].map((id) => correctionOf(ledger, id, 'lead', [], ['办公室'])),
    correctionOf(ledger, 'p1', 'state', 'phased', 'completed'),
  );
  const bytes = await workbookBytes(documentsOf([ledger], corrections));
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const sheet = sheetOf(sheets, '整改台账');
  const last = ledger.problems.length + 1;

  test('frozen header, filter, widths, A4 landscape with the header on every page', () => {
    expect(sheet.freezePane).toMatchObject({ rows: 1 });
    expect(sheet.autoFilter?.range).toBe(`A1:Q${last}`);
    expect(sheet.columns?.every(({ width }) => (width ?? 0) >= 6)).toBe(true);
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '$1:$1',
    });
    expect(sheet.cells?.get('0,0')?.style).toMatchObject({
      font: { bold: true },
      fill: { fgColor: { rgb: '1F3864' } },
    });
    expect(sheet.cells?.get('1,3')?.style?.alignment?.wrapText).toBe(true);
  });

  test('a drop-down and colours on the column of states', () => {
    const state = { range: `L2:L${last}` };
    expect(sheet.dataValidations).toContainEqual(expect.objectContaining({ ...state, type: 'list' }));
    expect(sheet.conditionalRules?.filter(({ range }) => range === state.range)).toHaveLength(6);
  });

  test('categories are merged over their problems', () => {
    const merges = sheet.merges
      ?.filter(({ startCol }) => startCol === 2)
      .map(({ startRow, endRow }) => [startRow, endRow]);
    expect(merges).toEqual([
      [1, 5],
      [6, 12],
      [13, 18],
    ]);
  });

  test('every row links to its paragraph in the sheet of the source', () => {
    const source = sheetOf(sheets, '原文').rows;
    ledger.problems.forEach((problem, index) => {
      const { location = '' } = sheet.cells?.get(`${index + 1},14`)?.hyperlink ?? {};
      const row = Number(/^'原文'!A(\d+)$/.exec(location)?.[1]);
      expect(String(source[row - 1]?.at(-1))).toContain(problem.statement.slice(0, 10));
    });
  });

  test('a corrected cell looks different and says what the machine had read', () => {
    expect(sheet.cells?.get('1,11')?.comment?.text).toContain('原读作:阶段性完成');
    const fillOf = (row: number, column: number) => sheet.cells?.get(`${row},${column}`)?.style?.fill;
    expect(fillOf(1, 11)).toMatchObject({ fgColor: { rgb: 'F3E8FF' } });
    expect(fillOf(2, 11)).toBeUndefined();
    expect([1, 2, 3, 4].map((row) => fillOf(row, 6) !== undefined)).toEqual([true, true, true, true]);
    expect(fillOf(5, 6)).toBeUndefined();
    expect(sheet.rows[1]?.[11]).toBe('完成');
  });

  test('what was exported is kept out of sight', () => {
    expect(sheets.at(-1)).toMatchObject({ name: 'taizhang', veryHidden: true });
  });

  test('the same ledgers give the same parts', async () => {
    const digest = (all: Uint8Array) => createHash('sha256').update(all).digest('hex');
    expect(digest(await workbookBytes(documentsOf([ledger], corrections)))).toBe(digest(bytes));
  });
});

test.each([
  ['=1+1'],
  ['+86 10'],
  ['-5'],
  ['@sum'],
  ['<b>&amp;"x"</b>'],
  ['_x0041_'],
  ['一\n二'],
  ['\u000b垂直'],
  [' 前后 '],
])('the text %j stays that text', async (statement) => {
  const odd = withProblem(ledger, 'p1', { statement });
  const bytes = await workbookBytes(documentsOf([odd]));
  const { sheets } = await readXlsx(bytes);
  expect(sheetOf(sheets, '整改台账').rows[1]?.[3]).toBe(statement);
  const xml = await (await JSZip.loadAsync(bytes)).file('xl/worksheets/sheet1.xml')?.async('string');
  expect(xml).not.toContain('<f>');
});

test('a text longer than a cell takes is cut, and says so', async () => {
  const long = withProblem(ledger, 'p1', { statement: '长'.repeat(40_000) });
  const { sheets } = await readXlsx(await workbookBytes(documentsOf([long])));
  const read: Cell = String(sheetOf(sheets, '整改台账').rows[1]?.[3]);
  expect([read.length, read.at(-1)]).toEqual([32_767, '…']);
});

test('a text is never cut inside a character, and half a character breaks nothing', async () => {
  const odd = withProblem(withProblem(ledger, 'p1', { statement: '😀'.repeat(20_000) }), 'p2', {
    statement: '\ud800孤\udc00',
  });
  const { sheets } = await readXlsx(await workbookBytes(documentsOf([odd])));
  const { rows } = sheetOf(sheets, '整改台账');
  expect(rows[1]?.[3]).toBe(`${'😀'.repeat(16_383)}…`);
  expect(rows[2]?.[3]).toBe('\ufffd孤\ufffd');
});

test('whoever takes the pieces late gets the whole workbook', async () => {
  const many = documentsOf(Array.from({ length: 40 }, () => ledger));
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookPieces(many, 'zh')) {
    pieces.push(piece);
    await setImmediate();
  }
  expect(pieces.length).toBeGreaterThan(10);
  expect(Buffer.concat(pieces).equals(await workbookBytes(many))).toBe(true);
});
