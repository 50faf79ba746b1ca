import type { Plugin } from 'unified';
import { type Entry, type Found, WordIndex } from '../language/word-index.ts';
import type { Rules } from '../rules/rules.ts';
import type { ProblemNote } from '../tree/annotations.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';

/** Names what each problem is about: at most three topics, best first; none where no word of any topic is there. */
export const topics: Plugin<[Rules], DocumentRoot> = (rules) => {
  const reader = new TopicReader(rules.topics);
  return (root) => {
    const { text } = root.data.reading;
    const known = new Map<string, readonly Word[]>();
    // Categories and areas stand above many problems: each is read once.
    const wordsIn = (place: Range | null): readonly Word[] => {
      if (!place) return [];
      const words = text.slice(place.from, Math.min(place.to, place.from + LONGEST_PLACE));
      const read = known.get(words) ?? reader.words(words);
      known.set(words, read);
      return read;
    };
    for (const problem of root.data.found.problems) problem.topics = topicsOf(problem, wordsIn);
  };
};

/** Details say at their beginning what they are about; further on they tell the case. */
const LONGEST_PLACE = 200;
const MOST_TOPICS = 3;
/** What a word of the problem itself counts; one of a heading above it or of its details counts 1. */
const OWN = 3;
/** What a weak word counts beside a strong one: alone it is enough in the statement, not in a heading. */
const WEAK = 0.3;
const ENOUGH = 0.8;
/** A topic without a word of its own in the statement is only touched upon where it has no more than this share of the best one's score. */
const TOUCHED = 1 / 3;
/** The most that a heading gives a topic, however many of its words it holds, and the most that details give. */
const MOST_HEADING = 1;
const MOST_DETAILS = 2;

type TopicRules = Rules['topics'];

/** A word of a topic, as it stands in a place. */
interface Word {
  readonly topic: Topic;
  readonly words: string;
  readonly strong: boolean;
}

interface Topic {
  readonly code: string;
  readonly parent: string | null;
}

/** What a word of the index is: of which topic, and how much it says. */
interface Kind {
  readonly topic: Topic;
  readonly says: 'unless' | 'strong' | 'weak';
}

/** Finds the words of all topics in a piece of folded text. */
class TopicReader {
  readonly #index: WordIndex<Kind>;

  constructor(rules: TopicRules) {
    const known = new Map<string, Topic>();
    const entries: Entry<Kind>[] = [];
    for (const { match, gives } of rules) {
      const topic = known.get(gives.topic) ?? { code: gives.topic, parent: gives.parent };
      known.set(gives.topic, topic);
      entries.push({ value: { topic, says: 'strong' }, pattern: match });
      if (gives.unless) entries.push({ value: { topic, says: 'unless' }, pattern: gives.unless });
      if (gives.weak) entries.push({ value: { topic, says: 'weak' }, pattern: gives.weak });
    }
    this.#index = new WordIndex(entries);
  }

  /** The words in the order in which they stand; those of one topic do not overlap. */
  words(text: string): Word[] {
    const words: Word[] = [];
    const readTo = new Map<Topic, number>();
    for (let at = 0; at < text.length; at++) {
      const found = this.#index.at(text, at);
      if (found.length === 0) continue;
      for (const { value, length } of bestOf(found)) {
        const { topic } = value;
        if ((readTo.get(topic) ?? 0) > at) continue;
        readTo.set(topic, at + length);
        if (value.says !== 'unless')
          words.push({ topic, words: text.slice(at, at + length), strong: value.says === 'strong' });
      }
    }
    return words;
  }
}

const RANK = { unless: 2, strong: 1, weak: 0 } as const;

/** Of the words of a topic at one place the one that says most, then the longest. */
function bestOf(found: readonly Found<Kind>[]): Iterable<Found<Kind>> {
  if (found.length === 1) return found;
  const best = new Map<Topic, Found<Kind>>();
  for (const each of found) {
    const other = best.get(each.value.topic);
    const more = other ? RANK[each.value.says] - RANK[other.value.says] || each.length - other.length : 1;
    if (more > 0) best.set(each.value.topic, each);
  }
  return best.values();
}

function topicsOf(
  { statement, category, area, details }: ProblemNote,
  wordsIn: (place: Range | null) => readonly Word[],
): string[] {
  const score = new Score();
  score.add(wordsIn(statement), OWN);
  for (const heading of [category, area]) {
    const words = wordsIn(heading);
    // A heading that names several topics (财务与资产管理) tells less of each.
    const named = new Set(words.filter(({ strong }) => strong).map(({ topic }) => topic));
    score.add(words, 1 / Math.max(1, named.size), MOST_HEADING);
  }
  score.add(wordsIn(details), 1, MOST_DETAILS);
  return score.best();
}

/** Adds up what the distinct words of each topic count. */
class Score {
  /** In the order in which they were met, which decides between equals. */
  readonly #scores = new Map<Topic, number>();
  readonly #counted = new Map<Topic, string[]>();

  /** Counts words not counted before, `weight` each; in this place no topic gets more than `most` times that. */
  add(words: readonly Word[], weight: number, most = Number.POSITIVE_INFINITY): void {
    const here = new Map<Topic, number>();
    for (const { topic, words: word, strong } of words) {
      const counted = this.#counted.get(topic) ?? [];
      if (counted.includes(word)) continue;
      this.#counted.set(topic, counted);
      counted.push(word);
      here.set(topic, (here.get(topic) ?? 0) + (strong ? 1 : WEAK));
    }
    for (const [topic, count] of here)
      this.#scores.set(topic, (this.#scores.get(topic) ?? 0) + weight * Math.min(count, most));
  }

  best(): string[] {
    const ranked = [...this.#scores].sort(([, a], [, b]) => b - a);
    const floor = (ranked[0]?.[1] ?? 0) * TOUCHED;
    const kept = ranked
      .filter(([, score]) => score >= ENOUGH && (score >= OWN || score > floor))
      .map(([topic]) => topic);
    const children = new Set(kept.map(({ parent }) => parent));
    return kept
      .filter(({ code }) => !children.has(code))
      .slice(0, MOST_TOPICS)
      .map(({ code }) => code);
  }
}
