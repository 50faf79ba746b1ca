import type { Plugin } from 'unified';
import { Matcher } from '../rules/matcher.ts';
import type { Rules } from '../rules/rules.ts';
import type { Kind } from '../tree/codes.ts';
import { type DocumentRoot, gridOf, paragraphsOf, type TableNode, tablesOf } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';
import { headOf, MetadataRules } from './head.ts';
import { LabelReader, type LabelRole } from './labels.ts';

type KindRules = Pick<Rules, 'kinds' | 'metadata' | 'labels' | 'wording'>;
type Said = Matcher<Rules['kinds'][number]['gives']>;

/** Items or labelled answers from which on a document answers (or raises) problems one by one. */
const SEVERAL = 2;
const HEADER_ROWS = 3;
const LONGEST_PREAMBLE = 1500;

/**
 * Writes `found.kind`: what the title says the document is, else the first paragraphs, else its structure; then whether it keeps to it:
 * a report of rectification without problems one by one is a narrative, a plan with answers a report.
 */
export const kind: Plugin<[KindRules], DocumentRoot> = (rules) => {
  const lines = new MetadataRules(rules.metadata);
  const from = (place: 'title' | 'text'): Said => new Matcher(rules.kinds.filter(({ gives }) => gives.from === place));
  const readers = {
    title: from('title'),
    text: from('text'),
    labels: new LabelReader(rules.labels),
    wording: new Matcher(rules.wording),
  };
  return (root) => {
    const { reading, found } = root.data;
    const head = headOf(root, lines);
    const title = head.title.map(({ from, to }) => reading.text.slice(from, to).replaceAll(/\s/g, '')).join('');
    const said =
      (title && readers.title.first(title)) ||
      saidBy(
        readers.text,
        reading.text,
        head.preamble.map(({ data }) => data.range),
      );
    const evidence = evidenceOf(root, readers);
    found.kind = decide(said ? said.rule.gives.kind : null, evidence);
    found.kindReason = found.kind === 'other' ? (said?.rule.gives.reason ?? NOTHING) : null;
  };
};

const NOTHING = '没有找到逐条的问题、整改情况或对整改工作的叙述';

function saidBy(text: Said, words: string, preamble: readonly Range[]): ReturnType<Said['first']> {
  const matches = preamble.map(({ from, to }) => text.first(words.slice(from, Math.min(to, from + LONGEST_PREAMBLE))));
  const order = (kind: Kind) => ['rectification', 'plan', 'feedback', 'other', 'narrative'].indexOf(kind);
  return (
    matches.flatMap((match) => match ?? []).sort((a, b) => order(a.rule.gives.kind) - order(b.rule.gives.kind))[0] ??
    null
  );
}

/** What the structure shows, as counts. */
interface Evidence {
  /** Items that name a problem. */
  readonly problems: number;
  /** Parts that say what was done: 整改情况, 整改进度. */
  readonly answers: number;
  /** Parts that a plan has too: 整改措施. */
  readonly steps: number;
  /** Parts that assign: 责任单位, 整改时限, 整改目标. */
  readonly tasks: number;
  /** How often the text speaks of rectification. */
  readonly mentions: number;
}

function decide(said: Kind | null, { problems, answers, steps, tasks, mentions }: Evidence): Kind {
  switch (said) {
    case 'rectification':
      return Math.max(problems, answers, steps) >= SEVERAL || problems * answers > 0 ? 'rectification' : 'narrative';
    case 'plan':
    case 'feedback':
      return answers >= SEVERAL ? 'rectification' : said;
    case 'narrative':
      return answers > SEVERAL ? 'rectification' : 'narrative';
    case 'other':
      return 'other';
    case null:
      if (answers >= SEVERAL) return 'rectification';
      if (steps >= SEVERAL) return tasks >= SEVERAL ? 'plan' : 'rectification';
      if (problems > SEVERAL) return tasks >= SEVERAL ? 'plan' : 'feedback';
      return mentions >= SEVERAL ? 'narrative' : 'other';
  }
}

interface Readers {
  readonly labels: LabelReader;
  readonly wording: Matcher<Rules['wording'][number]['gives']>;
}

function evidenceOf(root: DocumentRoot, { labels, wording }: Readers): Evidence {
  const { reading, found } = root.data;
  const parts = [
    ...labelsOf(root, labels),
    ...tablesOf(root).flatMap((table) => columnsOf(reading.text, table, labels)),
  ];
  const count = (wanted: (part: Part) => boolean) => parts.filter(wanted).length;
  const named = found.items.filter(({ opening }) => {
    const reads = wording.first(reading.text.slice(opening.from, Math.min(opening.to, opening.from + 120)))?.rule.gives
      .reads;
    return reads === 'problem' || reads === 'wrapped';
  });
  return {
    problems: Math.max(
      named.length,
      count(({ role }) => role === 'problem'),
    ),
    answers: count(isAnswer),
    steps: count(isStep),
    tasks: count(({ role }) => TASKS.has(role)),
    mentions: reading.text.split('整改', 12).length - 1,
  };
}

const ANSWERS: ReadonlySet<LabelRole> = new Set(['response', 'status', 'progress']);
const TASKS: ReadonlySet<LabelRole> = new Set(['lead', 'leaders', 'deadline', 'goal']);

/** A labelled part with something in it. */
interface Part {
  readonly role: LabelRole;
  readonly words: string;
}

const isStep = ({ role, words }: Part): boolean => role === 'response' && /[措举]/.test(words);
const isAnswer = (part: Part): boolean => ANSWERS.has(part.role) && !isStep(part);

/** The labels of the paragraphs, up to where the answers are enough to decide. */
function labelsOf(root: DocumentRoot, labels: LabelReader): Part[] {
  const { text } = root.data.reading;
  const parts: Part[] = [];
  let answers = 0;
  for (const { data } of paragraphsOf(root)) {
    for (const { role, range } of labels.labelsIn(text, data.range)) {
      const part = { role, words: text.slice(range.from, range.to) };
      parts.push(part);
      if (isAnswer(part)) answers++;
    }
    if (answers > SEVERAL) break;
  }
  return parts;
}

/** The labels at the head of a table's columns, each as often as a cell below it is filled. */
function columnsOf(text: string, table: TableNode, labels: LabelReader): Part[] {
  const grid = gridOf(table);
  const parts: Part[] = [];
  for (const [row, cells] of grid.slice(0, HEADER_ROWS).entries())
    for (const [column, cell] of cells.entries()) {
      if (!cell || cell.data.row !== row || cell.data.column !== column) continue;
      const { range } = cell.data;
      const [label] = labels.labelsIn(text, range);
      if (label?.range.from !== range.from || label.content.from < label.content.to) continue;
      const words = text.slice(range.from, range.to);
      const below = grid.slice(row + cell.data.rowSpan).map((under) => under[column]);
      for (const filled of below)
        if (filled && filled.data.range.from < filled.data.range.to) parts.push({ role: label.role, words });
    }
  return parts;
}
