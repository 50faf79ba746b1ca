import type { Plugin } from 'unified';
import { sentencesIn } from '../language/sentences.ts';
import { type StatusPhrase, type StatusReader, statusReaderOf } from '../language/status-phrase.ts';
import type { Rules } from '../rules/rules.ts';
import type { Annotations, HeadingNote, ProblemNote, StatusNote } from '../tree/annotations.ts';
import { oneOf, WHITE } from '../tree/chars.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import { paragraphsOf } from '../tree/nodes.ts';
import { type Range, trimRange } from '../tree/reading.ts';
import { ClosingReader } from './outline/closing.ts';
import { shareAnswers } from './shared-answers.ts';

const EDGE = oneOf(`${WHITE}。;`);

/** Reads how far each problem has come: from a label, the first or last sentence of its answer, a table cell, or the heading above. */
export const status: Plugin<[Rules], DocumentRoot> = (rules) => {
  const reader = statusReaderOf(rules);
  const closing = new ClosingReader(rules);
  return (root) => {
    const { reading, found } = root.data;
    if (found.kind === 'feedback') return;
    const { text } = reading;
    const scopes = new ScopeReader(text, reader, found);
    for (const problem of found.problems) problem.status = statusOf(text, problem, reader) ?? scopes.above(problem);
    shareAnswers(text, found.problems);
    coverAll(text, root, reader, closing);
  };
};

function statusOf(text: string, problem: ProblemNote, reader: StatusReader): StatusNote | null {
  const labelled = problem.parts.filter(({ role }) => role === 'status');
  for (const part of labelled) {
    const phrase =
      reader.whole(text, part.content) ?? reader.ticked(text, part.content) ?? firstPhrase(text, part.content, reader);
    if (!phrase) continue;
    if (part.from !== 'table') return noteOf(phrase, part.from === 'bracket' ? 'lead' : 'label');
    // | 已完成 | 正在整改 | 长期坚持 | with two marks in a row
    const longTerm = labelled.some(({ content }) => reader.whole(text, content)?.longTerm);
    return { ...phrase, longTerm: phrase.longTerm || longTerm, basis: 'table' };
  }
  const lead = firstOf(problem.answers, (answer) => leadOf(text, answer, reader));
  const tail = lastOf(text, problem.answers, reader);
  if (lead) return noteOf(lead, 'lead');
  return tail && noteOf(tail, 'tail');
}

const noteOf = ({ state, longTerm, range, rule }: StatusPhrase, basis: StatusNote['basis']): StatusNote => ({
  state,
  longTerm,
  basis,
  range,
  rule,
});

/** What the first range that gives anything gives. */
function firstOf<Found>(ranges: readonly Range[], read: (range: Range) => Found | null): Found | null {
  for (const range of ranges) {
    const found = read(range);
    if (found) return found;
  }
  return null;
}

/** The phrase a labelled content begins with, or one of its sentences. */
function firstPhrase(text: string, content: Range, reader: StatusReader): StatusPhrase | null {
  const leading = reader.leading(text, content);
  if (leading) return leading;
  for (const sentence of sentencesIn(text, content)) {
    const phrase = reader.whole(text, sentence);
    if (phrase) return phrase;
  }
  return null;
}

/** 已完成整改。一是…: the first sentence, or the words before the first item. */
export function leadOf(text: string, answer: Range, reader: StatusReader): StatusPhrase | null {
  const [sentence] = sentencesIn(text, answer, 1);
  if (!sentence) return null;
  return (
    reader.whole(text, sentence) ??
    bracketed(text, answer, reader) ??
    beforeItems(text, sentence, reader) ??
    reader.declared(text, sentence)
  );
}

/** (已完成)一是…, 【已完成整改】… */
function bracketed(text: string, answer: Range, reader: StatusReader): StatusPhrase | null {
  const match = /^[(【[]([^()【】[\]]{2,20})[)】\]]/u.exec(
    text.slice(answer.from, Math.min(answer.to, answer.from + 30)),
  );
  return match?.[1] ? reader.whole(text, { from: answer.from + 1, to: answer.from + 1 + match[1].length }) : null;
}

/** 已完成整改,一是… / 已完成整改:一是… */
function beforeItems(text: string, sentence: Range, reader: StatusReader): StatusPhrase | null {
  const match = /[,.: ](?=(?:一是|首先|①|\(1\)|1[.、]))/u.exec(
    text.slice(sentence.from, Math.min(sentence.to, sentence.from + 60)),
  );
  return match ? reader.whole(text, { from: sentence.from, to: sentence.from + match.index }) : null;
}

function lastOf(text: string, answers: readonly Range[], reader: StatusReader): StatusPhrase | null {
  for (const answer of answers.toReversed()) {
    const tail = tailOf(text, sentencesIn(text, answer), reader);
    if (tail) return tail.phrase;
  }
  return null;
}

/**
 * …该问题已整改完成。: the last sentence of an answer, and one before it where the last only forecasts or explains. The range is from the
 * sentence on.
 */
