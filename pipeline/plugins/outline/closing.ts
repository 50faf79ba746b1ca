import { Matcher } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Range } from '../../tree/reading.ts';
import type { Line } from './lines.ts';

/** 附件: with white space. */
const LONGEST_HEADING = 12;

/** Tells paragraphs that belong to no item by how they begin. */
export class ClosingReader {
  readonly #document: Matcher<unknown>;
  readonly #several: Matcher<unknown>;
  readonly #annexes: Matcher<unknown>;
  readonly #bodyEnds: Matcher<unknown>;

  constructor({ closings, metadata }: Pick<Rules, 'closings' | 'metadata'>) {
    const closing = (closes: Closing) => new Matcher(closings.filter(({ gives }) => gives.closes === closes));
    this.#document = closing('document');
    this.#several = closing('several');
    this.#annexes = closing('annexes');
    this.#bodyEnds = new Matcher(metadata.filter(({ gives }) => gives.reads === 'body-end'));
  }

  /** 以上问题均已整改到位。: a sentence that speaks of the items above and belongs to none. */
  covers(sentence: string): boolean {
    return this.#several.first(sentence) !== null;
  }

  /** Where the list of annexes begins in a paragraph that begins with their heading (附件:1.…); null in any other. */
  annexesFrom(text: string, { from, to }: Range): number | null {
    const heading = this.#annexes.at(text.slice(from, Math.min(to, from + LONGEST_HEADING)), 0);
    return heading && from + heading.range.to;
  }

  /**
   * The line from `first` on, before `end`, at which a closing begins (thanks, contact, signature, annexes, what else the inspection
   * found) that has no heading of its own: what follows belongs to no item. `end` where there is none.
   */
  from(text: string, lines: readonly Line[], first: number, end: number): number {
    for (let i = first; i < end; i++) {
      const line = lines[i];
      if (!line) continue;
      const words = text.slice(line.range.from, line.range.to);
      const signed = this.#isSignature(words) && (i + 1 === lines.length || isDateLine(text, lines[i + 1]));
      if (signed || this.#document.first(words)) return i;
    }
    return end;
  }

  /** A body's name on a line of its own. */
  #isSignature(words: string): boolean {
    return words.length <= 40 && !/[,。;:]/.test(words) && this.#bodyEnds.first(words) !== null;
  }
}

type Closing = Rules['closings'][number]['gives']['closes'];

const isDateLine = (text: string, line: Line | undefined): boolean =>
  line !== undefined &&
  /^[\d二〇零一三四五六七八九十]{2,4} ?[年.\-/].{1,12}$/u.test(text.slice(line.range.from, line.range.to));
