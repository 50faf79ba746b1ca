import type { Metric } from '../../tree/codes.ts';
import type { FigureToken, Token, WordToken } from './tokens.ts';

/** What may stand between a word and its figure: 共, 约, 的, 达 … */
export const FILLER = /^[的了共合累总计约近达到为有数逾超过余是“”: 等各上]*$/;
/** Between a figure and the noun after it. */
const BEFORE_NOUN = /^[的“ ]{0,3}$/;
/** Words that say a bare noun (问题, 任务) is not narrowed by what stands before it. */
const JOINS = /[、和及与,;:“(]$|[我本](?:[委局镇乡校院厅办所区县市]|街道|公司|集团|单位|支部|党[委组])$/;

/** As many tokens as a figure looks at before and behind it. */
const REACH = 40;

/** What stands around the figures of one sentence. `from` is where the sentence begins in the text. */
export class Around {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #from: number;
  readonly #ends: ReadonlySet<number>;
  readonly #taken = new Set<Token>();

  constructor(text: string, tokens: readonly Token[], from: number) {
    this.#text = text;
    this.#tokens = tokens;
    this.#from = from;
    this.#ends = new Set(tokens.map(({ range }) => range.to));
  }

  /** An act serves one figure. */
  take(act: WordToken): void {
    this.#taken.add(act);
  }

  /** The progress words that lead to an offset: 已完成整改并长期坚持的 gives two. */
  progressBefore(at: number, index: number): WordToken[] {
    const words: WordToken[] = [];
    for (let i = index - 1; i >= 0 && i > index - REACH && words.length < 2; i--) {
      const token = this.#tokens[i];
      if (token?.type === 'word' && token.gives.reads === 'progress' && token.range.to <= at) words.unshift(token);
    }
    const last = words.at(-1);
    if (!last || !FILLER.test(this.#text.slice(last.range.to, at).replace(/^(?:问题|任务|事项)/, ''))) return [];
    const former = words.at(-2);
    const joined = former && /^[,并且、需要须]{0,3}$/.test(this.#text.slice(former.range.to, last.range.from));
    return joined && last.gives.metric === 'long-term' ? [former, last] : [last];
  }

  /** The progress word that says something of a figure before it: 28个问题已经整改到位, but not 18个问题已完成整改12个. */
  progressAfter(index: number, noun: WordToken | null): WordToken | null {
    const from = noun && noun.range.from > (this.#tokens[index]?.range.from ?? 0) ? noun.range.to : -1;
    const clause = this.clauseAfter(index).filter(({ range }) => range.from >= from);
    const at = clause.findIndex(isWord(({ gives }) => gives.reads === 'progress'));
    const word = clause[at];
    if (word?.type !== 'word' || clause.slice(0, at).some((token) => token.type === 'figure')) return null;
    const next = clause.slice(at + 1).find((token) => token.type === 'figure');
    return next && FILLER.test(this.#text.slice(word.range.to, next.range.from)) ? null : word;
  }

  /** 23项问题已整改到位21项: up to the next comma it goes on with what became of them. */
  tellsProgress(index: number): boolean {
    return this.clauseAfter(index).some(isWord(({ gives }) => gives.reads === 'progress'));
  }

  /** 四大类33个问题 */
  leadsToProblems(index: number): boolean {
    const [token, next] = this.#tokens.slice(index, index + 2);
    const adjacent = next?.type === 'figure' && next.kind === 'count' && token?.range.to === next.range.from;
    return adjacent && this.nounAfter(index + 1)?.gives.metric === 'problems';
  }

  /** 1200个信访问题 */
  isForeignAfter(index: number): boolean {
    const [token, next] = this.#tokens.slice(index, index + 2);
    return next?.type === 'word' && next.gives.reads === 'foreign' && token?.range.to === next.range.from;
  }

  /** The tokens up to the next comma. */
  clauseAfter(index: number): Token[] {
    const rest = this.#tokens.slice(index + 1, index + 1 + REACH);
    const end = rest.findIndex(({ type }) => type === 'break');
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** The nearest act before a figure in its clause that no other figure has taken. */
  actBefore(index: number, kind: FigureToken['kind'], fits: (metric: Metric) => boolean): WordToken | null {
    for (let at = index - 1; at >= 0 && at > index - REACH; at--) {
      const token = this.#tokens[at];
      if (!token || token.type === 'break' || (token.type === 'figure' && token.kind === kind)) return null;
      if (token.type !== 'word' || token.gives.reads !== 'act') continue;
      if (token.gives.metric === undefined) return null;
      if (fits(token.gives.metric)) return this.#taken.has(token) ? null : token;
    }
    return null;
  }

  /** 对3人予以记大过处分, 8.64万元已全部清退: the act stands after its figure, before the next one. */
  actAfter(index: number, fits: (metric: Metric) => boolean): WordToken | null {
    for (const token of this.clauseAfter(index)) {
      if (token.type === 'figure') return null;
      if (token.type === 'word' && token.gives.reads === 'act')
        return token.gives.metric !== undefined && fits(token.gives.metric) ? token : null;
    }
    return null;
  }

  /** The rate or noun just before a figure, but for 共, 目前 and the like. */
  wordBefore(index: number, reads: 'rate' | 'noun'): WordToken | null {
    for (let at = index - 1; at >= 0; at--) {
      const token = this.#tokens[at];
      if (token?.type !== 'word') return null;
      if (token.gives.reads === 'known' || token.gives.reads === 'now') continue;
      const to = this.#tokens[index]?.range.from ?? 0;
      return token.gives.reads === reads && FILLER.test(this.#text.slice(token.range.to, to)) ? token : null;
    }
    return null;
  }

  /** 问题33个, 问题共计33个 */
  nounBefore(index: number): WordToken | null {
    return this.wordBefore(index, 'noun');
  }

  /** 33个问题, 33个“问题清单” */
  nounAfter(index: number): WordToken | null {
    const token = this.#tokens[index];
    const next = this.#tokens[index + 1];
    if (!token || next?.type !== 'word' || (next.gives.reads !== 'noun' && next.gives.reads !== 'aside')) return null;
    return BEFORE_NOUN.test(this.#text.slice(token.range.to, next.range.from)) ? next : null;
  }

  /** Whether nothing unknown narrows a word: 财务管理 before 问题5个 does, 细化 before 任务33项 does not. */
  isFree({ range }: WordToken): boolean {
    if (/^(?:巡察|巡视|审计|反馈|指出|整改|细化|“)/.test(this.#text.slice(range.from, range.from + 2))) return true;
    const before = this.before(range.from).replace(/[“的了出 ]+$/, '');
    if (before === '' || JOINS.test(before)) return true;
    const at = range.from - (this.before(range.from).length - before.length);
    return this.#ends.has(at);
  }

  /** A few characters of the sentence before an offset. */
  before(at: number): string {
    return this.#text.slice(Math.max(this.#from, at - 8), at);
  }
}

export const isWord =
  (test: (word: WordToken) => boolean) =>
  (token: Token): token is WordToken =>
    token.type === 'word' && test(token);
