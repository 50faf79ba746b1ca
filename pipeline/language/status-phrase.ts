import { ByFirst } from '../rules/by-first.ts';
import { alternativesOf, type Matcher, matcherOf } from '../rules/matcher.ts';
import { matchesIn } from '../rules/matches.ts';
import { onePer } from '../rules/one-per.ts';
import type { Rules } from '../rules/rules.ts';
import { oneOf, WHITE } from '../tree/chars.ts';
import type { State } from '../tree/codes.ts';
import { type Range, trimRange } from '../tree/reading.ts';
import { type Forecasts, forecastsOf } from './forecasts.ts';

/** What a phrase of progress says, and its words. */
export interface StatusPhrase {
  readonly state: State;
  readonly longTerm: boolean;
  readonly rule: string;
  /** Without closing punctuation. */
  readonly range: Range;
}

/** Reads phrases of progress: 已完成整改并长期坚持, 该问题已整改到位, 除2户外均已完成. */
export class StatusReader {
  readonly forecasts: Forecasts;
  readonly #words: Matcher<Rules['status'][number]['gives']>;
  readonly #around: Around;
  readonly #remains: RegExp;
  readonly #declares: RegExp;
  readonly #but: RegExp;

  constructor({ status, progress }: StatusRules) {
    const words = (wanted: string) => alternativesOf(progress, ({ reads }) => reads === wanted);
    this.forecasts = forecastsOf(progress);
    this.#words = matcherOf(status);
    this.#around = new Around(progress, this.forecasts);
    this.#remains = new RegExp(words('remains'), 'uy');
    this.#declares = new RegExp(`^(?:${words('declares')})$`, 'u');
    this.#but = new RegExp(words('but'), 'u');
  }

  /** The whole of a range is one phrase of progress; null where it says anything else besides. */
  whole(text: string, range: Range): StatusPhrase | null {
    const { from, to } = trimRange(text, range, EDGE);
    const read = this.#read(text.slice(from, to));
    return read && read.end >= to - from ? phraseOf(read.tokens, { from, to }) : null;
  }

  /** The phrase of progress a range begins with, up to a pause. */
  leading(text: string, range: Range): StatusPhrase | null {
    const { from, to } = trimRange(text, range, EDGE);
    const read = this.#read(text.slice(from, to));
    if (!read) return null;
    const end = from + read.end;
    return end >= to || isPause(text, end) ? phraseOf(read.tokens, { from, to: end }) : null;
  }

  /** The phrase of progress a sentence begins with, where the rest of it only says what remains: 部分整改,剩余2名待批复后消化. */
  explained(text: string, sentence: Range): StatusPhrase | null {
    const phrase = this.leading(text, sentence);
    if (!phrase || text.charAt(phrase.range.to) !== ',') return null;
    this.#remains.lastIndex = phrase.range.to + 1;
    return this.#remains.test(text) ? phrase : null;
  }

  /**
   * The phrase of progress a sentence begins with, where it speaks of the rectification itself and the rest says what was done:
   * 已整改,市财政局已将收入缴入国库. Not where the rest says that something of it is not done.
   */
  declared(text: string, sentence: Range): StatusPhrase | null {
    const phrase = this.leading(text, sentence);
    if (!phrase || text.charAt(phrase.range.to) !== ',') return null;
    if (!this.#declares.test(text.slice(phrase.range.from, phrase.range.to))) return null;
    return phrase.state === 'completed' && this.#but.test(text.slice(phrase.range.to, sentence.to)) ? null : phrase;
  }

  /** ☑已完成 □基本完成 □持续推进, 已完成√ 未完成□: the one that is ticked, where others are not. */
  ticked(text: string, { from, to }: Range): StatusPhrase | null {
    const marks = matchesIn(BOX, text.slice(from, to));
    const ticked = marks.findIndex(({ 0: mark }) => TICKED.test(mark));
    const mark = marks[ticked];
    if (!mark || marks.length < 2 || marks.some((other) => other !== mark && TICKED.test(other[0]))) return null;
    const at = from + mark.index;
    const previous = marks[ticked - 1];
    const next = marks[ticked + 1];
    const option =
      marks[0]?.index === 0
        ? { from: at + 1, to: next ? from + next.index : to }
        : { from: previous ? from + previous.index + 1 : from, to: at };
    return this.whole(text, option);
  }

  /** Tokens from the beginning of some words as far as they go. */
  #read(words: string): { tokens: Token[]; end: number } | null {
    const tokens: Token[] = [];
    let end = 0;
    let except = false;
    while (end < words.length) {
      const skipped = this.#around.skip(words, end, tokens.length === 0);
      except ||= skipped.except;
      const token = this.#tokenAt(words, skipped.at);
      if (!token) {
        if (tokens.length > 0 && skipped.at >= words.length) end = words.length;
        break;
      }
      tokens.push(except ? ofPart(token) : token);
      end = token.end;
      if (endsPhrase(words, end)) break;
    }
    return tokens.length > 0 ? { tokens, end } : null;
  }

