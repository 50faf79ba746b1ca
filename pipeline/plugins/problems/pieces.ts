import type { Label } from '../../language/labels.ts';
import type { PartNote, PartRole } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';
import type { Marked } from './marks.ts';

/** A stretch of an item's text with what it is. */
export interface Piece {
  readonly role: PartRole | 'plain';
  readonly label: Label | null;
  readonly range: Range;
  readonly from: PartNote['from'];
  readonly rule: string;
}

export const isLabelledAnswer = ({ role, label }: Piece): boolean => role === 'response' && label !== null;

export const as = (role: PartRole, { label, range, from, rule }: Piece): Piece => ({ role, label, range, from, rule });

export const plain = (range: Range): Piece => ({
  role: 'plain',
  label: null,
  range,
  from: 'label',
  rule: 'problems.text',
});

export const bracketPiece = ({ role, content, rule }: PartNote): Piece => ({
  role,
  label: null,
  range: content,
  from: 'bracket',
  rule,
});

export const markPiece = ({ phrase }: Marked): Piece => ({
  role: 'status',
  label: null,
  range: phrase.range,
  from: 'bracket',
  rule: phrase.rule,
});

export function partOf({ role, label, range, from, rule }: Piece): PartNote[] {
  return role === 'plain' ? [] : [{ role, label: label?.range ?? null, content: range, from, rule }];
}
