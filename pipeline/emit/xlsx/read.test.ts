import { openXlsx, saveXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { mergeEdits } from '../../corrections/merge.ts';
import { correctionOf, correctionsOf, documentsOf, fixtureLedger, TOPIC_NAMES } from '../testing.ts';
import { readBack, workbookBytes } from './testing.ts';

const ledger = fixtureLedger('housing-bureau');
type Cells = unknown[][];

/** The workbook of the ledger after a person changed rows of sheets, read back. */
async function edited(
  change: (rows: (sheet: string) => Cells) => void,
  corrections = correctionsOf(ledger),
  unmerge = false,
) {
  const workbook = await openXlsx(await workbookBytes(documentsOf([ledger], corrections)));
  change((name) => {
    const sheet = workbook.sheets.find((each) => each.name === name);
    if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
    if (unmerge) sheet.merges = [];
    return sheet.rows as Cells;
  });
  for (const sheet of workbook.sheets) sheet.cells?.clear();
  return readBack(await saveXlsx(workbook), TOPIC_NAMES);
}

/** Sets the cell below a heading. */
function put(rows: Cells, row: number, heading: string, value: unknown): void {
  const at = rows[0]?.indexOf(heading) ?? -1;
  const cells = rows[row];
  if (at < 0 || cells === undefined) throw new Error(`there is no ${heading} in row ${row}`);
  cells[at] = value;
}

const told = ({ edits, refused }: Awaited<ReturnType<typeof edited>>) => ({
  edits: edits.map(({ place, field, value }) => [place, field, value]),
  refused: refused.map(({ place, reason }) => `${place}:${reason}`),
});

test('a workbook that nobody changed has no edits', async () => {
  expect(told(await edited(() => {}))).toEqual({ edits: [], refused: [] });
});

test('what a person changes is an edit of its field, in whatever sheet', async () => {
  const result = await edited((rows) => {
    put(rows('整改台账'), 1, '完成状态', '完成');
    put(rows('整改台账'), 1, '责任单位', '城市更新科、办公室');
    put(rows('整改台账'), 2, '长期坚持', '是');
    put(rows('问题清单'), 3, '问题', '房地产市场风险化解不主动');
    put(rows('任务清单'), 1, '整改措施', '倒排工期。');
    put(rows('任务清单'), 4, '完成状态', '推进中');
    put(rows('时限清单'), 1, '整改时限', '2025-06-30');
  });
  expect(told(result)).toEqual({
    edits: [
      ['整改台账第2行', 'lead', ['城市更新科', '办公室']],
      ['整改台账第2行', 'state', 'completed'],
      ['整改台账第3行', 'longTerm', true],
      ['问题清单第4行', 'statement', '房地产市场风险化解不主动'],
      ['任务清单第2行', 'text', '倒排工期。'],
      ['任务清单第5行', 'state', 'in-progress'],
      ['时限清单第2行', 'deadline', '2025-06-30'],
    ],
    refused: [],
  });
  expect(mergeEdits(ledger, null, result.edits, null)).toMatchObject({ taken: 7, refused: [] });
});

test('rows may stand in another order; a merged cell speaks for all its rows', async () => {
  // No program sorts merged cells: they are taken apart first.
  const reverse = (rows: (sheet: string) => Cells) => {
    const [header = [], ...body] = rows('时限清单');
    rows('时限清单').splice(0, Number.POSITIVE_INFINITY, header, ...body.reverse());
  };
  const sorted = await edited(reverse, correctionsOf(ledger), true);
  expect(told(sorted)).toEqual({ edits: [], refused: [] });
  const merged = await edited((rows) => put(rows('整改台账'), 1, '类别', '新的类别'));
  expect(merged.edits.map(({ field, value }) => [field, value])).toEqual(Array(5).fill(['category', '新的类别']));
});

test('rows whose identity changed are refused', async () => {
  const result = await edited((rows) => {
    const main = rows('整改台账');
    put(main, 1, '标识', 'abc');
    put(main, 2, '标识', null);
    put(main, 3, '序号', 9);
    put(main, 4, '问题', main[5]?.[3]);
  });
  expect(told(result)).toEqual({
    edits: [],
    refused: [
      '整改台账第2行:标识不是导出时的标识',
      '整改台账第3行:没有标识,是新加的行',
      '整改台账第4行:序号与标识对不上,这一行的内容可能被挪到了别的行',
      '整改台账第5行:这一行写的是另一行的内容,标识与内容对不上',
    ],
  });
});

test('what cannot be a value, what is not read back, and what differs between sheets is refused', async () => {
  const result = await edited((rows) => {
    put(rows('整改台账'), 1, '完成状态', '差不多');
    put(rows('整改台账'), 2, '问题', null);
    put(rows('整改台账'), 3, '整改措施', '一是改了。');
    put(rows('整改台账'), 4, '责任领导', '甲');
    put(rows('问题清单'), 4, '完成状态', '推进中');
    put(rows('时限清单'), 1, '截止日期', '2030-01-01');
    put(rows('责任清单'), 1, '责任领导', '乙');
  });
  expect(told(result).refused).toEqual(
    expect.arrayContaining([
      '整改台账第2行:完成状态不能写成“差不多”',
      '整改台账第3行:问题不能写成“”',
      '整改台账第4行:整改措施改了,但没有采用:请在任务清单里逐条改',
      '时限清单第2行:截止日期改了,但没有采用:这一列不能改',
    ]),
  );
});

test('a correction that the workbook showed can be changed or taken back, and one that it did not show stays', async () => {
  const corrections = correctionsOf(ledger, correctionOf(ledger, 'p1', 'state', 'phased', 'completed'));
  const back = await edited((rows) => put(rows('整改台账'), 1, '完成状态', '阶段性完成'), corrections);
  expect(mergeEdits(ledger, corrections, back.edits, null)).toMatchObject({ withdrawn: 1 });
  const stale = await edited((rows) => put(rows('整改台账'), 1, '完成状态', '推进中'));
  expect(mergeEdits(ledger, corrections, stale.edits, null).refused).toHaveLength(1);
  const untouched = await edited(() => {});
  expect(mergeEdits(ledger, corrections, untouched.edits, null).corrections).toEqual(corrections);
});

test('any other file is refused with a reason', async () => {
  await expect(readBack(new TextEncoder().encode('not a workbook'), TOPIC_NAMES)).rejects.toThrow('打不开');
  const workbook = await openXlsx(await workbookBytes(documentsOf([ledger])));
  workbook.sheets.splice(
    workbook.sheets.findIndex(({ name }) => name === 'taizhang'),
    1,
  );
  await expect(readBack(await saveXlsx(workbook), TOPIC_NAMES)).rejects.toThrow('没有导出时留下的标识');
});

/** The workbook with the XML of one part changed – or the part gone, for null –, read back. */
async function damaged(path: string, change: (xml: string) => string | null) {
  const zip = await JSZip.loadAsync(await workbookBytes(documentsOf([ledger])));
  const xml = change((await zip.file(path)?.async('string')) ?? '');
  if (xml === null) zip.remove(path);
  else zip.file(path, xml);
  return readBack(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }), TOPIC_NAMES);
}

