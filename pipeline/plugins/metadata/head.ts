import { datesIn } from '../../language/dates.ts';
import { markerAt } from '../../language/markers.ts';
import type { Match } from '../../rules/matcher.ts';
import { Matcher } from '../../rules/matcher.ts';
import type { RuleSet } from '../../rules/packs.ts';
import type { DocumentRoot, ParagraphNode } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

type Reads = RuleSet['metadata'][number]['gives']['reads'];

/** The rules of the pack `metadata`, by what they read. */
export class MetadataRules {
  readonly #matchers = new Map<Reads, Matcher<{ reads: Reads }>>();

  constructor(rules: RuleSet['metadata']) {
    for (const { gives } of rules)
      if (!this.#matchers.has(gives.reads))
        this.#matchers.set(gives.reads, new Matcher(rules.filter((rule) => rule.gives.reads === gives.reads)));
  }

  /** The first match in a line, with ranges of the text the line stands in. `value` is the group of that name. */
  read(reads: Reads, text: string, line: Range): { value: Range; rule: string } | null {
    if (line.to - line.from > LONGEST_LINE) return null;
    const match: Match<unknown> | null = this.#matchers.get(reads)?.first(text.slice(line.from, line.to)) ?? null;
    if (!match) return null;
    const { from, to } = match.groups.value ?? match.range;
    return { value: trimRange(text, { from: line.from + from, to: line.from + to }), rule: match.rule.id };
  }
}

/** What stands above the body of a document. */
export interface Head {
  /** The lines of the title, in order; empty where there is none. */
  readonly title: readonly Range[];
  readonly titleRule: string;
  readonly number: { readonly value: Range; readonly rule: string } | null;
  /** Short lines around the title that are neither: dates, officers, forms to fill in; noise lines too. */
  readonly lines: readonly ParagraphNode[];
  /** The paragraphs before the first numbered heading or item, without the addressee; at least the first of the body. */
  readonly preamble: readonly ParagraphNode[];
}

const LONGEST_LINE = 200;
/** Paragraphs above which no title is looked for, and lines that a title may be broken into. */
const HEAD_PARAGRAPHS = 24;
const TITLE_LINES = 4;
const TITLE_LENGTH = 90;
const PREAMBLE_PARAGRAPHS = 6;

/** Reads the head of a document: title, number, the lines around them and the preamble. */
export function headOf(root: DocumentRoot, rules: MetadataRules): Head {
  const { text } = root.data.reading;
  const { above, below } = split(root, text);
  const lines: ParagraphNode[] = [];
  const pieces: Range[] = [];
  let number: Head['number'] = null;
  let closed = false;
  let last: ParagraphNode | undefined;
  for (const [index, node] of above.entries()) {
    const { range, noise } = node.data;
    const found: Head['number'] = rules.read('number', text, range);
    if (found) {
      number ??= found;
      // 中共某县委第四巡察组 / 某巡发〔2024〕3号 / 关于…: what stands above the number is the letterhead
      if (!closed) pieces.length = 0;
    } else if (
      noise !== undefined ||
      rules.read('furniture', text, range) !== null ||
      !(rules.read('headline', text, range) || isPiece(rules, text, range)) ||
      (closed && !(last === above[index - 1] && goesOn(rules, text, range)))
    )
      lines.push(node);
    else if (rules.read('masthead', text, range)) pieces.length = 0;
    else {
      const piece = unwrapped(rules, text, range);
      if (pieces.length > 0 && /^(?:中共|中国共产党).{3,40}关于/.test(text.slice(piece.from, piece.to)))
        pieces.length = 0;
      pieces.push(piece);
      last = node;
      closed = rules.read('title-end', text, piece) !== null;
    }
  }
  const length = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const title = length >= 6 && length <= TITLE_LENGTH * 2 && pieces.length <= TITLE_LINES ? pieces : [];
  return {
    title,
    titleRule: closed ? 'title.closed' : 'title.lines',
    number,
    lines,
    preamble: preambleOf(text, below),
  };
}

/** The paragraphs above the first sentence, item, addressee or table, and all paragraphs from there on that are not noise. */
function split(root: DocumentRoot, text: string): { above: ParagraphNode[]; below: ParagraphNode[] } {
  const above: ParagraphNode[] = [];
  const below: ParagraphNode[] = [];
  for (const node of root.children) {
    if (node.type === 'table') {
      if (below.length === 0 && above.length > HEAD_PARAGRAPHS) break;
      continue;
    }
    if (below.length > PREAMBLE_PARAGRAPHS || above.length > HEAD_PARAGRAPHS) break;
    const inBody = below.length > 0 || (node.data.noise === undefined && isBody(text, node.data.range));
    if (!inBody) above.push(node);
    else if (node.data.noise === undefined) below.push(node);
  }
  return { above, below };
}

function isBody(text: string, { from, to }: Range): boolean {
  const words = text.slice(from, to);
  return words.length > TITLE_LENGTH || /[。;:!?]”?$|。/.test(words) || markerAt(text, from) !== null;
}

/** 来源:…, (讨论稿), “部分干部缺乏担当;少数……”: a field, a remark, somebody's words. */
const NO_PIECE = /^.{2,10}:|^\(.{1,40}\)$|^“[^”]*[。;…!?]”$/u;

/** A line of a title: no name, no date, no form to fill in, no place and time of a speech. */
function isPiece(rules: MetadataRules, text: string, range: Range): boolean {
  const words = text.slice(range.from, range.to);
  if (NO_PIECE.test(words) || rules.read('speaker', text, range)) return false;
  const dated = datesIn(text, range).some(({ year, month }) => year !== null && month !== null);
  return !dated || (/关于/.test(words) && !/^[—-]/.test(words));
}

/** A line that ends a title which seemed to be at its end: …关于县委巡察反馈意见 / 的整改方案. */
function goesOn(rules: MetadataRules, text: string, range: Range): boolean {
  return rules.read('title-end', text, range) !== null && !/关于|^中共|^[—-]/.test(text.slice(range.from, range.to));
}

/** A title without the name of a column: 【通报】关于…. */
function unwrapped(rules: MetadataRules, text: string, range: Range): Range {
  const wrapper = rules.read('wrapper', text, range);
  return wrapper ? trimRange(text, { from: wrapper.value.to, to: range.to }) : range;
}

function preambleOf(text: string, below: readonly ParagraphNode[]): ParagraphNode[] {
  const body = below.filter(({ data: { range } }) => !/^.{2,40}:$/.test(text.slice(range.from, range.to)));
  const end = body.findIndex(({ data }, index) => index > 0 && markerAt(text, data.range.from) !== null);
  return body.slice(0, end < 0 ? PREAMBLE_PARAGRAPHS : end);
}