export function tailOf(
  text: string,
  sentences: readonly Range[],
  reader: StatusReader,
): { phrase: StatusPhrase; from: number } | null {
  for (const sentence of sentences.slice(-2).toReversed()) {
    if (sentence === sentences[0] && sentences.length > 1) continue;
    const phrase =
      reader.whole(text, sentence) ?? closingBracket(text, sentence, reader) ?? reader.explained(text, sentence);
    if (phrase)
      return { phrase, from: phrase.range.from < sentence.from ? sentence.from : startOf(text, sentence, phrase) };
    if (!reader.forecasts.whole(text.slice(sentence.from, sentence.to))) return null;
  }
  return null;
}

function closingBracket(text: string, sentence: Range, reader: StatusReader): StatusPhrase | null {
  const inner = trimRange(text, sentence, EDGE);
  const match = /[(【]([^()【】]{2,20})[)】]$/u.exec(text.slice(Math.max(inner.from, inner.to - 24), inner.to));
  if (!match?.[1]) return null;
  return reader.whole(text, { from: inner.to - 1 - match[1].length, to: inner.to - 1 });
}

/** Where the words of a status begin that a measure must not hold: its sentence, or the bracket at the end of one. */
function startOf(text: string, sentence: Range, phrase: StatusPhrase): number {
  return /[(【]/.test(text.charAt(phrase.range.from - 1)) && phrase.range.from - 1 > sentence.from
    ? phrase.range.from - 1
    : sentence.from;
}

/** Headings that say it of all below: (一)已完成整改的问题. */
class ScopeReader {
  readonly #text: string;
  readonly #reader: StatusReader;
  readonly #headings: ReadonlyMap<string, HeadingNote>;
  readonly #read = new Map<string, StatusNote | null>();

  constructor(text: string, reader: StatusReader, found: Annotations) {
    this.#text = text;
    this.#reader = reader;
    this.#headings = new Map(found.outline.map((heading) => [heading.id, heading]));
  }

  above(problem: ProblemNote): StatusNote | null {
    for (let id = problem.heading; id; id = this.#headings.get(id)?.parent ?? null) {
      const scope = this.#scope(id);
      if (scope) return scope;
    }
    return null;
  }

  #scope(id: string): StatusNote | null {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const heading = this.#headings.get(id);
    const scope = heading ? this.#phrase(heading.title) : null;
    this.#read.set(id, scope);
    return scope;
  }

  #phrase({ from, to }: Range): StatusNote | null {
    const words = this.#text.slice(from, to);
    const match =
      /^(?:关于)?(?:目前)?(.{2,16}?)的?(?:具体)?(?:问题|事项|任务|整改任务|整改事项)(?:情况)?(?:\(.{1,12}\)|.{0,3}\d+[个项条])?$/u.exec(
        words,
      );
    if (!match?.[1]) return null;
    const start = from + words.indexOf(match[1]);
    const phrase = this.#reader.whole(this.#text, { from: start, to: start + match[1].length });
    return phrase && noteOf(phrase, 'scope');
  }
}

/**
 * 以上问题均已整改到位: a sentence outside the items covers those without a state and an answer of their own that stand above it –
 * below the heading that the sentence stands below too, else all.
 */
function coverAll(text: string, root: DocumentRoot, reader: StatusReader, closing: ClosingReader): void {
  const { problems } = root.data.found;
  if (!problems.some(uncovered)) return;
  // those above that wait to be covered, by their heading
  const waiting = new Map<string | null, ProblemNote[]>();
  let next = 0;
  for (const { data } of paragraphsOf(root)) {
    for (; (problems[next]?.range.to ?? Number.POSITIVE_INFINITY) < data.range.from; next++) {
      const problem = problems[next];
      if (!problem || !uncovered(problem)) continue;
      const beside = waiting.get(problem.heading);
      if (beside) beside.push(problem);
      else waiting.set(problem.heading, [problem]);
    }
    if ((problems[next]?.range.from ?? Number.POSITIVE_INFINITY) <= data.range.from) continue;
    const phrase = coverPhrase(text, data.range, reader, closing);
    if (!phrase) continue;
    const heading = problems[next - 1]?.heading ?? null;
    const near = waiting.get(heading);
    for (const problem of near ?? [...waiting.values()].flat()) problem.status = noteOf(phrase, 'scope');
    if (near) waiting.delete(heading);
    else waiting.clear();
  }
}

const uncovered = ({ status, answers }: ProblemNote): boolean => status === null && answers.length === 0;

function coverPhrase(
  text: string,
  paragraph: Range,
  reader: StatusReader,
  closing: ClosingReader,
): StatusPhrase | null {
  for (const sentence of sentencesIn(text, paragraph)) {
    if (!closing.covers(text.slice(sentence.from, sentence.to))) continue;
    const phrase = reader.whole(text, sentence) ?? reader.leading(text, sentence);
    if (phrase) return phrase;
  }
  return null;
}
