import { type Matcher, matcherOf } from '../rules/matcher.ts';
import { onePer } from '../rules/one-per.ts';
import type { Rules } from '../rules/rules.ts';
import { oneOf, WHITE } from '../tree/chars.ts';
import type { State } from '../tree/codes.ts';
import { type Range, trimRange } from '../tree/reading.ts';

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
  readonly #words: Matcher<Rules['status'][number]['gives']>;

  constructor(rules: Rules['status']) {
    this.#words = matcherOf(rules);
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

  /** Tokens from the beginning of some words as far as they go. */
  #read(words: string): { tokens: Token[]; end: number } | null {
    const tokens: Token[] = [];
    let end = 0;
    let except = false;
    while (end < words.length) {
      const skipped = skipFiller(words, end, tokens.length === 0);
      except ||= skipped.except;
      const token = this.#tokenAt(words, skipped.at);
      if (!token) {
        if (tokens.length > 0 && skipped.at >= words.length) end = words.length;
        break;
      }
      tokens.push(except && token.state === 'completed' ? { ...token, state: 'phased' } : token);
      end = token.end;
      if (/[。;!]/.test(words.charAt(end))) break;
    }
    return tokens.length > 0 ? { tokens, end } : null;
  }

  /** The longest word of progress at an offset. */
  #tokenAt(words: string, at: number): Token | null {
    let best: Token | null = null;
    for (const { rule, range } of this.#words.every(words, at)) {
      if (range.to === at || (best && range.to <= best.end)) continue;
      best = { ...rule.gives, rule: rule.id, end: range.to };
    }
    return best;
  }
}

/** The reader of a pack, the same for all who ask. */
export const statusReaderOf = onePer((rules: Rules['status']) => new StatusReader(rules));

interface Token {
  readonly state: State;
  readonly longTerm: boolean;
  readonly rule: string;
  readonly end: number;
}

const EDGE = oneOf(`${WHITE}。;,、:.!()【】[]`);
const isPause = oneOf(`${WHITE}。;,:!()【】`);

/** What may stand before the words of progress without being one: 该问题, 目前, 截至2023年12月底, 因客观原因. */
const SUBJECT =
  /(?:(?:该|此|本|这)(?:项|个|类|条)?(?:整改)?(?:问题|任务|事项|工作|项目)?|(?:以上|上述|前述|反馈的|所涉|涉及的|相关|有关)(?:\d+|[一二三四五六七八九十]+)?(?:个|项|类|条)?(?:具体)?(?:问题|任务|事项)(?:整改)?|(?:整改)?(?:问题|任务|事项)|目前|现阶段|当前|现|截至目前|截止目前|截至?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初)?|(?:均)?因(?:客观|历史|资金|政策|疫情)[^,。;]{0,12}原因|除[^,。;]{1,30}外|(?:其余|其他|其它|剩余|余下)(?:\d+[项个处件])?(?:任务|问题|工作|部分|事项)?|集中整改(?:期(?:间|内)|阶段)?|(?:的)?整改(?:工作|任务)?(?=已|均|基本|正|全|尚|暂))/uy;
/** Between words of progress. */
const JOINT = /[,、;\s]|并(?!未)|且|但(?:是)?|同时|和|及|,?(?:需|仍需|还需|将)/uy;
/** A clause that says when, not how far: 预计2024年12月底前完成. */
const FORECAST = /(?:预计|计划|拟|力争|将)(?:于|在)?[^,。;]{0,30}(?:完成|到位|办结|销号)[^,。;]{0,8}/uy;

function skipFiller(words: string, from: number, opening: boolean): { at: number; except: boolean } {
  let at = from;
  let except = false;
  for (let moved = true; moved && at < words.length; ) {
    moved = false;
    for (const pattern of opening ? [SUBJECT, PAUSES] : [JOINT, SUBJECT, FORECAST]) {
      pattern.lastIndex = at;
      const match = pattern.exec(words);
      if (!match || match[0].length === 0) continue;
      except ||= EXCEPTS.test(match[0]);
      at += match[0].length;
      moved = true;
      break;
    }
  }
  return { at, except };
}

const PAUSES = /[,、\s]/uy;
/** 除2户外,其余…: what is said of the rest is not said of all. */
const EXCEPTS = /^(?:除|其余|其他|其它|剩余|余下)/u;

/** Several words as one state: a stage, else the first that is more than going on; 长期坚持 besides is a property of any. */
function phraseOf(tokens: readonly Token[], range: Range): StatusPhrase {
  const longTerm = tokens.some((token) => token.longTerm);
  const firm = tokens.filter((token) => !token.longTerm && token.state !== 'in-progress');
  const best =
    firm.find(({ state }) => state === 'phased') ?? firm[0] ?? tokens.find((token) => !token.longTerm) ?? tokens[0];
  return { state: best?.state ?? 'unstated', longTerm, rule: best?.rule ?? '', range };
}
