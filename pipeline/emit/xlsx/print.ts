import type { WriteOptions, WriteSheet } from 'hucre/xlsx';
import { VERSION } from '../../ledger/version.ts';
import { FONT } from './styles.ts';

/** A fixed time: the same ledgers give the same workbook. */
export const TIME = new Date(Date.UTC(2000, 0, 1));

/** Who saved a workbook last, as long as nobody edits it. */
export const PROGRAM = 'taizhang';

/** A workbook with what it says of itself. */
export function workbookOf(title: string, sheets: WriteSheet[]): WriteOptions {
  return {
    sheets,
    properties: { title, creator: `taizhang ${VERSION}`, lastModifiedBy: PROGRAM, modified: TIME },
    defaultFont: FONT,
    stringMode: 'shared',
  };
}

/** How a sheet prints: A4 across, as wide as the page, its header row on every page, its name and the workbook's title above. */
export function printed(name: string, title: string): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: `&C&14&B${inHeader(name)}&R&9 ${inHeader(shortened(title))}`,
      oddFooter: '&C&9 第 &P 页,共 &N 页',
    },
  };
}

/** `&` begins a code in printed headers. */
const inHeader = (text: string): string => text.replaceAll('&', '&&').replaceAll('\n', ' ');
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
