import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../source.ts';
import { LABEL_STYLE } from './inline.ts';
import type { DocxModel, DocxNode } from './model.ts';
import { textOfModel } from './text.ts';

const text = (value: string): DocxNode => ({ type: 'text', value });
const label = (value: string): DocxNode => ({ type: 'run', styleId: LABEL_STYLE, children: [text(value)] });
const tab: DocxNode = { type: 'tab' };
const soft: DocxNode = { type: 'break' };
const p = (...children: DocxNode[]): DocxNode => ({ type: 'paragraph', children });
const row = (...children: DocxNode[]): DocxNode => ({ type: 'tableRow', children });
const cell = (children: DocxNode[], colSpan = 1, rowSpan = 1): DocxNode => ({
  type: 'tableCell',
  children,
  colSpan,
  rowSpan,
});
const table = (...children: DocxNode[]): DocxNode => ({ type: 'table', children });
const note = (noteType: string, noteId: string): DocxNode => ({ type: 'noteReference', noteType, noteId });

function read(children: DocxNode[], notes: Record<string, DocxNode[]> = {}) {
  const resolve = ({ noteType, noteId }: DocxNode) => {
    const body = notes[`${noteType} ${noteId}`];
    return body ? { body } : null;
  };
  const model: DocxModel = { type: 'document', children, notes: { resolve } };
  return textOfModel(model);
}

describe('paragraphs', () => {
  it('are lines; a soft break starts a new one and blank ones are left out', () => {
    const { text: got, blocks } = read([p(text('甲'), soft, soft, text('乙')), p(), p(text(' 　')), p(text('丙'))]);
    expect(got).toBe('甲\n乙\n丙');
    expect(blocks.map((block) => got.slice(block.span.start, block.span.end))).toEqual(['甲', '乙', '丙']);
  });

  it('keep spaces, but a tab only between words', () => {
    const { text: got } = read([
      p(label('1.'), tab, text('\t　甲 '), tab, tab, text('乙\t丙\t'), tab, soft, tab, text('丁')),
    ]);
    expect(got).toBe('1.　甲 \t乙\t丙\n丁');
  });

  it('name their generated characters exactly', () => {
    const { text: got, generated } = read([p(text('甲')), p(label('（一）'), text('乙')), p(label('（二）'))]);
    expect(generated.map(({ start, end }) => got.slice(start, end))).toEqual(['（一）', '（二）']);
    expect(generated[0]).toEqual({ start: 2, end: 5 });
  });
});

describe('tables', () => {
  it('stand between paragraphs, cells placed on the grid', () => {
    const { text: got, blocks } = read([
      p(text('前')),
      table(
        row(cell([p(text('合'))], 2), cell([p(text('高'))], 1, 2)),
        row(cell([p(text('左')), p(text('下'))]), cell([])),
        row(cell([p(text('末'))], 1, 9)),
      ),
      p(text('后')),
    ]);
    expect(got).toBe('前\n合\n高\n左\n下\n\n末\n后');
    const [, found] = blocks as [unknown, TableBlock];
    expect([found.rows, found.columns]).toEqual([3, 3]);
    const cells = found.cells.map((c) => [
      c.row,
      c.column,
      c.rowSpan,
      c.columnSpan,
      got.slice(c.span.start, c.span.end),
    ]);
    expect(cells).toEqual([
      [0, 0, 1, 2, '合'],
      [0, 2, 2, 1, '高'],
      [1, 0, 1, 1, '左\n下'],
      [1, 1, 1, 1, ''],
      [2, 0, 1, 1, '末'],
    ]);
    expect(got.slice(found.span.start, found.span.end)).toBe('合\n高\n左\n下\n\n末');
  });

  it('give a nested table to the cell as lines, and none where all is empty', () => {
    const inner = table(row(cell([p(text('a'))]), cell([p(text('b'))])));
    expect(read([table(row(cell([p(text('外')), inner, p(text('尾'))])))]).text).toBe('外\na\nb\n尾');
    expect(read([table(row(cell([p()])))])).toEqual({ text: '', blocks: [], generated: [] });
  });
});

describe('notes', () => {
  it('come at the end, footnotes before endnotes, each once, notes of notes too', () => {
    const notes = {
      'footnote 1': [p(text('脚一'), note('footnote', '2'), note('footnote', '1'))],
      'footnote 2': [p(text('脚二'))],
      'endnote 1': [p(text('尾一'))],
    };
    const body = [
      p(text('甲'), note('endnote', '1')),
      table(row(cell([p(text('乙'), note('footnote', '1'), note('footnote', '9'))]))),
    ];
    expect(read(body, notes).text).toBe('甲\n乙\n脚一\n脚二\n尾一');
  });
});
