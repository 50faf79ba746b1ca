import { alternativesOf } from '../../rules/matcher.ts';
import { matchesIn } from '../../rules/matches.ts';
import type { Rules } from '../../rules/rules.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

/** A noun is not longer than this many characters. */
const LONGEST = 16;
const FOLLOWING = /[\p{Script=Han}“”《》·A-Za-z]{1,16}/uy;
/** Words of grammar that end a following noun. */
const FOLLOWING_END = '[的和及与或、已均全逐由在到被并将为对向按经给予从]|以(?!上|下)|^以[上下]';
const PRECEDING_START =
  /[,。;:!?、()\s%【】[\]]|\d[年月日]?|[的了和及与对将把在为是以按被由从等至到]|分别|共计|合计|累计|总计|其中/g;
const BEFORE_VERB = '(?:已|均|共|先后|累计|又|再|还|并|拟|新(?![建增]))*';

/** Reads the nouns beside figures. */
export class NounReader {
  readonly #done: RegExp;
  readonly #verb: RegExp;

  constructor(rules: Rules['facts']) {
    this.#done = new RegExp(`${FOLLOWING_END}|${alternativesOf(rules, ({ reads }) => reads === 'done')}`, 'u');
    this.#verb = new RegExp(`^${BEFORE_VERB}${alternativesOf(rules, ({ reads }) => reads === 'taking')}?`, 'u');
  }

  /** What is counted: the noun behind a figure (36名医师, 4个支部), else the one before it (召开推进会3次 → 推进会); null where there is none. */
  counted(text: string, figure: Range, within: Range): Range | null {
    return this.#after(text, figure.to, within.to) ?? this.before(text, figure.from, within.from);
  }

  /** The noun before a figure, without the verb that takes it. */
  before(text: string, at: number, from: number): Range | null {
    const begin = Math.max(from, at - LONGEST);
    const words = text.slice(begin, at).replace(/[约近达超逾共为到\s]+$/, '');
    let start = 0;
    for (const { index, 0: stop } of matchesIn(PRECEDING_START, words)) start = index + stop.length;
    const noun = words.slice(start);
    const verb = this.#verb.exec(noun)?.[0].length ?? 0;
    const range = { from: begin + start + (verb < noun.length ? verb : 0), to: begin + words.length };
    return nonEmpty(trimRange(text, range));
  }

  #after(text: string, at: number, end: number): Range | null {
    FOLLOWING.lastIndex = at;
    const words = (FOLLOWING.exec(text)?.[0] ?? '').slice(0, end - at);
    const stop = words.search(this.#done);
    return nonEmpty({ from: at, to: at + (stop < 0 ? words.length : stop) });
  }
}

const nonEmpty = (range: Range): Range | null => (range.to - range.from > 1 ? range : null);
