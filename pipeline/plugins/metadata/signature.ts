import { datesIn, isoOf, type WrittenDate } from '../../language/dates.ts';
import { markerAt } from '../../language/markers.ts';
import type { ParagraphNode } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';
import type { MetadataRules } from './head.ts';

/** Who signs a document, and when. */
export interface Signature {
  /** The lines of the body's name. */
  readonly body: readonly Range[];
  readonly date: WrittenDate | null;
}

/** Lines from the end among which a signature stands; a ledger may follow it. */
const LINES = 60;
/** Lines below the title among which it stands where it does not stand at the end. */
const BELOW_TITLE = 4;
const LONGEST_LINE = 60;

/**
 * The signature of a document: a body's name, then a date, each on a line (or two) of its own or both on one.
 * `nodes` are the paragraphs that are not noise.
 * ```
 * 中共某县委巡察工作
 * 领导小组办公室
 * 2024年
 * 3月27日
 * ```
 */
export function signatureOf(text: string, nodes: readonly ParagraphNode[], rules: MetadataRules): Signature {
  const all = nodes.slice(1).map(({ data }) => data.range);
  const ranges = all.slice(-LINES);
  const found = signedIn(text, ranges, rules);
  if (found && found.body.length > 0) return found;
  const above = signedIn(text, all.slice(0, BELOW_TITLE), rules);
  if (above && above.body.length > 0) return above;
  const dateOnly = found?.date ?? null;
  const undated = bodyAbove(text, ranges, ranges.length - 1, rules);
  const [first] = undated;
  const last = undated.at(-1);
  // without a date few are a signature: a last line may end in 学校 for other reasons
  const sure = first && last && rules.read('sure-body', text, { from: first.from, to: last.to });
  return { body: sure ? undated : [], date: dateOnly };
}

/** The last body with its date, else the last date alone; null where there is no date. */
function signedIn(text: string, ranges: readonly Range[], rules: MetadataRules): Signature | null {
  let dateOnly: WrittenDate | null = null;
  let imprint: Signature | null = null;
  for (let index = ranges.length - 1; index >= 0; index--) {
    const dated = dateAt(text, ranges, index);
    if (!dated) continue;
    if (dated.printed) {
      const body = dated.body ? named(text, dated.body, rules) : [];
      imprint ??= body.length > 0 ? { body, date: dated.date } : null;
      continue;
    }
    const body = dated.body ? [dated.body] : bodyAbove(text, ranges, index - 1, rules);
    if (body.length > 0 && body.every((line) => line !== undefined))
      return { body: dated.body ? named(text, dated.body, rules) : body, date: dated.date };
    dateOnly ??= dated.date;
  }
  return imprint ?? (dateOnly && { body: [], date: dateOnly });
}

interface Dated {
  readonly date: WrittenDate;
  /** What stands before the date on its line. */
  readonly body: Range | null;
  /** 中共某县委办公室 2009年8月12日印发: who printed it signs only where nobody else does. */
  readonly printed: boolean;
}

/** The date a line (or a line and the next one) consists of or ends with. */
function dateAt(text: string, ranges: readonly Range[], index: number): Dated | null {
  const line = ranges[index];
  const next = ranges[index + 1];
  if (!line || line.to - line.from > LONGEST_LINE) return null;
  const joined = next && next.to - line.from <= LONGEST_LINE ? { from: line.from, to: next.to } : line;
  for (const range of [line, joined]) {
    const date = datesIn(text, range).at(-1);
    if (!date || isoOf(date)?.length !== 10) continue;
    const behind = text.slice(date.range.to, range.to);
    const printed = /^\s{0,2}印发$/.test(behind);
    if (!printed && !/^[)\s]*$/.test(behind)) continue;
    const before = text.slice(range.from, date.range.from);
    if (/^[(\s]*$/.test(before)) return { date, body: null, printed };
    if (range === line && !/[,。;:!?]/.test(before))
      return { date, body: { from: line.from, to: line.from + before.trimEnd().length }, printed };
  }
  return null;
}

function named(text: string, line: Range, rules: MetadataRules): Range[] {
  const body = rules.read('body', text, line);
  return body ? [body.value] : [];
}

/** The body named on a line, or on it and the one above; of several bodies the party's own, else the one next to the date. */
function bodyAbove(text: string, ranges: readonly Range[], index: number, rules: MetadataRules): Range[] {
  const line = ranges[index];
  const above = ranges[index - 1];
  const body = line && markerAt(text, line.from) === null ? rules.read('body', text, line) : null;
  if (!body) return [];
  if (!above || above.to - above.from > LONGEST_LINE || /[。,;:!?]/.test(text.slice(above.from, above.to)))
    return [body.value];
  const whole = rules.read('body', text, above);
  const party = (range: Range) => /^(?:中共|中国共产党)/.test(text.slice(range.from, range.to));
  if (whole) return [party(whole.value) && !party(body.value) ? whole.value : body.value];
  return party(above) && !party(body.value) ? [above, body.value] : [body.value];
}
