import type { LabelReader, LabelRole } from '../../language/labels.ts';
import type { StatusReader } from '../../language/status-phrase.ts';
import type { PartNote } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

const EDGE = oneOf(`${WHITE}。;`);
const CONTENT_EDGE = oneOf(`${WHITE};,。、`);

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
  const inner = trimRange(text, range, EDGE);
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
        content: trimRange(text, label.content, CONTENT_EDGE),
        rule: label.rule,
        from: 'bracket',
      })),
    };
  const assigned = assignment(text, content);
  if (assigned) return { before, parts: assigned };
  const phrase = assignmentsOnly ? null : status.whole(text, content);
  return phrase
    ? { before, parts: [{ role: 'status', label: null, content, rule: phrase.rule, from: 'bracket' }] }
    : null;
}

/**
 * A bracket that assigns in words: 由办公室牵头,财务科配合,2023年12月底前完成. Every clause must say who or by when, and one who.
 */
function assignment(text: string, content: Range): PartNote[] | null {
  const parts: PartNote[] = [];
  let from = content.from;
  for (const clause of text.slice(content.from, content.to).split(/[,;]/u)) {
    const match = ASSIGNS.exec(clause);
    const { lead, support, deadline } = match?.indices?.groups ?? {};
    const role = lead ? 'lead' : support ? 'support' : 'deadline';
    const place = lead ?? support ?? deadline;
    if (!place) return null;
    parts.push({
      role,
      label: null,
      content: trimRange(text, { from: from + place[0], to: from + place[1] }),
      rule: 'brackets.assignment',
      from: 'bracket',
    });
    from += clause.length + 1;
  }
  return parts.some(({ role }) => role === 'lead') ? parts : null;
}

const ASSIGNS =
  /^\s*(?:由?(?<lead>[^,;。:]{2,40}?)(?:牵头|负责|主责)(?:负责|落实|整改|办理)*|(?<support>[^,;。:]{2,40}?)(?:配合|协助)(?:落实|整改)?|(?:于|在)?(?<deadline>(?:\d{4}年|\d{1,2}月|年)[^,;。:]{0,12}?|长期坚持)(?:完成|办结|整改到位|销号)?)\s*$/du;

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
