import type { Plugin } from 'unified';
import type { Rules } from '../rules/rules.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';

/** Names what each problem is about: at most three topics, best first; none where no word of any topic is there. */
export const topics: Plugin<[Rules], DocumentRoot> = (rules) => {
  const reader = new TopicReader(rules.topics);
  return (root) => {
    const { text } = root.data.reading;
    const wordsOf = (place: Range | null) =>
      place ? text.slice(place.from, Math.min(place.to, place.from + LONGEST_PLACE)) : '';
    const problems = root.data.found.problems.map((problem) => ({
      problem,
      statement: wordsOf(problem.statement),
      headings: [wordsOf(problem.category), wordsOf(problem.area)],
      details: wordsOf(problem.details),
    }));
    const places = problems.flatMap(({ statement, headings, details }) => [statement, ...headings, details]);
    const words = reader.words(new Set(places));
    for (const { problem, ...read } of problems) problem.topics = topicsOf(read, (place) => words.get(place) ?? []);
  };
};

/** The words of the places of a problem; empty where it has none. */
interface Places {
  readonly statement: string;
  readonly headings: readonly string[];
  readonly details: string;
}

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
  readonly at: number;
}

interface Topic {
  readonly code: string;
  readonly parent: string | null;
}

/** Finds the words of all topics in pieces of folded text. */
class TopicReader {
  readonly #patterns: readonly { readonly topic: Topic; readonly pattern: RegExp }[];

  constructor(rules: TopicRules) {
    const known = new Map<string, Topic>();
    this.#patterns = rules.map(({ match, gives: { topic: code, parent, weak, unless } }) => {
      const topic = known.get(code) ?? { code, parent };
      known.set(code, topic);
      const parts = [unless && `(?<unless>${unless})`, `(?<strong>${match})`, weak];
      return { topic, pattern: new RegExp(parts.filter(Boolean).join('|'), 'gu') };
    });
  }

  /** The words in each place, in the order in which they stand. All places are read in one pass a topic: they are short and many. */
  words(places: ReadonlySet<string>): ReadonlyMap<string, readonly Word[]> {
    const starts: { readonly place: string; readonly from: number; readonly words: Word[] }[] = [];
    let text = '';
    for (const place of places) {
      starts.push({ place, from: text.length, words: [] });
      text += `${place}\n。`;
    }
    for (const { topic, pattern } of this.#patterns) {
      let at = 0;
      for (const { 0: words, groups, index } of text.matchAll(pattern)) {
        if (groups?.unless !== undefined) continue;
        while ((starts[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= index) at++;
        starts[at]?.words.push({ topic, words, strong: groups?.strong !== undefined, at: index });
      }
    }
    return new Map(starts.map(({ place, words }) => [place, words.sort((a, b) => a.at - b.at)]));
  }
}

function topicsOf({ statement, headings, details }: Places, wordsIn: (place: string) => readonly Word[]): string[] {
  const score = new Score();
  score.add(wordsIn(statement), OWN);
  for (const heading of headings) {
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
  readonly #counted = new Set<string>();

  /** Counts words not counted before, `weight` each; in this place no topic gets more than `most` times that. */
  add(words: readonly Word[], weight: number, most = Number.POSITIVE_INFINITY): void {
    const here = new Map<Topic, number>();
    for (const { topic, words: word, strong } of words) {
      const key = `${topic.code} ${word}`;
      if (this.#counted.has(key)) continue;
      this.#counted.add(key);
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
