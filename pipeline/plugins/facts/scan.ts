import { NUMERAL, quantityAt, type SetPhrases, setPhrasesOf } from '../../language/numerals.ts';
import { Matcher } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { FactNote } from '../../tree/annotations.ts';
import { CharSet, oneOf } from '../../tree/chars.ts';
import type { Range, Reading } from '../../tree/reading.ts';
import { dateFactAt } from './dates.ts';
import { NounReader } from './nouns.ts';
import { type TitleFact, TitleReader } from './titles.ts';

/** A fact without its owner. */
export type LooseFact = Omit<FactNote, 'of'>;

type FactRule = Rules['facts'][number];

/** An act on people and whether 给予, 进行 … makes it a fact without a number of people. */
interface Act {
  readonly range: Range;
  readonly given: boolean;
  readonly rule: string;
}

interface Readers {
  readonly units: Matcher<FactRule['gives']>;
  readonly acts: Matcher<FactRule['gives']>;
  readonly given: Matcher<FactRule['gives']>;
  readonly titles: TitleReader;
  readonly nouns: NounReader;
  readonly phrases: SetPhrases;
}

/** Between an act and the number of people: 约谈有关负责人6人. */
const TO_PEOPLE = /^[^,。;:、]{0,10}$/;

/** No clause that says who was dealt with names more numbers. */
const MANY = 30;

const isAlsoNumeral = oneOf(`${NUMERAL}百千万亿`);
const FIGURE = `${NUMERAL}百`;
const OPENS_DOCUMENT = '《[【(';
const ENDS_CLAUSE = ',。;:!?\n';
const isFigure = oneOf(FIGURE, '09');
const opensDocument = oneOf(OPENS_DOCUMENT);
const endsClause = oneOf(ENDS_CLAUSE);
const isRead = oneOf(`${FIGURE}${OPENS_DOCUMENT}${ENDS_CLAUSE}`, '09');
const endsSentence = oneOf('。!?');
const joinsLines = oneOf(',;:、');
const isDigit = oneOf('.', '09');
const isAbout = oneOf('约近超逾');

/** Reads the facts of a text in one forward scan. */
export class FactScanner {
  readonly #readers: Readers;
  /** Characters, as far as they were met, at which nothing is read: most of a text. */
  readonly #plain = new CharSet();

