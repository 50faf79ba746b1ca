import { SourceFailure } from '../failure.ts';
import { LIMITS, type Limits, within } from '../limits.ts';
import type { Source } from '../source.ts';
import { decodeText } from './encoding.ts';
import { pipeTables } from './table.ts';

/** Those of Windows and old Macs, and what other programs end lines, paragraphs and pages with. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Plain text: one paragraph a line; lines of cells between bars or tabs are a table. Line ends become `\n`.
 * Reports `undecodable-text`, `too-large` and `empty`.
 */
export function readTxt(bytes: Uint8Array, limits: Limits = LIMITS): Source {
  const { text: decoded, warnings } = decodeText(bytes);
  within(limits, 'characters', decoded.length);
  const text = decoded.replaceAll(LINE_ENDS, '\n');
  if (text.trim() === '') throw new SourceFailure('empty');
  const lines = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return { format: 'txt', text, blocks: pipeTables(text, lines), pages: [], generated: [], warnings };
}
