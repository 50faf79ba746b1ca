import type { CellStyle, ConditionalRule } from 'hucre/xlsx';
import { STATES, type State } from '../../tree/codes.ts';
import type { Column } from '../rows/table.ts';
import { STATE_WORDS } from '../words.ts';

const side = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: side, bottom: side, left: side, right: side };
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

export const FONT = { name: '宋体', size: 10 } as const;

export const HEADER_STYLE: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: solid('1F3864'),
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
};

/** How the cells of a column look. */
export function styleOf({ align, merged, link }: Pick<Column, 'align' | 'merged' | 'link'>): CellStyle {
  return {
    font: link ? { ...FONT, color: { rgb: '0563C1' }, underline: true } : FONT,
    alignment: {
      horizontal: align ?? 'left',
      vertical: merged || align === 'center' ? 'center' : 'top',
      wrapText: true,
    },
    border,
  };
}

/** A value that a person put in the machine's place. */
export function correctedStyleOf(column: Column): CellStyle {
  return { ...styleOf(column), font: { ...FONT, bold: true, color: { rgb: '7030A0' } }, fill: solid('F3E8FF') };
}

/** Fill and text colour of each state; the contrast is above 4.5:1 throughout. */
export const STATE_COLORS: Readonly<Record<State, readonly [fill: string, text: string]>> = {
  completed: ['C6EFCE', '006100'],
  'basically-completed': ['E2EFDA', '375623'],
  phased: ['DDEBF7', '1F4E78'],
  'in-progress': ['FFEB9C', '7F4F00'],
  'not-completed': ['FFC7CE', '9C0006'],
  unstated: ['EDEDED', '595959'],
};

/** A cell in the colour of a state. */
export function tonedStyleOf(tone: State): CellStyle {
  const [fill, text] = STATE_COLORS[tone];
  return { ...styleOf({ align: 'center' }), font: { ...FONT, color: { rgb: text } }, fill: solid(fill) };
}

/** Rules that colour a range by the state its cells name, so that a cell changes colour when it is edited. */
export function stateRules(range: string): ConditionalRule[] {
  return STATES.map((state, index) => {
    const [fill, text] = STATE_COLORS[state];
    return {
      type: 'cellIs',
      priority: index + 1,
      operator: 'equal',
      formula: `"${STATE_WORDS[state]}"`,
      style: { font: { color: { rgb: text } }, fill: { ...solid(fill), bgColor: { rgb: fill } } },
      range,
    };
  });
}
