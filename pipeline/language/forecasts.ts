import { alternativesOf } from '../rules/matcher.ts';
import { onePer } from '../rules/one-per.ts';
import type { Rules } from '../rules/rules.ts';
import type { Range } from '../tree/reading.ts';
import { datesIn, type WrittenDate } from './dates.ts';

/** Sentences that say when something will be done: 预计2024年12月底前完成. */
export class Forecasts {
  readonly #sentence: RegExp;
  readonly #end: RegExp;
  readonly #opening: RegExp;
  readonly #open: RegExp;
  readonly #reached: RegExp;
  /** A clause that says when, not how far; matches just where it is asked. */
  readonly clause: RegExp;

  constructor(rules: Rules['progress']) {
    const words = (...reads: string[]) => alternativesOf(rules, (gives) => reads.includes(gives.reads));
    const foresees = words('foresees', 'will');
    const reached = words('reached');
    this.#opening = new RegExp(foresees, 'u');
    this.#open = new RegExp(`(?:^|[,;。])(?:${words('open')})`, 'u');
    this.#reached = new RegExp(reached, 'u');
    this.clause = new RegExp(`${foresees}[^,。;]{0,30}${reached}[^,。;]{0,8}`, 'uy');
    this.#sentence = new RegExp(`^(?:${words('subject')},?)?${foresees}.{0,40}${reached}[^,;]{0,10}。?$`, 'u');
    this.#end = new RegExp(`${words('foresees')}[^,。;]{0,30}${reached}[^,;]{0,10}。?$`, 'u');
  }

  /** The whole sentence is a forecast: 该问题预计2024年12月底前完成。 */
  whole(sentence: string): boolean {
    return this.#sentence.test(sentence);
  }

  /** It ends in a forecast, of a part it may be: 剩余地块预计2024年底前完成处置。 */
  ends(sentence: string): boolean {
    return this.#end.test(sentence);
  }

  /**
   * The date that closes a sentence about what is still open, in its own words (其余23座2024年10月底前完成), or where the problem is
   * known to be open (`open`: 2025年3月底前办结). Null where the words tell of something done.
   */
  due(text: string, sentence: Range, open: boolean): { range: Range; date: WrittenDate } | null {
    const words = text.slice(sentence.from, sentence.to);
    const said = this.#open.exec(words);
    const last = Math.max(words.lastIndexOf(','), words.lastIndexOf(';'), words.lastIndexOf(':')) + 1;
    if (!said && !open) return null;
    const from = sentence.from + (said ? said.index : last);
    const date = datesIn(text, { from, to: sentence.to }).at(-1);
    if (!date || (date.month === null && date.part === null) || DONE.test(words.slice(last))) return null;
    const behind = text.slice(date.range.to, sentence.to);
    const before = BEFORE.exec(behind)?.[0] ?? '';
    const rest = behind.slice(before.length);
    const closes = !/[,;:]/.test(rest) && rest.length <= LONGEST_END && this.#reached.test(rest);
    // 其余2个6月换届时配备到位 needs no 前, 2024年10月底前完成 alone does and opens its clause
    if (!closes || (!said && (before === '' || date.range.from > from + 2))) return null;
    return { range: { from: date.range.from, to: date.range.to + before.length }, date };
  }

  /** The date that the first forecast of a sentence names, with 前; null where it names none at once. */
  date(text: string, sentence: Range): { range: Range; date: WrittenDate } | null {
    const match = this.#opening.exec(text.slice(sentence.from, sentence.to));
    if (!match) return null;
    const from = sentence.from + match.index + match[0].length;
    const [date] = datesIn(text, { from, to: sentence.to });
    if (!date || date.range.from > from + 4) return null;
    const before = BEFORE.exec(text.slice(date.range.to, date.range.to + 3));
    return { range: { from: date.range.from, to: date.range.to + (before?.[0].length ?? 0) }, date };
  }
}

const BEFORE = /^(?:之?前|以前|内)/u;
/** What is told as done is no deadline. */
const DONE = /已|了(?!解)/u;
const LONGEST_END = 18;

/** The reader of a pack, the same for all who ask. */
export const forecastsOf = onePer((rules: Rules['progress']) => new Forecasts(rules));
