import type { Plugin } from 'unified';
import { type LabelReader, type LabelRole, labelReaderOf } from '../language/labels.ts';
import { splitTitle } from '../language/titles.ts';
import { wordingOf } from '../language/wording.ts';
import { Matcher, matcherOf } from '../rules/matcher.ts';
import type { Rules } from '../rules/rules.ts';
import type { Kind } from '../tree/codes.ts';
import { type DocumentRoot, paragraphsOf } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';
import { headOf, MetadataRules } from './metadata/head.ts';
import type { ColumnRules } from './tables/columns.ts';
import { tableEvidence } from './tables/tables.ts';

type KindRules = Pick<Rules, 'kinds' | 'metadata' | 'labels' | 'wording'> & ColumnRules;
type Said = Matcher<Rules['kinds'][number]['gives']>;

/** Items or labelled answers from which on a document answers (or raises) problems one by one. */
const SEVERAL = 2;
/** Items read for what they tell. */
const ITEMS = 20;
const LONGEST_PREAMBLE = 1500;

/**
 * Writes `found.kind`: what the title says the document is, else the first paragraphs, else its structure; then whether it keeps to it:
 * a report of rectification without problems one by one is a narrative, a plan with answers a report.
 */
export const kind: Plugin<[KindRules], DocumentRoot> = (rules) => {
  const lines = new MetadataRules(rules.metadata);
  const from = (place: 'title' | 'text' | 'item'): Said =>
    new Matcher(rules.kinds.filter(({ gives }) => gives.from === place));
  const readers = {
    title: from('title'),
    text: from('text'),
    item: from('item'),
    labels: labelReaderOf(rules.labels),
    wording: matcherOf(rules.wording),
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
    const evidence = evidenceOf(root, readers, rules);
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
  /** Of the first items, those that say without a label what was done. */
  readonly told: number;
  /** How often the text speaks of rectification. */
  readonly mentions: number;
}

function decide(said: Kind | null, { problems, answers, steps, tasks, told, mentions }: Evidence): Kind {
  switch (said) {
    case 'rectification':
      return Math.max(problems, answers, steps) >= SEVERAL || problems * answers > 0 ? 'rectification' : 'narrative';
    case 'plan':
      return answers >= SEVERAL ? 'rectification' : 'plan';
    case 'feedback':
      return Math.max(answers, told) >= SEVERAL ? 'rectification' : 'feedback';
    case 'narrative':
      return answers > SEVERAL ? 'rectification' : 'narrative';
    case 'other':
      return 'other';
    case null:
      if (answers >= SEVERAL) return 'rectification';
      if (steps >= SEVERAL) return tasks >= SEVERAL ? 'plan' : 'rectification';
      if (told >= SEVERAL) return 'rectification';
      if (problems > SEVERAL) return tasks >= SEVERAL ? 'plan' : 'feedback';
      return mentions >= SEVERAL ? 'narrative' : 'other';
  }
}

interface Readers {
  readonly item: Said;
  readonly labels: LabelReader;
  readonly wording: Matcher<Rules['wording'][number]['gives']>;
}

function evidenceOf(root: DocumentRoot, readers: Readers, rules: ColumnRules): Evidence {
  const { labels, wording } = readers;
  const { reading, found } = root.data;
  const parts = labelsOf(root, labels);
  const table = tableEvidence(root, rules);
  const count = (wanted: (part: Part) => boolean) => parts.filter(wanted).length;
  const named = found.items.filter(({ opening }) => {
    const { title } = splitTitle(reading.text, opening);
    const reads = wordingOf(reading.text.slice(title.from, title.to), wording);
    return reads === 'problem' || reads === 'wrapped';
  });
  return {
    problems: Math.max(named.length, count(({ role }) => role === 'problem') + table.problems),
    answers: count(isAnswer) + table.answers,
    steps: count(isStep) + table.steps,
    tasks: count(({ role }) => TASKS.has(role)) + table.tasks,
    told: found.items.slice(0, ITEMS).filter((item) => isTold(reading.text, item.paragraphs, readers)).length,
    mentions: reading.text.split('整改', 12).length - 1,
  };
}

/** An item with a sentence of progress, or with measures: 一是制定…. */
function isTold(text: string, paragraphs: readonly Range[], { item, wording }: Readers): boolean {
  return paragraphs.slice(0, 4).some(({ from, to }) => {
    const words = text.slice(from, Math.min(to, from + LONGEST_PREAMBLE));
    const first = words.indexOf('一是');
    const reads = (end: number) => wording.first(words.slice(first + 2, end))?.rule.gives.reads;
    // 一是宣传不到位,走访的43家…: figures further on do not make a measure of what begins as a problem
    const measure = first >= 0 && reads(first + 40) === 'measure' && reads(clauseEnd(words, first)) !== 'problem';
    return measure || item.first(words) !== null;
  });
}

/** Where the clause ends that begins at an offset. */
function clauseEnd(words: string, from: number): number {
  const end = words.slice(from).search(/[,;。]/);
  return end < 0 ? words.length : from + end;
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
    for (const { role, range } of labels.of(root.data.reading, data.range)) {
      const part = { role, words: text.slice(range.from, range.to) };
      parts.push(part);
      if (isAnswer(part)) answers++;
    }
    if (answers > SEVERAL) break;
  }
  return parts;
}
