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

  constructor(rules: Rules['closings']) {
    this.#document = new Matcher(rules.filter(({ gives }) => gives.closes === 'document'));
    this.#several = new Matcher(rules.filter(({ gives }) => gives.closes === 'several'));
    this.#annexes = new Matcher(rules.filter(({ gives }) => gives.closes === 'annexes'));
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
      const signed = isSignature(words) && (i + 1 === lines.length || isDateLine(text, lines[i + 1]));
      if (signed || this.#document.first(words)) return i;
    }
    return end;
  }
}

/** A body's name on a line of its own. */
const isSignature = (words: string): boolean =>
  words.length <= 40 &&
  /(?:委员会|党委|党组|党总支|党支部|支部|局|院|校|中心|公司|办公室|政府|领导小组|[镇乡街道])$/u.test(words) &&
  !/[,。;:]/.test(words);

const isDateLine = (text: string, line: Line | undefined): boolean =>
  line !== undefined &&
  /^[\d二〇零一三四五六七八九十]{2,4} ?[年.\-/].{1,12}$/u.test(text.slice(line.range.from, line.range.to));
