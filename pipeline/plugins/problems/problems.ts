import type { Plugin } from 'unified';
import { ASSIGNING, type Label, type LabelReader, type LabelRole, labelReaderOf } from '../../language/labels.ts';
import { markerAt } from '../../language/markers.ts';
import { type StatusReader, statusReaderOf } from '../../language/status-phrase.ts';
import { splitTitle, unwrap } from '../../language/titles.ts';
import type { Rules } from '../../rules/rules.ts';
import { type ItemNote, nothingRead, type PartRole, type ProblemNote } from '../../tree/annotations.ts';
import { type DocumentRoot, paragraphsOf } from '../../tree/nodes.ts';
import { type Range, type Reading, trimRange } from '../../tree/reading.ts';
import { answersItself } from '../shared-answers.ts';
import { type Bracket, type BracketReader, bracketReaderOf } from './brackets.ts';
import { type Marked, Marks } from './marks.ts';
import { as, bracketPiece, isLabelledAnswer, markPiece, type Piece, partOf, plain } from './pieces.ts';
import { RaisedReader } from './raised.ts';

/** Makes problems of the items of a document: statement, details, answer and labelled parts. Narratives have none. */
export const problems: Plugin<[Rules], DocumentRoot> = (rules) => {
  const labels = labelReaderOf(rules.labels);
  const status = statusReaderOf(rules);
  const brackets = bracketReaderOf(rules);
  const raised = new RaisedReader(rules);
  return (root) => {
    const { reading, found } = root.data;
    if (found.kind === 'narrative' || found.kind === 'other') return;
    const answered = found.kind !== 'feedback';
    const items = answered
      ? found.items
      : raised.read(
          reading.text,
          paragraphsOf(root).map(({ data }) => data.range),
          found.items,
        );
    const marks = new Marks(reading.text, status);
    found.problems = items.map((item, i) =>
      new ItemReader(reading, labels, status, brackets, marks, answered).read(item, `p${i + 1}`),
    );
  };
};

/** Labelled parts whose content is a name, a date or a state: what follows in a new paragraph is not theirs. */
const SHORT: ReadonlySet<LabelRole> = new Set(['status', 'area', 'category', 'remark', ...ASSIGNING]);

class ItemReader {
  readonly #reading: Reading;
  readonly #text: string;
  readonly #labels: LabelReader;
  readonly #status: StatusReader;
  readonly #brackets: BracketReader;
  readonly #marks: Marks;
  /** Whether text without a label after the statement is an answer, or (in feedback) describes the problem further. */
  readonly #answered: boolean;

  constructor(
    reading: Reading,
    labels: LabelReader,
    status: StatusReader,
    brackets: BracketReader,
    marks: Marks,
    answered: boolean,
  ) {
    this.#reading = reading;
    this.#text = reading.text;
    this.#labels = labels;
    this.#status = status;
    this.#brackets = brackets;
    this.#marks = marks;
    this.#answered = answered;
  }

