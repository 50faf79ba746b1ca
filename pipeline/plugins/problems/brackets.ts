import type { LabelReader, LabelRole } from '../../language/labels.ts';
import type { StatusReader } from '../../language/status-phrase.ts';
import type { PartNote } from '../../tree/annotations.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

const ASSIGNED: ReadonlySet<LabelRole> = new Set([
  'status',
  'progress',
  'leaders',
  'lead',
  'support',
  'persons',
  'deadline',
]);

/**
 * What a bracket at the end of a paragraph or a statement assigns:
 * ```
 * 台账不健全。(责任单位:办公室;整改时限:2023年12月底前)
 *             ^
 * 台账不健全(已完成整改)。
 *           ^
 * ```
 * Null where the bracket says anything else. `before` is the range without it.
 */
export function trailingBracket(
  text: string,
  range: Range,
  labels: LabelReader,
  status: StatusReader,
  assignmentsOnly = false,
): { before: Range; parts: PartNote[] } | null {
  const inner = trimRange(text, range, /[\s。;]/);
  const close = text.charAt(inner.to - 1);
  if (close !== ')' && close !== '】' && close !== ']') return null;
  const open = openerOf(text, inner);
  if (open === null) return null;
  const content = trimRange(text, { from: open + 1, to: inner.to - 1 });
  const before = trimRange(text, { from: range.from, to: open });
  const found = labels.labelsIn(text, content).filter(({ role }) => ASSIGNED.has(role));
  if (found[0]?.range.from === content.from)
    return {
      before,
      parts: found.map((label) => ({
        role: label.role === 'progress' ? 'status' : (label.role as PartNote['role']),
        label: label.range,
        content: trimRange(text, label.content, /[\s;,。、]/),
        rule: label.rule,
        from: 'bracket',
      })),
    };
  const phrase = assignmentsOnly ? null : status.whole(text, content);
  return phrase
    ? { before, parts: [{ role: 'status', label: null, content, rule: phrase.rule, from: 'bracket' }] }
    : null;
}

/** Where the bracket that closes at the end of a range was opened. */
function openerOf(text: string, { from, to }: Range): number | null {
  let depth = 0;
  for (let at = to - 1; at >= from; at--) {
    const char = text.charAt(at);
    if (')】]'.includes(char)) depth++;
    else if ('(【['.includes(char) && --depth === 0) return at;
  }
  return null;
}
