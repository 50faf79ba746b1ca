import { numberOf } from '../../language/numerals.ts';
import type { Annotations, Noted } from '../../tree/annotations.ts';
import type { Range } from '../../tree/reading.ts';
import type { WordToken } from './tokens.ts';

/** What a document is about, as far as its figures must be told from those of other rounds, years, places and works. */
export class Own {
  readonly #text: string;
  readonly #round: Round | null;
  readonly #years: ReadonlySet<string>;
  readonly #inspectee: string | null;
  /** What the document calls the body it is about, and the one that writes it. */
  readonly #names: readonly string[];
  /** Title and team, or the first sentences: which works of supervision they name. */
  readonly #works: string;
  /** In a plan everything is still to come until it says 目前 or 已. */
  readonly plans: boolean;

  constructor({ inspection, document, kind }: Annotations, text: string) {
    const words = (note: Noted | null) => (note ? (note.value ?? text.slice(note.range.from, note.range.to)) : '');
    this.#text = text;
    this.#round = inspection.round && roundAt(text, inspection.round.range);
    this.#inspectee = inspection.inspectee && words(inspection.inspectee);
    this.#names = [words(inspection.inspectee), words(document.title).split('关于', 1)[0] ?? ''];
    const works = `${words(document.title)} ${words(inspection.team)}`.replaceAll(OFFICES, '');
    this.#works = WORKS.test(works) || !/巡[察视]/.test(text.slice(0, OPENING)) ? works : '巡察';
    this.#years = new Set(
      [inspection.startedOn, inspection.endedOn, inspection.feedbackOn].flatMap(
        (date) => date?.value?.slice(0, 4) ?? [],
      ),
    );
    this.plans = kind === 'plan';
  }

  /** Whether a word says that what follows is not of this document; null for words that say nothing of it. */
  isOther({ gives, range }: WordToken): boolean | null {
    const words = this.#text.slice(range.from, range.to);
    switch (gives.reads) {
      case 'other':
        return true;
      case 'this':
        return false;
      case 'round': {
        const said = roundAt(this.#text, { from: Math.max(0, range.from - TERM), to: range.to });
        return said && this.#round ? differs(said, this.#round) : null;
      }
      case 'year':
        return this.#years.size > 0 && !this.#years.has(words.slice(0, 4)) ? true : null;
      case 'region':
        return this.#inspectee !== null && !OF_REGION.test(this.#inspectee) ? true : null;
      default:
        return null;
    }
  }

  /** Whether a word that elsewhere speaks of others names the body itself: 村党支部梳理出16个问题 in the report of a village's branch. */
  isOwnName({ range }: WordToken): boolean {
    const words = this.#text.slice(range.from, range.to);
    return this.#names.some((name) => name.endsWith(words));
  }

  /** 审计查出的93个问题 in a document about an inspection; not where its title names that work. */
  isOtherWork({ range }: WordToken): boolean {
    const work = WORK.exec(this.#text.slice(range.from, range.to))?.[0];
    return work !== undefined && WORKS.test(this.#works) && !this.#works.includes(work);
  }
}

/** Where a document without a title says what it is about, in characters. */
const OPENING = 300;
/** As far before 第六轮 as its term stands: 十五届省直机关工委第六轮. */
const TERM = 14;
/** Who is inspected is the region itself: 区委, 我县, 某县人民政府. */
const OF_REGION = /^我[县区旗]|[县区旗](?:委|人民政府|政府)?$/;
/** An audit office that is inspected itself is no audit. */
const OFFICES = /审计[局厅署处科]|督[查察]室|考核办/g;
const WORK = /审计|督察|督查|督导|检查|监测|评估|考核/;
const WORKS = /巡|审计|督察|督查|督导|检查|评估|考核/;
const ROUND =
  /(?:(?<term>[一二三四五六七八九十]{1,3}|\d{1,2})届[^届,。;]{0,12})?第 ?(?<round>[一二三四五六七八九十]{1,3}|\d{1,2}) ?轮/;

interface Round {
  readonly term: number | null;
  readonly round: number;
}

/** 十四届县委第六轮, 第3轮. */
function roundAt(text: string, { from, to }: Range): Round | null {
  const { term, round } = ROUND.exec(text.slice(from, to))?.groups ?? {};
  const ordinal = round === undefined ? null : numberOf(round);
  return ordinal === null ? null : { term: term === undefined ? null : numberOf(term), round: ordinal };
}

const differs = (a: Round, b: Round): boolean =>
  a.round !== b.round || (a.term !== null && b.term !== null && a.term !== b.term);
