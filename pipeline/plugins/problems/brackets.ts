import { ASSIGNING, type LabelReader, type LabelRole, labelReaderOf } from '../../language/labels.ts';
import { type StatusReader, type StatusRules, statusReaderOf } from '../../language/status-phrase.ts';
import { alternativesOf } from '../../rules/matcher.ts';
import { onePer } from '../../rules/one-per.ts';
import type { Rules } from '../../rules/rules.ts';
import type { PartNote } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

const EDGE = oneOf(`${WHITE}。;`);
const CONTENT_EDGE = oneOf(`${WHITE};,。、`);

const OPENING_STATE = /^[(【[][^()【】[\]]{2,16}[)】\]](?=.)/u;
const DASHED_STATE = /—{1,2} ?[^—,。;:]{2,14}$/u;
const STATE_EDGE = oneOf(`${WHITE}()【】[]—`);

const ASSIGNED: ReadonlySet<LabelRole> = new Set(['status', 'progress', ...ASSIGNING]);

export type BracketRules = Pick<Rules, 'labels' | 'responsibility'> & StatusRules;

/** What a bracket assigns, and the range without it. */
export interface Bracket {
  readonly before: Range;
  readonly parts: readonly PartNote[];
}

/** Reads brackets at the end of a paragraph or a statement. */
export class BracketReader {
  readonly #labels: LabelReader;
  readonly #status: StatusReader;
  readonly #assigns: RegExp;

  constructor(rules: BracketRules) {
    this.#labels = labelReaderOf(rules.labels);
    this.#status = statusReaderOf(rules);
    this.#assigns = assigningClause(rules);
  }

  /**
   * What the bracket at the end of a range assigns:
   * ```
   * 台账不健全。(责任单位:办公室;整改时限:2023年12月底前)
   *             ^
   * 台账不健全(已完成整改)。
   *           ^
   * ```
   * Null where the bracket says anything else.
   */
  trailing(text: string, range: Range, assignmentsOnly = false): Bracket | null {
    const inner = trimRange(text, range, EDGE);
    const close = text.charAt(inner.to - 1);
    if (close !== ')' && close !== '】' && close !== ']') return null;
    const open = openerOf(text, inner);
    if (open === null) return null;
    const content = trimRange(text, { from: open + 1, to: inner.to - 1 });
    const before = trimRange(text, { from: range.from, to: open });
    const parts = this.#labelled(text, content) ?? this.#assignment(text, content);
    if (parts) return { before, parts };
    const phrase = assignmentsOnly ? null : this.#status.whole(text, content);
    return phrase
      ? { before, parts: [{ role: 'status', label: null, content, rule: phrase.rule, from: 'bracket' }] }
      : null;
  }

  /**
   * The state that a statement begins with in brackets, or ends with behind a dash:
   * ```
   * 【已完成】台账不健全。
   * 台账不健全——已完成
   * ```
   */
  stated(text: string, range: Range): Bracket | null {
    const { from, to } = trimRange(text, range, EDGE);
    const words = text.slice(from, to);
    const opening = OPENING_STATE.exec(words)?.[0];
    const dash = opening ? null : DASHED_STATE.exec(words);
    if (!opening && !dash) return null;
    const content = trimRange(
      text,
      opening ? { from, to: from + opening.length } : { from: from + (dash?.index ?? 0), to },
      STATE_EDGE,
    );
    const phrase = this.#status.whole(text, content);
    const before = opening
      ? { from: from + opening.length, to: range.to }
      : { from: range.from, to: from + (dash?.index ?? 0) };
    return phrase
      ? {
          before: trimRange(text, before),
          parts: [{ role: 'status', label: null, content, rule: phrase.rule, from: 'bracket' }],
        }
      : null;
  }

  #labelled(text: string, content: Range): PartNote[] | null {
    const found = this.#labels.labelsIn(text, content).filter(({ role }) => ASSIGNED.has(role));
    if (found[0]?.range.from !== content.from) return null;
    return found.map((label) => ({
      role: label.role === 'progress' ? 'status' : (label.role as PartNote['role']),
      label: label.range,
      content: trimRange(text, label.content, CONTENT_EDGE),
      rule: label.rule,
      from: 'bracket',
    }));
  }

  /** A bracket that assigns in words: 由办公室牵头,财务科配合,2023年12月底前完成. Every clause must say who or by when, and one who. */
  #assignment(text: string, content: Range): PartNote[] | null {
    const parts: PartNote[] = [];
    let from = content.from;
    for (const clause of text.slice(content.from, content.to).split(/[,;]/u)) {
      const { lead, support, deadline } = this.#assigns.exec(clause)?.indices?.groups ?? {};
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
}

/** The reader of the packs, the same for all who ask. */
export const bracketReaderOf = onePer((rules: BracketRules) => new BracketReader(rules));

/** A clause that says who leads, who supports, or by when. */
function assigningClause({ responsibility, progress }: BracketRules): RegExp {
  const acts = (role: 'lead' | 'support') =>
    alternativesOf(responsibility, (gives) => gives.reads === 'acts' && gives.role === role);
  const longTerm = alternativesOf(responsibility, ({ reads }) => reads === 'long-term');
  const reached = alternativesOf(progress, ({ reads }) => reads === 'reached');
  const lead = `由?(?<lead>[^,;。:]{2,40}?)${acts('lead')}`;
  const support = `(?<support>[^,;。:]{2,40}?)${acts('support')}`;
  const date = `(?:\\d{4}年|\\d{1,2}月|年)[^,;。:]{0,12}?|${longTerm}(?:坚持)?`;
  const deadline = `[于在]?(?<deadline>${date})(?:整改)?(?:${reached})?`;
  return new RegExp(`^\\s*(?:${lead}|${support}|${deadline})\\s*$`, 'du');
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
