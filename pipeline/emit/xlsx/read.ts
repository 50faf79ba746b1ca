import type { Workbook } from 'hucre';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { FIELDS } from '../../corrections/corrections.ts';
import { isMeasure, problemOf } from '../../corrections/identity.ts';
import type { Edit, Refusal } from '../../corrections/merge.ts';
import { CORRECTABLE_WORDS, valueOfWords, wordsOfValue } from '../rows/values.ts';
import { BASE_NAME, type BaseRow, hashOf, readBase, textOf } from './base.ts';
import { PROGRAM } from './print.ts';
import { Survey } from './survey.ts';

/** A workbook that cannot be read back; `message` is a Chinese sentence. */
export class WorkbookFailure extends Error {
  override readonly name = 'WorkbookFailure';
}

export interface WorkbookEdits {
  readonly edits: readonly Edit[];
  readonly refused: readonly Refusal[];
  /** Who saved the workbook last, where a spreadsheet program wrote it down. */
  readonly by: string | null;
}

/** As many rows and cells as all sheets together may have: three times those of the largest workbook that `export` writes, of twenty thousand problems. */
const MOST_ROWS = 1_000_000;
const MOST_CELLS = 10_000_000;

/**
 * What a person changed in a workbook that `export` wrote, given with its parts unpacked: cells whose text is not the one that was exported. Rows are known by their
 * identity, whatever their order; a row whose identity does not fit its content any more is refused as a whole. Throws a `WorkbookFailure`.
 */
export async function readEdits(
  bytes: Uint8Array,
  parts: AsyncIterable<Buffer>,
  topicNames: ReadonlyMap<string, string>,
): Promise<WorkbookEdits> {
  const { sheets, properties } = await opened(bytes, parts).catch((cause: unknown) => {
    if (cause instanceof WorkbookFailure) throw cause;
    throw new WorkbookFailure('这个工作簿打不开。请确认它是 xlsx 文件,没有加密。', { cause });
  });
  const base = readBase(sheets.find(({ name }) => name === BASE_NAME)?.rows ?? []);
  if (base.size === 0) throw new WorkbookFailure('工作簿里没有导出时留下的标识。请用 taizhang export 导出的工作簿。');
  const reader = new Reader(base, topicNames);
  const read = sheets.filter((sheet) => sheet.name !== BASE_NAME && reader.read(sheet));
  if (read.length === 0)
    throw new WorkbookFailure('工作簿里没有一张表有“标识”列,认不出改了哪一行。请重新导出,在新的工作簿里改。');
  const by = properties?.lastModifiedBy;
  return { ...reader.found(), by: by && by !== PROGRAM ? by : null };
}

async function opened(bytes: Uint8Array, parts: AsyncIterable<Buffer>): Promise<Workbook> {
  const survey = new Survey();
  for await (const part of parts) survey.add(part);
  const { rows, cells } = survey;
  if (rows > MOST_ROWS || cells > MOST_CELLS)
    throw new WorkbookFailure(
      `这个工作簿太大,没有读:所有工作表合计最多 ${MOST_ROWS} 行、${MOST_CELLS} 个单元格(中间的空行空列也算)。请删去多余的空行空列,或分几次导出,分别改后再导入。`,
    );
  if (!survey.wellFormed) throw damaged('有的工作表不完整,或写法不合规范');
  if (!survey.resolved) throw damaged('有些单元格的文字不在文件里');
  return readXlsx(bytes);
}

const damaged = (what: string): WorkbookFailure =>
  new WorkbookFailure(`这个工作簿已损坏:${what}。没有采用任何改动。请用原软件打开,核对后另存一份,或重新导出。`);

interface SheetColumns {
  /** Columns that people change, with what they may be: 整改措施 is one measure's text or all measures of a problem. */
  readonly values: readonly { readonly at: number; readonly names: readonly string[] }[];
  readonly identity: number;
  readonly number: number;
  /** Headings that stand above several columns; only the first is read. */
  readonly repeated: ReadonlySet<string>;
}

/** A cell that is not as it was exported; `identity` and `base` are those of the row that owns its value. */
interface Changed {
  readonly identity: string;
  readonly base: BaseRow;
  readonly name: string;
  readonly text: string;
}

class Reader {
  readonly #base: ReadonlyMap<string, BaseRow>;
  readonly #topicNames: ReadonlyMap<string, string>;
  /** Rows by the hash of the words people know them by. */
  readonly #owners = new Map<string, string>();
  readonly #edits = new Map<string, Edit & { readonly text: string }>();
  readonly #conflicts = new Set<string>();
  readonly #refused: Refusal[] = [];

  constructor(base: ReadonlyMap<string, BaseRow>, topicNames: ReadonlyMap<string, string>) {
    this.#base = base;
    this.#topicNames = topicNames;
    for (const [identity, { hashes }] of base)
      this.#owners.set(hashes.get('statement') ?? hashes.get('text') ?? '', identity);
  }

