import { enumerationIn } from '../../language/enumerations.ts';
import { ASSIGNING, type Label, type LabelReader, labelReaderOf } from '../../language/labels.ts';
import { isEnumerator, markerAt } from '../../language/markers.ts';
import { sentencesIn } from '../../language/sentences.ts';
import { type StatusPhrase, type StatusReader, statusReaderOf } from '../../language/status-phrase.ts';
import { splitTitle, unwrap } from '../../language/titles.ts';
import type { PartNote, PartRole } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import type { State } from '../../tree/codes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { type BracketReader, type BracketRules, bracketReaderOf } from '../problems/brackets.ts';
import { leadOf, tailOf } from '../status.ts';
import type { Holds } from './columns.ts';
import type { Field } from './rows.ts';

const EDGE = oneOf(`${WHITE}。;`);

/** What the cell of a problem says. */
export interface Statement {
  readonly marker: Range | null;
  readonly statement: Range;
  readonly details: Range | null;
  readonly parts: readonly PartNote[];
}

/** What a cell adds to a problem: parts, pieces of its answer, and those of them that are measures each on its own. */
export interface Said {
  readonly parts: readonly PartNote[];
  readonly answers: readonly Range[];
  /** Further description that a label in the cell names. */
  readonly details: readonly Range[];
  /** For a cell that is a state: how far it is, from 0; one that only says 长期坚持 is last. */
  readonly advance?: number;
}

const ADVANCE: Readonly<Record<State, number>> = {
  'not-completed': 0,
  'in-progress': 1,
  phased: 2,
  'basically-completed': 3,
  completed: 4,
  unstated: 5,
};

const ROLES: Readonly<Partial<Record<Holds, PartRole>>> = {
  plan: 'response',
  result: 'response',
  next: 'response',
  tick: 'status',
  status: 'status',
  cause: 'cause',
  goal: 'goal',
  task: 'goal',
  leaders: 'leaders',
  lead: 'lead',
  support: 'support',
  persons: 'persons',
  deadline: 'deadline',
  finished: 'deadline',
  remark: 'remark',
};

const RESPONSIBLE: ReadonlySet<PartRole> = new Set(['leaders', 'lead', 'support', 'persons']);

/** Words in a column of states that are too many for one. */
const LONGEST_STATUS = 40;

/** Reads what stands in the cells of a problem. */
export class CellReader {
  readonly #text: string;
  readonly #labels: LabelReader;
  readonly #status: StatusReader;
  readonly #brackets: BracketReader;

  constructor(text: string, rules: BracketRules) {
    this.#text = text;
    this.#labels = labelReaderOf(rules.labels);
    this.#status = statusReaderOf(rules);
    this.#brackets = bracketReaderOf(rules);
  }

  /** The problem of a cell without its number, label and wrapping; what follows its first sentence describes it further. */
  statement(cell: Range): Statement {
    const text = this.#text;
    const label = this.#labels.labelsIn(text, cell)[0];
    const introduced = label?.role === 'problem' && label.range.from === cell.from ? label : null;
    const inner = introduced?.content ?? cell;
    const several = enumerationIn(text, inner).items.length > 1;
    const typed = several ? null : markerAt(text, inner.from);
    const marker = introduced?.marker?.range ?? (typed && !isEnumerator(typed) ? typed.range : null);
    const from = typed && marker === typed.range ? typed.range.to : inner.from;
    const range = trimRange(text, { from, to: inner.to });
    const { title, body } = several ? { title: trimRange(text, range, EDGE), body: null } : splitTitle(text, range);
    const bracket = this.#brackets.trailing(text, title);
    return {
      marker,
      statement: unwrap(text, bracket?.before ?? title),
      details: body,
      parts: (bracket?.parts ?? []).map((part) => ({ ...part, label: null })),
    };
  }

  /** What a cell of a column says. */
  field({ holds, rule, range }: Field): Said {
    const role = ROLES[holds];
    if (!role) return NOTHING;
    if (role === 'response') return this.#answer(range, holds, rule);
    const part = partOf(role, range, rule);
    const assigned = this.#assigned(range);
    if (RESPONSIBLE.has(role) && assigned) return { ...NOTHING, parts: assigned };
    if (role !== 'status') return { ...NOTHING, parts: [part] };
    const phrase = this.#phrase(range);
    if (!phrase && range.to - range.from > LONGEST_STATUS) return this.#answer(range, 'result', rule);
    return { ...NOTHING, parts: [part], advance: advanceOf(phrase) };
  }

