import { Matcher } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Range } from '../../tree/reading.ts';

type FactRule = Rules['facts'][number];

/** A document named in a text: a title in 《》 or a document number. */
export interface TitleFact {
  readonly kind: 'document' | 'regulation';
  /** Title with its marks, or number. */
  readonly range: Range;
  /** The title without its marks; for a number, the title it belongs to. */
  readonly what: Range | null;
  readonly value: 'created' | 'revised' | null;
  readonly rule: string;
}

/** No title is longer. */
const LONGEST = 160;
/** Between 制定 and 《: 出台了, 印发学校的 … */
const REACH = 16;
/** Between a title and its number: 》(县, 》等文件(. */
const TO_NUMBER = /^[”)( (文件]*[^,。;]{0,14}$/;
/** The characters that stand for an office in front of a document number, behind whatever leads to them. */
const OFFICE =
  /(?:^|[^\p{Script=Han}])(?:.*(?:印发|下发|制发|转发|发布|按照|根据|依据|执行|落实|文件|[的了和与及以见在按]))?(?<office>\p{Script=Han}{2,12})$/u;

/** Reads 《…》 and document numbers. */
export class TitleReader {
  readonly #verbs: Matcher<FactRule['gives']>;
  readonly #regulations: readonly { pattern: RegExp; id: string }[];
  readonly #numbers: Matcher<FactRule['gives']>;

  constructor(rules: readonly FactRule[]) {
    const reading = (...reads: string[]) => rules.filter(({ gives }) => reads.includes(gives.reads));
    this.#verbs = new Matcher(reading('created', 'revised'));
    this.#numbers = new Matcher(reading('number'));
    this.#regulations = reading('regulation').map(({ match, id }) => ({ pattern: new RegExp(match, 'u'), id }));
  }

  /** The document whose 《 stands at an offset. `previous` is the one before it in the clause: 修订《…》《…》 revises both. */
  titleAt(text: string, at: number, within: Range, previous: TitleFact | null): TitleFact | null {
    const close = closeOf(text, at, Math.min(within.to, at + LONGEST));
    if (close < 0) return null;
    const what = { from: at + 1, to: close };
    const range = { from: at, to: close + 1 };
    const value = this.#enacted(text, at, within.from, previous);
    const title = text.slice(what.from, what.to);
    const regulation = value && this.#regulations.find(({ pattern }) => pattern.test(title));
    if (regulation) return { kind: 'regulation', range, what, value, rule: regulation.id };
    return { kind: 'document', range, what, value: null, rule: 'facts.document-title' };
  }

  /** The document number whose bracket stands at an offset: 〔2023〕49号 with the office before it. */
  numberAt(text: string, at: number, within: Range, previous: TitleFact | null): TitleFact | null {
    const word = this.#numbers.at(text, at);
    if (!word || word.range.to > within.to) return null;
    const before = text.slice(Math.max(within.from, at - REACH), at);
    const office = OFFICE.exec(before)?.groups?.office ?? '';
    const what =
      previous && at - previous.range.to <= REACH * 2 && TO_NUMBER.test(text.slice(previous.range.to, at))
        ? previous.what
        : null;
    return {
      kind: 'document',
      range: { from: at - office.length, to: word.range.to },
      what,
      value: null,
      rule: word.rule.id,
    };
  }

  #enacted(text: string, at: number, from: number, previous: TitleFact | null): TitleFact['value'] {
    if (previous && /^[、和及与]?$/.test(text.slice(previous.range.to, at))) return previous.value;
    const begin = Math.max(from, previous?.range.to ?? 0, at - REACH);
    const clause = text.slice(begin, at).search(/[^,。;:!?\n]*$/);
    const verb = this.#verbs.within(text, { from: begin + clause, to: at }).at(-1);
    const reads = verb?.rule.gives.reads;
    return reads === 'created' || reads === 'revised' ? reads : null;
  }
}

/** The 》 that closes the 《 at an offset; titles hold titles. -1 where there is none. */
function closeOf(text: string, at: number, end: number): number {
  let depth = 0;
  for (let i = at; i < end; i++) {
    const char = text.charAt(i);
    if (char === '《') depth++;
    else if (char === '\n') return -1;
    else if (char === '》' && --depth === 0) return i;
  }
  return -1;
}