const FIRST_SHEET = 'xl/worksheets/sheet1.xml';
const TEXTS = 'xl/sharedStrings.xml';

test('merged cells that reach over a whole sheet, many times, cost no more than the rows there are', async () => {
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(1000);
  const began = performance.now();
  const read = await damaged(FIRST_SHEET, (xml) =>
    xml.replace('<mergeCells', `<mergeCells>${merges}</mergeCells><mergeCells`),
  );
  expect(told(read).refused[0]).toBe('整改台账第2行:标识不是导出时的标识');
  expect(performance.now() - began).toBeLessThan(5000);
});

test('a workbook whose cells name texts that it does not have is damaged, not emptied', async () => {
  const numbered = (number: string) => (xml: string) => xml.replace(/(<c r="D2"[^>]*><v>)\d+/, `$1${number}`);
  const lost = '已损坏:有些单元格的文字不在文件里';
  await expect(damaged(TEXTS, () => null)).rejects.toThrow(lost);
  await expect(damaged(FIRST_SHEET, numbered('999999'))).rejects.toThrow(lost);
  await expect(damaged(FIRST_SHEET, numbered('-1'))).rejects.toThrow(lost);
});

test('a workbook of more rows or cells than there can be is refused before a grid is made of them', async () => {
  const added = (rows: string) => damaged(FIRST_SHEET, (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`));
  const began = performance.now();
  for (const rows of [
    '<row/>'.repeat(1_000_000),
    '<row r="1000000"><c r="B1000000"><v>1</v></c></row>',
    '<row><c r = \'B1000000\' x=">"><v>1</v></c></row>',
    '<row><c r="&#66;1000000"><v>1</v></c></row>',
    '<row r="99999"><c r="CZ99999"><v>1</v></c></row>',
  ])
    await expect(added(rows)).rejects.toThrow(/太大,没有读.*请删去/);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect((await added('<row r="9000"><c r="B9000"><v>1</v></c></row>')).refused).toHaveLength(1);
});

test.each([
  '<row r=20000><c r=ZZ20000><v>1</v></c></row>',
  '<row><c r="B2"s="1"><v>1</v></c></row>',
  '<x-y:row><x-y:c r="ZZ20000"><x-y:v>1</x-y:v></x-y:c></x-y:row>',
  '<row><c r="B2" r="ZZ20000"><v>1</v></c></row>',
  `<row><c z=" r='B2'" r="ZZ20000"><v>1</v></c></row>`,
])('a workbook with %s is damaged: what is not counted is not read', async (rows) => {
  await expect(damaged(FIRST_SHEET, (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`))).rejects.toThrow(
    '已损坏:有的工作表不完整,或写法不合规范',
  );
});

test('a sheet that is cut off is damaged: the rows it lost are not rows that nobody changed', async () => {
  const cut = (xml: string) => xml.slice(0, xml.lastIndexOf('<row'));
  await expect(damaged(FIRST_SHEET, cut)).rejects.toThrow('已损坏:有的工作表不完整');
});

test('a workbook without the column that tells rows is refused', async () => {
  await expect(damaged(TEXTS, (xml) => xml.replace('>标识<', '>编号<'))).rejects.toThrow('没有一张表有“标识”列');
});

test('of columns with one heading the first is read, and that is told', async () => {
  const twice = await edited((rows) => {
    rows('整改台账')[0]?.push('问题');
    rows('整改台账')[1]?.push('改了');
  });
  expect(told(twice)).toEqual({ edits: [], refused: ['整改台账:有几列都叫“问题”,只读了第一列'] });
});
