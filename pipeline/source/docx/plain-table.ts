import { type Limits, within } from '../limits.ts';
import { attributeOf, childOf, integer, toggleOf, valOf, type XmlElement } from './xml.ts';

/** More columns than Word allows are an error of the file. */
const MOST_COLUMNS = 63;

/** A cell in the making; `column` counts from 0 on the table's grid. */
interface Cell {
  readonly column: number;
  span: number;
  readonly element: XmlElement;
  readonly vertical: 'none' | 'restart' | 'continue';
}

interface Row {
  /** Columns left free before the first cell. */
  readonly before: number;
  readonly cells: readonly Cell[];
}

/**
 * A table as plain XML: rows and cells with their spans and nothing else between them. Deleted and hidden rows are left out, columns that a
 * row leaves free before its first cell become an empty cell, and a continued cell keeps no content: Word shows only that of the first.
 * Throws `too-large` for a table of more cells than `limits` allow, before the content of any is asked for.
 */
export function writeTable(table: XmlElement, limits: Limits, content: (cell: XmlElement) => string): string {
  const rows = descendants(table, 'tr')
    .filter((row) => isShown(childOf(row, 'trPr')))
    .map((row): Row => {
      const before = leadingColumns(row);
      return { before, cells: cellsOf(row, before) };
    });
  within(limits, 'cells', rows.length * rows.reduce((most, row) => Math.max(most, widthOf(row)), 0));
  let above: ReadonlyMap<number, Cell> = new Map();
  const written = rows.map(({ before, cells }) => {
    const merging = new Map<number, Cell>();
    const out = before > 0 ? [cellXml(before, '', '')] : [];
    for (const cell of cells) {
      const continued = cell.vertical === 'continue' && above.get(cell.column)?.span === cell.span;
      if (cell.vertical !== 'none') merging.set(cell.column, cell);
      out.push(
        continued ? cellXml(cell.span, '<w:vMerge/>', '') : cellXml(cell.span, merge(cell), content(cell.element)),
      );
    }
    above = merging;
    return `<w:tr>${out.join('')}</w:tr>`;
  });
  return `<w:tbl>${written.join('')}</w:tbl>`;
}

function widthOf({ before, cells }: Row): number {
  const last = cells.at(-1);
  return last ? last.column + last.span : before;
}

const merge = (cell: Cell): string => (cell.vertical === 'none' ? '' : '<w:vMerge w:val="restart"/>');

const cellXml = (span: number, vertical: string, content: string): string =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${vertical}</w:tcPr>${content}</w:tc>`;

const isShown = (properties: XmlElement | null): boolean =>
  !childOf(properties, 'del') && !childOf(properties, 'moveFrom') && !toggleOf(properties, 'hidden');

const leadingColumns = (row: XmlElement): number => Math.max(0, columns(valOf(childOf(row, 'trPr'), 'gridBefore'), 0));

/** A cell merged into the one at its left (`hMerge`, from old files) only widens that one. */
function cellsOf(row: XmlElement, firstColumn: number): Cell[] {
  const cells: Cell[] = [];
  let column = firstColumn;
  for (const element of descendants(row, 'tc')) {
    const properties = childOf(element, 'tcPr');
    if (childOf(properties, 'cellDel')) continue;
    const span = Math.max(1, columns(valOf(properties, 'gridSpan'), 1));
    const left = cells.at(-1);
    if (left && mergeOf(properties, 'hMerge') === 'continue') left.span += span;
    else cells.push({ column, span, element, vertical: mergeOf(properties, 'vMerge') });
    column += span;
  }
  return cells;
}

function mergeOf(properties: XmlElement | null, name: 'vMerge' | 'hMerge'): Cell['vertical'] {
  const element = childOf(properties, name);
  if (!element) return 'none';
  return attributeOf(element, 'val') === 'restart' ? 'restart' : 'continue';
}

const columns = (value: string | null, otherwise: number): number =>
  Math.min(integer(value) ?? otherwise, MOST_COLUMNS);

/** The rows of a table or the cells of a row, through the wrappers that may stand around them, never into a nested table. */
function descendants(element: XmlElement, name: 'tr' | 'tc'): XmlElement[] {
  return element.children.flatMap((child) => {
    const own = child.name;
    if (own === name) return [child];
    return WRAPPERS.has(own) ? descendants(child, name) : [];
  });
}

const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);
