import { type Wording, wordingOf } from '../../language/wording.ts';
import type { Line } from './lines.ts';
import type { Numbered } from './numbering.ts';
import { type TitleReader, titleOf } from './steps.ts';

/** What the titles of one style of number name, over a whole document. */
interface Tally {
  /** By how many they name problems rather than measures. */
  readonly balance: number;
  readonly count: number;
}

/** What the titles of the tree of numbers read as, each read once, and what those of a style name taken together. */
export class TitleWordings {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #reader: TitleReader;
  readonly #read = new Map<Numbered, Wording>();
  #tallies: ReadonlyMap<string, Tally> | null = null;
  readonly #all: readonly Numbered[];

  constructor(text: string, lines: readonly Line[], all: readonly Numbered[], reader: TitleReader) {
    this.#text = text;
    this.#lines = lines;
    this.#all = all;
    this.#reader = reader;
  }

  of(node: Numbered): Wording {
    const known = this.#read.get(node);
    if (known !== undefined) return known;
    const { title } = titleOf(this.#text, this.lineOf(node));
    const reads = wordingOf(this.#text.slice(title.from, title.to), this.#reader.wording);
    this.#read.set(node, reads);
    return reads;
  }

  lineOf(node: Numbered): Line {
    const line = this.#lines[node.line];
    if (!line) throw new RangeError(`outline: no line ${node.line}`);
    return line;
  }

  /** By how many the titles of a group's style name problems rather than measures. */
  balance(group: readonly Numbered[]): number {
    return this.#tally(group).balance;
  }

  /** Whether most titles of a group's style, over a document with several such groups, name problems. */
  nameProblems(group: readonly Numbered[]): boolean {
    const { balance, count } = this.#tally(group);
    return count > 2 * group.length && balance * 2 >= count;
  }

  #tally(group: readonly Numbered[]): Tally {
    this.#tallies ??= this.#count();
    return this.#tallies.get(group[0]?.style ?? '') ?? { balance: 0, count: 0 };
  }

  #count(): Map<string, Tally> {
    const tallies = new Map<string, Tally>();
    for (const node of this.#all) {
      const { balance, count } = tallies.get(node.style) ?? { balance: 0, count: 0 };
      tallies.set(node.style, { balance: balance + SAYS[this.of(node) ?? 'nothing'], count: count + 1 });
    }
    return tallies;
  }
}

const SAYS = { problem: 1, wrapped: 1, measure: -1, area: 0, nothing: 0 } as const;