  /** 牵头领导:郑伟;牵头科室:改革科;整改时限:6月底 in one cell; null where its labels do not say all of it. */
  #assigned(range: Range): PartNote[] | null {
    const labels = this.#labels.labelsIn(this.#text, range);
    const whole = labels[0]?.range.from === range.from && labels.every(({ role }) => ASSIGNING.includes(role));
    return whole ? labels.map(({ role, content, rule }) => partOf(role as PartRole, content, rule)) : null;
  }

  /** Whether a piece of an answer enumerates its measures. */
  enumerates(range: Range): boolean {
    return enumerationIn(this.#text, range).items.length > 0;
  }

  /**
   * The paragraphs of a cell where each says one thing: they end as sentences do. One range where they do not, for they may then be
   * lines that only the width of the column cut.
   */
  paragraphs(range: Range): Range[] {
    const lines: Range[] = [];
    for (const line of linesOf(this.#text, range)) if (line.from < line.to) lines.push(line);
    const closed = lines.slice(0, -1).every(({ to }) => /[。;!?]/.test(this.#text.charAt(to - 1)));
    return lines.length > 1 && closed ? lines : [range];
  }

  #phrase(range: Range): StatusPhrase | null {
    return this.#status.whole(this.#text, range) ?? this.#status.leading(this.#text, range);
  }

  /** An answer, in parts where labels divide the cell; in a column of results a phrase of progress alone is a state. */
  #answer(range: Range, holds: Holds, rule: string): Said {
    const pieces = this.#pieces(range);
    if (pieces.length > 0) return this.#labelled(range, pieces, holds, rule);
    if (holds === 'plan') return { ...NOTHING, parts: [partOf('response', range, rule)], answers: [range] };
    const state = this.#status.whole(this.#text, range);
    if (state) return { ...NOTHING, parts: [partOf('status', range, rule)], advance: advanceOf(state) };
    return { ...NOTHING, parts: [partOf('response', range, rule), ...this.#stateIn(range, rule)], answers: [range] };
  }

  /** The state with which an answer opens or closes. */
  #stateIn(range: Range, rule: string): PartNote[] {
    const lead = leadOf(this.#text, range, this.#status) ?? this.#status.leading(this.#text, range);
    const phrase = lead ?? tailOf(this.#text, sentencesIn(this.#text, range), this.#status)?.phrase;
    return phrase ? [partOf('status', phrase.range, rule)] : [];
  }

  /** 整改措施:…(line end)整改成效:… in one cell. */
  #labelled(range: Range, labels: readonly Label[], holds: Holds, rule: string): Said {
    const first = labels[0]?.range.from ?? range.to;
    const lead = trimRange(this.#text, { from: range.from, to: first });
    const said: Said[] = lead.from < lead.to ? [this.#answer(lead, holds, rule)] : [];
    for (const label of labels) {
      const { role, content } = label;
      if (content.from >= content.to) continue;
      if (role === 'response') said.push(this.#answer(content, 'plan', rule));
      else if (role === 'progress') said.push(this.#answer(content, 'result', rule));
      else if (role === 'problem') said.push({ ...NOTHING, details: [content] });
      else if (role !== 'area' && role !== 'category')
        said.push({ ...NOTHING, parts: [partOf(role, content, label.rule)] });
    }
    return {
      parts: said.flatMap(({ parts }) => parts),
      answers: said.flatMap(({ answers }) => answers),
      details: said.flatMap(({ details }) => details),
    };
  }

  /** The labels at the beginning of a cell's lines, each with what follows up to the next. */
  #pieces(range: Range): Label[] {
    const heads: Label[] = [];
    for (const line of linesOf(this.#text, range))
      for (const label of this.#labels.labelsIn(this.#text, line)) heads.push(label);
    return heads.map((label, i) => ({
      ...label,
      content: trimRange(this.#text, { from: label.content.from, to: heads[i + 1]?.range.from ?? range.to }),
    }));
  }
}

/** The lines of a cell, each without white space at its ends. */
function linesOf(text: string, { from, to }: Range): Range[] {
  let start = from;
  return text
    .slice(from, to)
    .split('\n')
    .map((line) => {
      const range = { from: start, to: start + line.length };
      start = range.to + 1;
      return trimRange(text, range);
    });
}

const advanceOf = (phrase: StatusPhrase | null): number =>
  ADVANCE[!phrase || (phrase.longTerm && phrase.state === 'in-progress') ? 'unstated' : phrase.state];

const NOTHING: Said = { parts: [], answers: [], details: [] };

const partOf = (role: PartRole, content: Range, rule: string): PartNote => ({
  role,
  label: null,
  content,
  rule,
  from: 'table',
});