  /** The longest word of progress at an offset. */
  #tokenAt(words: string, at: number): Token | null {
    let best: Token | null = null;
    for (const { rule, range } of this.#words.every(words, at)) {
      if (range.to === at || (best && range.to <= best.end)) continue;
      best = { state: rule.gives.state, longTerm: rule.gives.longTerm, rule: rule.id, end: range.to };
    }
    return best;
  }
}

/** The reader of a pack, the same for all who ask. */
export const statusReaderOf = onePer((rules: StatusRules) => new StatusReader(rules));

export type StatusRules = Pick<Rules, 'status' | 'progress'>;

interface Token {
  readonly state: State;
  readonly longTerm: boolean;
  readonly rule: string;
  readonly end: number;
}

/** 除2户外均已完成: done but for a part is a stage. */
const ofPart = (token: Token): Token =>
  token.state === 'completed' ? { state: 'phased', longTerm: token.longTerm, rule: token.rule, end: token.end } : token;

const BOX = /[□☐〇☑☒■√✓✔●]/gu;
const TICKED = /[☑☒■√✓✔●]/u;

const EDGE = oneOf(`${WHITE}。;,、:.!()【】[]`);
const endsPhrase = oneOf('。;!');
const isPause = oneOf(`${WHITE}。;,:!()【】`);

/** What may stand before the words of progress and between them without being one: 该问题, 目前, 并, 预计2024年12月底前完成. */
class Around {
  readonly #opening: ByFirst<Filler>;
  readonly #between: ByFirst<Filler>;

  constructor(rules: Rules['progress'], { clause }: Forecasts) {
    const words = (reads: string) =>
      new RegExp(
        alternativesOf(rules, (gives) => gives.reads === reads),
        'uy',
      );
    const subject = { pattern: words('subject'), rest: false };
    const rest = { pattern: words('rest'), rest: true };
    this.#opening = byFirst([rest, subject, { pattern: /[,、\s]/uy, rest: false }]);
    const joints = [/[,、;\s]/uy, words('joint')].map((pattern) => ({ pattern, rest: false }));
    this.#between = byFirst([...joints, rest, subject, { pattern: clause, rest: false }]);
  }

  /** Where the next word of progress can stand; `except` where only a part is spoken of: 除2户外,其余…. */
  skip(words: string, from: number, opening: boolean): { at: number; except: boolean } {
    let at = from;
    let except = false;
    for (let moved = true; moved && at < words.length; ) {
      moved = false;
      for (const { pattern, rest } of (opening ? this.#opening : this.#between).at(words, at)) {
        pattern.lastIndex = at;
        if (!pattern.test(words) || pattern.lastIndex === at) continue;
        except ||= rest;
        at = pattern.lastIndex;
        moved = true;
        break;
      }
    }
    return { at, except };
  }
}

interface Filler {
  readonly pattern: RegExp;
  /** What is said of the rest is not said of all. */
  readonly rest: boolean;
}

const byFirst = (fillers: readonly Filler[]): ByFirst<Filler> =>
  new ByFirst(
    fillers,
    fillers.map(({ pattern }) => pattern.source),
  );

/** Several words as one state: a stage, else the first that is more than going on; 长期坚持 besides is a property of any. */
function phraseOf(tokens: readonly Token[], range: Range): StatusPhrase {
  const longTerm = tokens.some((token) => token.longTerm);
  const firm = tokens.filter((token) => !token.longTerm && token.state !== 'in-progress');
  const best =
    firm.find(({ state }) => state === 'phased') ?? firm[0] ?? tokens.find((token) => !token.longTerm) ?? tokens[0];
  return { state: best?.state ?? 'unstated', longTerm, rule: best?.rule ?? '', range };
}