  read(item: ItemNote, id: string): ProblemNote {
    const { statement: title, body, named, marked, pieces: parts } = this.#opening(item);
    const measures = this.#assignedMeasures(item.paragraphs.slice(1));
    for (const paragraph of item.paragraphs.slice(1))
      parts.push(
        ...(measures.has(paragraph)
          ? [this.#unlabelled(paragraph, parts.at(-1))]
          : this.#paragraph(paragraph, parts.at(-1))),
      );
    const { statement: said, pieces } = this.#stated(title, parts);
    const statement = said.from < said.to ? said : this.#wordless(item);
    const merged = this.#settle([...(body ? [plain(body)] : []), ...pieces]);
    const answers = merged.filter(({ role }) => role === 'response').map(({ range }) => range);
    const details = merged.filter(({ role }) => role === 'details').map(({ range }) => range);
    const from = item.marker?.from ?? item.opening.from;
    // what a mark means is said elsewhere
    const own = merged.filter(({ range }) => range !== marked?.phrase.range);
    const to = own.reduce((end, { range }) => Math.max(end, range.to), statement.to);
    return {
      id,
      marker: item.marker,
      path: item.path,
      statement,
      area: named.area ?? item.area,
      category: named.category ?? item.category,
      heading: item.heading,
      details: details[0] ? { from: details[0].from, to: details.at(-1)?.to ?? details[0].to } : null,
      answers: contiguous(this.#text, answers),
      parts: merged.flatMap((piece) => partOf(piece)),
      range: { from, to },
      rule: answers.length > 0 ? 'problems.answered' : 'problems.raised',
      ...nothingRead(),
    };
  }

  /** 问题1 alone on its line is stated by the label below it (存在问题:台账不健全。), else by the line between it and its answer. */
  #stated(title: Range, pieces: Piece[]): { statement: Range; pieces: Piece[] } {
    const labelled = pieces.findIndex(({ role, label }) => role === 'details' && label !== null);
    const between = pieces[0]?.role === 'plain' && pieces.some(isLabelledAnswer) ? 0 : -1;
    const at = labelled < 0 ? between : labelled;
    const piece = pieces[at];
    if (title.from < title.to || !piece) return { statement: title, pieces };
    const { title: statement, body } = splitTitle(this.#text, piece.range);
    const rest = body ? [{ ...piece, range: body }] : [];
    return { statement: unwrap(this.#text, statement), pieces: pieces.toSpliced(at, 1, ...rest) };
  }

  /** 关于“”的问题, 1.整改情况:…: nothing is stated, and the line itself stands for it. */
  #wordless({ opening, marker }: ItemNote): Range {
    const line = trimRange(this.#text, opening);
    return line.from < line.to ? line : (marker ?? opening);
  }

  /** The first line: statement, what stands behind it on the line, and its labelled parts. */
  #opening({ opening, marker }: ItemNote): {
    statement: Range;
    body: Range | null;
    named: Named;
    marked: Marked | null;
    pieces: Piece[];
  } {
    const labels = this.#labels.of(this.#reading, opening, marker !== null);
    const [first, ...others] = labels;
    const introduced = first && first.range.from === opening.from && first.role === 'problem' ? first : null;
    const start = introduced ? introduced.content : { from: opening.from, to: first?.range.from ?? opening.to };
    const later = introduced ? others : labels;
    const split = splitTitle(this.#text, trimRange(this.#text, start));
    const marked = this.#marks.of(split.title, marker);
    const { title, body } = marked ? { ...split, title: marked.title } : split;
    const bracket = this.#bracket(title) ?? (body && this.#bracket(body)) ?? this.#brackets.stated(this.#text, title);
    const behind = bracket && bracket.before.from === body?.from ? bracket.before : body;
    const statement = unwrap(this.#text, bracket && bracket.before.to <= title.to ? bracket.before : title);
    const pieces = [
      ...(marked ? [markPiece(marked)] : []),
      ...(bracket?.parts ?? []).map(bracketPiece),
      ...later.flatMap((label) => this.#labelled(label)),
    ];
    return {
      statement,
      body: behind && behind.from < behind.to ? behind : null,
      named: this.#named(later),
      marked,
      pieces,
    };
  }

  #bracket(range: Range): Bracket | null {
    return this.#brackets.trailing(this.#text, range);
  }

  /**
   * Paragraphs that are a measure each and say who does it by when: (1)建立辅导中心。(责任人:白松;完成时限:2025年4月). One alone
   * assigns the problem.
   */
  #assignedMeasures(paragraphs: readonly Range[]): ReadonlySet<Range> {
    const assigned = paragraphs.filter((paragraph) => {
      if (!markerAt(this.#text, paragraph.from)) return false;
      const labels = this.#labels.of(this.#reading, paragraph, true);
      return labels.some(({ role }) => ASSIGNING.includes(role)) || this.#bracket(paragraph) !== null;
    });
    return new Set(assigned.length > 1 ? assigned : []);
  }

  /** A following paragraph: labelled parts, or more of what went before. */
  #paragraph(paragraph: Range, before: Piece | undefined): Piece[] {
    const labels = this.#labels.of(this.#reading, paragraph);
    const lead = trimRange(this.#text, { from: paragraph.from, to: labels[0]?.range.from ?? paragraph.to });
    const pieces: Piece[] = [];
    if (lead.from < lead.to) {
      const bracket = this.#brackets.trailing(this.#text, lead, true);
      const rest = bracket ? bracket.before : lead;
      if (rest.from < rest.to) pieces.push(this.#unlabelled(rest, before));
      pieces.push(...(bracket?.parts ?? []).map(bracketPiece));
    }
    return [...pieces, ...labels.flatMap((label) => this.#labelled(label))];
  }

  /** A paragraph without a label goes on with the part before it, unless that is a short one that already has its words. */
  #unlabelled(range: Range, before: Piece | undefined): Piece {
    if (!before || before.from === 'bracket') return plain(range);
    const empty = before.range.from === before.range.to;
    if (before.label && (SHORT.has(before.label.role) || before.role === 'status'))
      return empty ? { ...before, range } : plain(range);
    return { role: before.role, label: before.label, range, from: 'label', rule: before.rule };
  }

  #labelled(label: Label): Piece[] {
    // 整改时限:2022年9月30日(已完成): behind a name or a date a state is the problem's
    const bracket = this.#brackets.trailing(this.#text, label.content, !ASSIGNING.includes(label.role));
    const range = bracket ? bracket.before : label.content;
    const piece: Piece = { role: this.#roleOf(label, range), label, range, from: 'label', rule: label.rule };
    return [piece, ...(bracket?.parts ?? []).map(bracketPiece)];
  }

  #saysState(range: Range): boolean {
    return (this.#status.whole(this.#text, range) ?? this.#status.ticked(this.#text, range)) !== null;
  }

  #roleOf({ role }: Label, content: Range): PartRole | 'plain' {
    if (role === 'progress') return this.#saysState(content) ? 'status' : 'response';
    if (role === 'problem') return 'details';
    return role === 'area' || role === 'category' ? 'remark' : role;
  }

  /**
   * Text without a label is the answer where no label says which is; before a labelled answer it describes the problem further, unless the
   * label only says how far it has come and the text says whose answer it is.
   */
  #settle(pieces: readonly Piece[]): Piece[] {
    const filled = pieces.filter(({ range }) => range.from < range.to);
    const answers = filled.filter(isLabelledAnswer);
    const speaks = ({ role, range }: Piece) => role === 'plain' && answersItself(this.#text, range);
    const stated = filled.some(speaks) && answers.every((piece) => this.#onlyState(piece));
    const found = filled.findIndex((piece) => isLabelledAnswer(piece) || (stated && speaks(piece)));
    const labelled = found < 0 ? this.#listBehindLabels(filled) : found;
    return filled.map((piece, i) => {
      if ((answers.length > 1 || stated) && this.#onlyState(piece)) return as('status', piece);
      if (piece.role !== 'plain') return piece;
      const role = !this.#answered || (labelled >= 0 && i < labelled) ? 'details' : 'response';
      return as(role, piece);
    });
  }

  /**
   * Where no label names the answer, a list behind the labels that assign the problem and say how far it is is the answer; what stands
   * before these labels describes the problem further:
   * ```
   * 1.学习不够深入。2022年有3次学习以读文件代替研讨。
   * 责任领导:马德昌
   * 整改进展:已完成
   * 一是修订学习规则。
   * ```
   */
  #listBehindLabels(pieces: readonly Piece[]): number {
    const last = pieces.findLastIndex(({ role, label }) => role !== 'plain' && label !== null);
    const next = pieces[last + 1];
    if (last < 0 || !next || pieces[0]?.role !== 'plain') return -1;
    const before = pieces.slice(0, last).filter(({ role }) => role === 'plain');
    const lists = (range: Range) => markerAt(this.#text, range.from)?.ordinal === 1;
    return lists(next.range) && !before.some(({ range }) => lists(range)) ? last + 1 : -1;
  }

  /** 整改结果:已整改完成。 beside another answer is a state, whatever its label says. */
  #onlyState(piece: Piece): boolean {
    return isLabelledAnswer(piece) && this.#status.whole(this.#text, piece.range) !== null;
  }

  #named(labels: readonly Label[]): Named {
    const content = (role: LabelRole) => labels.find((label) => label.role === role)?.content ?? null;
    return { area: content('area'), category: content('category') };
  }
}

interface Named {
  readonly area: Range | null;
  readonly category: Range | null;
}

/** Ranges between which there is only white space become one. */
function contiguous(text: string, ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges) {
    const last = out.at(-1);
    if (last && text.slice(last.to, range.from).trim() === '') out[out.length - 1] = { from: last.from, to: range.to };
    else out.push(range);
  }
  return out;
}