  constructor({ facts, phrases }: Pick<Rules, 'facts' | 'phrases'>) {
    const reading = (reads: string) => facts.filter(({ gives }) => gives.reads === reads);
    this.#readers = {
      units: new Matcher(reading('unit')),
      acts: new Matcher(reading('discipline')),
      given: new Matcher(reading('given')),
      titles: new TitleReader(facts),
      nouns: new NounReader(facts),
      phrases: setPhrasesOf(phrases),
    };
  }

  /** The facts of a range of a document's reading text, in order. */
  scan(reading: Reading, within: Range): LooseFact[] {
    const scan = new Scan(reading, within, this.#readers);
    for (let at = within.from; at < within.to; )
      at = this.#isPlain(reading.text, at) ? at + 1 : Math.max(scan.at(at), at + 1);
    scan.closeClause();
    return scan.facts.sort((a, b) => a.range.from - b.range.from);
  }

  #isPlain(text: string, at: number): boolean {
    const unit = text.charCodeAt(at);
    if (this.#plain.has(unit)) return true;
    if (isRead(text, at) || this.#readers.acts.canBegin(text, at)) return false;
    this.#plain.add(unit);
    return true;
  }
}

class Scan {
  readonly facts: LooseFact[] = [];
  #people: LooseFact[] = [];
  #acts: Act[] = [];
  #title: TitleFact | null = null;
  #year: number | null = null;
  #clause: number;

  constructor(
    private readonly reading: Reading,
    private readonly within: Range,
    private readonly readers: Readers,
  ) {
    this.#clause = within.from;
  }

  /** Reads what begins at an offset; gives the one to go on from. */
  at(at: number): number {
    const { text } = this.reading;
    if (isFigure(text, at)) return this.#figure(at);
    if (opensDocument(text, at)) return this.#document(at, text.charAt(at));
    if (!endsClause(text, at)) return this.#act(at);
    this.closeClause();
    if (this.#endsSentence(at)) this.#year = null;
    this.#clause = at + 1;
    return at + 1;
  }

  /** A line end after a comma or semicolon ends none: the measures of a cell are a paragraph each. */
  #endsSentence(at: number): boolean {
    const { text } = this.reading;
    return text.charAt(at) === '\n' ? !joinsLines(text, at - 1) : endsSentence(text, at);
  }

  #document(at: number, bracket: string): number {
    const title =
      bracket === '《'
        ? this.readers.titles.titleAt(this.reading.text, at, this.within, this.#title)
        : this.readers.titles.numberAt(this.reading.text, at, this.within, this.#title);
    if (!title) return at + 1;
    const { kind, range, value, rule, what } = title;
    this.facts.push({ kind, range, value, unit: null, what: what && this.#words(what), rule });
    if (bracket === '《') this.#title = title;
    return range.to;
  }

  #act(at: number): number {
    const { text } = this.reading;
    const word = this.readers.acts.at(text, at);
    if (!word) return at + 1;
    if (this.#acts.length > MANY) this.closeClause();
    if (word.range.to > this.within.to) return at + 1;
    const before = { from: Math.max(this.#clause, at - 6), to: at };
    const given = this.readers.given.within(text, before).length > 0 || this.readers.given.at(text, at) !== null;
    this.#acts.push({ range: word.range, given, rule: word.rule.id });
    return word.range.to;
  }

  #figure(at: number): number {
    const { text } = this.reading;
    // 一是, 一个, 统一: by far the most frequent numeral counts nothing on its own
    if (text.charAt(at) === '一' && !isAlsoNumeral(text, at + 1)) return at + 1;
    const date = isDigit(text, at - 1) ? null : dateFactAt(text, at, this.within.to, this.#year);
    if (date) {
      this.#year = date.year;
      this.facts.push({
        kind: date.kind,
        range: date.range,
        value: date.value,
        unit: null,
        what: null,
        rule: `facts.${date.kind}`,
      });
      return date.range.to;
    }
    const found = quantityAt(text, at, this.readers.phrases);
    if (!found || found.to > this.within.to) return this.readers.phrases(text, at) || at + 1;
    if (found.unit === null) return this.#counted(at, found.value, found.to);
    const range = { from: this.#aboutFrom(at), to: found.to };
    const money = found.unit === 'yuan';
    const what = this.readers.nouns.before(text, range.from, this.#clause);
    this.facts.push({
      kind: money ? 'money' : 'percent',
      range,
      value: found.value,
      unit: money ? '元' : null,
      what: what && this.#words(what),
      rule: money ? 'facts.money' : 'facts.percent',
    });
    return found.to;
  }

  #counted(at: number, value: number, to: number): number {
    const { text } = this.reading;
    const unit = this.readers.units.at(text, text.charAt(to) === ' ' ? to + 1 : to);
    const kind = unit?.rule.gives.kind;
    if (!unit || !kind || unit.range.to > this.within.to) return to;
    const range = { from: this.#aboutFrom(at), to: unit.range.to };
    const clause = { from: this.#clause, to: this.within.to };
    const what = kind === 'period' ? null : this.readers.nouns.counted(text, range, clause);
    const words = this.#words(unit.range);
    const fact = { kind, range, value, unit: words, what: what && this.#words(what), rule: unit.rule.id };
    (kind === 'people' ? this.#people : this.facts).push(fact);
    if (this.#people.length > MANY) this.closeClause();
    return unit.range.to;
  }

  /** Numbers of people are what an act was done to, where one stands in the clause: 约谈6人, 对2名负责人给予诫勉. */
  closeClause(): void {
    if (this.#people.length === 0 && this.#acts.length === 0) return;
    const open = new Set(this.#people);
    for (const act of this.#acts) {
      const people = [...open].find(({ range }) => this.#joins(act.range.to, range.from));
      const before = [...open].filter(({ range }) => range.to <= act.range.from).at(-1);
      const those = people ?? before;
      if (those) open.delete(those);
      if (those || act.given) this.facts.push(this.#disciplined(act, those));
    }
    for (const act of open) this.facts.push(act);
    this.#people = [];
    this.#acts = [];
  }

  #disciplined({ range, rule }: Act, people: LooseFact | undefined): LooseFact {
    const whole = people
      ? { from: Math.min(range.from, people.range.from), to: Math.max(range.to, people.range.to) }
      : range;
    const { value = null, unit = null } = people ?? {};
    return { kind: 'discipline', range: whole, value, unit, what: this.#words(range), rule };
  }

  #joins(from: number, to: number): boolean {
    return to >= from && TO_PEOPLE.test(this.reading.text.slice(from, to));
  }

  /** 约, 近 belong to the figure. */
  #aboutFrom(at: number): number {
    return at > this.#clause && isAbout(this.reading.text, at - 1) ? at - 1 : at;
  }

  #words(range: Range): string {
    return this.reading.original(range);
  }
}