  found(): Pick<WorkbookEdits, 'edits' | 'refused'> {
    return { edits: [...this.#edits.values()], refused: this.#refused };
  }

  /** Gives whether it is a sheet that can be read back. */
  read(sheet: Sheet): boolean {
    const columns = columnsOf(sheet);
    if (columns === null) return false;
    for (const heading of columns.repeated) this.#refuse(sheet.name, `有几列都叫“${heading}”,只读了第一列`);
    const rows = unmerged(sheet, columns);
    for (let index = 1; index < rows.length; index++)
      this.#row(rows[index] ?? [], columns, `${sheet.name}第${index + 1}行`);
    return true;
  }

  #row(cells: readonly unknown[], columns: SheetColumns, place: string): void {
    const identity = textOf(cells[columns.identity]);
    const base = this.#base.get(identity);
    if (base === undefined) {
      if (columns.values.some(({ at }) => textOf(cells[at]) !== ''))
        this.#refuse(place, identity === '' ? '没有标识,是新加的行' : '标识不是导出时的标识');
      return;
    }
    if (columns.number >= 0 && textOf(cells[columns.number]) !== base.number) {
      this.#refuse(place, '序号与标识对不上,这一行的内容可能被挪到了别的行');
      return;
    }
    const changed = columns.values.flatMap(({ at, names }) => this.#changed(identity, names, textOf(cells[at])));
    if (changed.some((cell) => this.#isMoved(cell))) this.#refuse(place, '这一行写的是另一行的内容,标识与内容对不上');
    else for (const cell of changed) this.#take(cell, place);
  }

  #changed(identity: string, names: readonly string[], text: string): Changed[] {
    for (const owner of isMeasure(identity) ? [identity, problemOf(identity)] : [identity]) {
      const base = this.#base.get(owner);
      const name = names.find((known) => base?.hashes.has(known));
      if (base === undefined || name === undefined) continue;
      return base.hashes.get(name) === hashOf(text) ? [] : [{ identity: owner, base, name, text }];
    }
    return [];
  }

  #isMoved({ identity, name, text }: Changed): boolean {
    if (name !== 'statement' && name !== 'text') return false;
    const owner = this.#owners.get(hashOf(text));
    return owner !== undefined && owner !== identity;
  }

  #take({ identity, base, name, text }: Changed, place: string): void {
    const field = FIELDS.find((known) => known === name);
    if (field === undefined) {
      this.#refuse(
        place,
        `${LOCKED_WORDS[name]}改了,但没有采用:${name === 'measures' ? '请在任务清单里逐条改' : '这一列不能改'}`,
      );
      return;
    }
    const value = valueOfWords(field, text, this.#topicNames);
    if (value === undefined) {
      this.#refuse(place, `${CORRECTABLE_WORDS[field]}不能写成“${text}”`);
      return;
    }
    const wasExported: Edit['wasExported'] = (other) =>
      hashOf(textOf(wordsOfValue(field, other, this.#topicNames))) === base.hashes.get(field);
    this.#add({ identity, place, field, value, wasExported, text });
  }

  /** One value may be changed in several sheets, as long as it is the same everywhere. */
  #add(edit: Edit & { readonly text: string }): void {
    const id = `${edit.identity} ${edit.field}`;
    const earlier = this.#edits.get(id);
    if (this.#conflicts.has(id) || (earlier && earlier.text !== edit.text)) {
      this.#conflicts.add(id);
      this.#edits.delete(id);
      this.#refuse(edit.place, `${CORRECTABLE_WORDS[edit.field]}在几处改得不一样,都没有采用`);
    } else if (!earlier) this.#edits.set(id, edit);
  }

  #refuse(place: string, reason: string): void {
    this.#refused.push({ place, reason });
  }
}

/** Columns that people may try to change and that are not read back. */
const LOCKED_WORDS: Readonly<Record<string, string>> = { measures: '整改措施', details: '具体表现', date: '截止日期' };

/** Which columns of a sheet can be read back, by their heading; null for a sheet without identities. */
function columnsOf({ rows }: Sheet): SheetColumns | null {
  const header = (rows[0] ?? []).map(textOf);
  const at = (...names: string[]) => header.findIndex((heading) => names.includes(heading));
  const identity = at('标识', 'key');
  if (identity < 0) return null;
  const words = [...Object.entries(CORRECTABLE_WORDS), ...Object.entries(LOCKED_WORDS)];
  const repeated = new Set<string>();
  const values = header.flatMap((heading, column) => {
    const names = words.filter(([name, word]) => heading === word || heading === name).map(([name]) => name);
    if (names.length === 0) return [];
    if (header.indexOf(heading) === column) return [{ at: column, names }];
    repeated.add(heading);
    return [];
  });
  return { values, identity, number: at('序号', 'number'), repeated };
}

/**
 * Rows with the value of each merged cell in all the rows it covers, in the columns that are read. A file may name far more rows than there
 * are, and cells that overlap, which no program makes: each cell is filled once at most.
 */
function unmerged({ rows, merges = [] }: Sheet, { values, identity, number }: SheetColumns): unknown[][] {
  const copy: unknown[][] = rows.map((row) => [...row]);
  for (const column of [identity, number, ...values.map(({ at }) => at)]) {
    const filled = new Uint8Array(rows.length);
    for (const { startRow, endRow, startCol, endCol } of merges) {
      if (column < startCol || column > endCol) continue;
      for (let row = startRow; row <= endRow && filled[row] === 0; row++) {
        const target = copy[row];
        if (target) target[column] = rows[startRow]?.[startCol];
        filled[row] = 1;
      }
    }
  }
  return copy;
}
