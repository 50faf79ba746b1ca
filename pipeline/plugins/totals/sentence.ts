import type { Metric } from '../../tree/codes.ts';
import type { Range } from '../../tree/reading.ts';
import { Around, FILLER, isWord } from './around.ts';
import { isSubject, type Subject, type TotalsMemory } from './memory.ts';
import type { Own } from './own.ts';
import type { FigureToken, Token, WordToken } from './tokens.ts';

/** A figure of a part: 其中的28个, 还有2个. */
const PART = /(?:其中|其余|剩余|余下|剩下|还有|尚有|仍有|另有|另外|已有|现有|有)的?$/;
const SUBSET = /(?:其中|其余|剩余|余下|剩下|还有|尚有|仍有|另有|另外|已有|现有)的?$/;
/** What follows a figure whose noun is left out: 12个已完成整改, 3项因…未完成, 2个取得阶段性进展. */
const NOUN_LEFT_OUT = /取得(?:了)?(?:初步|阶段性)|[已己正未暂尚还仍均都全因由达需按,;。、()需长阶基持完整办销]|$/y;

/** Reads the totals of one sentence (one sequence of tokens) into the memory of the document. */
export class SentenceReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #memory: TotalsMemory;
  readonly #own: Own;
  readonly #around: Around;
  /** How many totals the document had before this sentence. */
  readonly #before: number;
  /** Areas and categories that wait for what they group: 4个方面 … 33个问题. */
  #waiting: { metric: Metric; figure: FigureToken }[] = [];
  #target: 'clause' | 'sentence' | null;
  #other = false;
  #foreign = false;
  /** Of something else up to the next figure, and up to the next comma. */
  #foreignHere = false;
  #foreignClause = false;
  #evidence = false;
  /** The last noun before the token that is read. */
  #noun: WordToken | null = null;
  /** 移交, wherever in the sentence. */
  readonly #moved: WordToken | undefined;

  constructor(text: string, tokens: readonly Token[], from: number, memory: TotalsMemory, own: Own) {
    this.#text = text;
    this.#tokens = tokens;
    this.#around = new Around(text, tokens, from);
    this.#memory = memory;
    this.#own = own;
    this.#before = memory.totals.length;
    this.#target = own.plans ? 'sentence' : null;
    this.#moved = tokens.find(isWord(({ gives }) => gives.metric === 'clues-transferred' && gives.reads === 'act'));
  }

  read(): void {
    for (const [index, token] of this.#tokens.entries()) {
      if (token.type === 'figure') {
        this.#figure(index, token);
        if (token.kind !== 'areas' && token.kind !== 'categories') this.#foreignHere = false;
      } else if (token.type === 'word') this.#word(token);
      else {
        this.#foreignHere = false;
        this.#foreignClause = false;
        if (this.#target === 'clause') this.#target = null;
      }
    }
  }

  #word(word: WordToken): void {
    const { gives, range } = word;
    if (gives.reads === 'noun') this.#noun = word;
    this.#other = this.#own.isOther(word) ?? this.#other;
    if (gives.reads === 'evidence') this.#evidence = true;
    else if (gives.reads === 'body') this.#work(word);
    else if (gives.reads === 'target') this.#target = gives.clause ? (this.#target ?? 'clause') : 'sentence';
    else if (gives.reads === 'now') this.#target = null;
    else if (gives.reads === 'progress' && /[已己]/.test(this.#text.charAt(range.from)))
      this.#target = this.#target === 'clause' ? 'clause' : null;
    else if (gives.reads === 'foreign') this.#foreignHere = !this.#own.isOwnName(word);
    else if (gives.reads === 'noun' && gives.metric === 'problems') this.#evidence ||= range.to - range.from > 3;
  }

  /** 审计查出的 */
  #work(word: WordToken): void {
    if (this.#own.isOtherWork(word)) this.#foreignHere = true;
    else this.#evidence = true;
  }

  #figure(index: number, figure: FigureToken): void {
    if (figure.kind === 'money') this.#acted(index, figure, isMoney);
    else if (figure.kind === 'people') this.#acted(index, figure, isPeople);
    else if (figure.kind === 'share') this.#rate(index, figure);
    else if (figure.kind === 'count') this.#count(index, figure);
    else this.#group(index, figure, figure.kind);
  }

  /** Money and people: the act that was done, before the figure or, in the same clause, after it. */
  #acted(index: number, figure: FigureToken, fits: (metric: Metric) => boolean): void {
    if (this.#target || this.#other) return;
    const act = this.#around.actBefore(index, figure.kind, fits) ?? this.#around.actAfter(index, fits);
    if (!act?.gives.metric) return;
    this.#around.take(act);
    this.#add(act.gives.metric, null, figure, hull(act.range, figure.range), act.rule, act.gives.alone);
  }

  #rate(index: number, figure: FigureToken): void {
    const rate = this.#around.wordBefore(index, 'rate');
    if (!rate?.gives.metric || this.#target || this.#other || this.#foreignHere) return;
    if (this.#foreign && !this.#isOfRectification(rate)) return;
    if (this.#text.startsWith('以下', figure.range.to) || !this.#around.isFree(rate)) return;
    if (this.#text.charAt(rate.range.from) === '占' && !this.#isShareOfDone(rate)) return;
    this.#add(rate.gives.metric, null, figure, hull(rate.range, figure.range), rate.rule);
  }

  /** 整改38个,移交线索3件,整改率66%: clues are not rectified, so the rate is of what is. */
  #isOfRectification({ range }: WordToken): boolean {
    return this.#noun?.gives.metric === 'clues-transferred' && this.#text.slice(range.from, range.to).includes('整改');
  }

  /** 已完成整改25个,占89.3%: the share follows the figure of what is done. */
  #isShareOfDone(rate: WordToken): boolean {
    const last = this.#memory.totals.at(-1);
    return last?.metric === 'completed' && /^[^。]{0,2}$/.test(this.#text.slice(last.range.to, rate.range.from));
  }

  /** 4个方面, 12类: totals only where they group problems or tasks. */
  #group(index: number, figure: FigureToken, metric: 'areas' | 'categories'): void {
    const noun = this.#around.nounAfter(index);
    const said = this.#evidence || this.#around.leadsToProblems(index);
    if (!said || this.#other || this.#foreignHere || noun?.gives.reads === 'aside') return;
    if (SUBSET.test(this.#around.before(figure.range.from)) && this.#memory.hasLarger(metric, figure.value)) return;
    this.#waiting.push({ metric, figure });
    const ofProblems = noun?.gives.metric === 'problems' || this.#around.nounBefore(index)?.gives.metric === 'problems';
    if (ofProblems) this.#settle();
  }

  #settle(): void {
    for (const { metric, figure } of this.#waiting) this.#add(metric, null, figure, figure.range, `totals.${metric}`);
    this.#waiting = [];
  }

  #count(index: number, figure: FigureToken): void {
    const after = this.#around.nounAfter(index);
    const before = after ? null : this.#around.nounBefore(index);
    const noun = after ?? before;
    if (noun?.gives.reads === 'aside') return;
    // 整改措施一条不漏, 一个问题一套方案, 完成一个销号一个: an article; a count only beside others: 基本完成二个、正在整改一个
    if (figure.value === 1 && this.#text.charAt(figure.range.from) === '一') {
      if (this.#memory.totals.length > this.#before) this.#bare(index, figure);
      return;
    }
    const metric = noun?.gives.metric;
    if (metric === 'clues-transferred') this.#clues(figure, noun);
    else if (metric === 'regulations') this.#regulations(index, figure, noun);
    else if (noun && metric && isSubject(metric)) this.#declared(index, figure, noun, metric);
    else this.#bare(index, figure);
  }

  #clues(figure: FigureToken, noun: WordToken | null): void {
    const moved = this.#moved;
    this.#foreign = true;
    if (!moved || !noun || this.#target || this.#other) return;
    const before = moved.range.to <= noun.range.from && FILLER.test(this.#text.slice(moved.range.to, noun.range.from));
    const range = hull(before ? moved.range : noun.range, hull(noun.range, figure.range));
    this.#add('clues-transferred', null, figure, range, noun.rule);
  }

  #regulations(index: number, figure: FigureToken, noun: WordToken | null): void {
    const act = this.#around.actBefore(index, 'count', isRegulations) ?? this.#around.actAfter(index, isRegulations);
    if (!act?.gives.metric || this.#target || this.#other) return;
    const range = hull(hull(act.range, figure.range), noun?.range ?? figure.range);
    this.#around.take(act);
    // 新建、修订制度各5项
    if (act.gives.metric === 'regulations' && this.#around.before(figure.range.from).endsWith('各')) {
      for (const metric of ['regulations-created', 'regulations-revised'] as const)
        this.#add(metric, null, figure, range, act.rule);
      return;
    }
    this.#add(act.gives.metric, null, figure, range, act.rule, act.gives.alone);
  }

  /** 33个问题, 细化任务33项, 完成整改任务86项, 28个问题已经整改到位. */
  #declared(index: number, figure: FigureToken, noun: WordToken, metric: Metric & Subject): void {
    if (this.#foreignHere || this.#other) {
      this.#foreign = true;
      return;
    }
    const whole = hull(noun.range, figure.range);
    const leading = this.#around.progressBefore(whole.from, index);
    const trailing = this.#around.progressAfter(index, noun);
    if (leading.length === 0 && !this.#around.isFree(noun) && noun.range.from < figure.range.from) return;
    this.#foreign = false;
    if (leading.length > 0) {
      this.#progress(leading, metric, figure, whole);
      return;
    }
    const before = this.#around.before(figure.range.from);
    const larger = this.#memory.hasLarger(metric, figure.value);
    const part = SUBSET.test(before) || (larger && (PART.test(before) || trailing !== null));
    const said = this.#evidence || trailing !== null || this.#waiting.length > 0 || this.#around.tellsProgress(index);
    if (metric === 'problems' && !part && !said) return;
    if (!part) {
      if (this.#waiting.some((group) => group.figure.range.to + 12 >= whole.from)) this.#settle();
      this.#add(metric, null, figure, whole, noun.rule);
    }
    if (trailing) this.#progress([trailing], metric, figure, whole);
  }

  /** A figure whose noun is left out: 已完成整改25个, 其中9个长期坚持, 进一步完善3个. */
  #bare(index: number, figure: FigureToken): void {
    if (this.#foreignHere || this.#around.isForeignAfter(index)) this.#foreign = true;
    const leading = this.#around.progressBefore(figure.range.from, index);
    const subject = () => this.#memory.subjectOf(figure.unit, figure.value);
    if (leading.length > 0) {
      if (!this.#foreignClause) this.#progress(leading, subject(), figure, figure.range);
      return;
    }
    const act = this.#around.actBefore(index, 'count', (metric) => isRegulations(metric) || metric === 'cases-filed');
    if (act && FILLER.test(this.#text.slice(act.range.to, figure.range.from))) {
      this.#bareAct(act, figure);
      return;
    }
    if (this.#whole(figure)) return;
    NOUN_LEFT_OUT.lastIndex = figure.range.to;
    const rest = SUBSET.test(this.#around.before(figure.range.from));
    const trailing = rest || NOUN_LEFT_OUT.test(this.#text) ? this.#around.progressAfter(index, null) : null;
    if (trailing) this.#progress([trailing], subject(), figure, figure.range);
    // 15项改革任务已完成12项: the 12 are of something else
    else
      this.#foreignClause ||= this.#around.clauseAfter(index).some(isWord(({ gives }) => gives.reads === 'progress'));
  }

  /** 共性问题5个、个性问题17个,共计22个: the sum of what was last named. */
  #whole(figure: FigureToken): boolean {
    if (!this.#evidence || !/(?:共计|合计|总计)$/.test(this.#around.before(figure.range.from))) return false;
    const noun = this.#noun;
    if (noun?.gives.metric !== 'problems' || this.#other) return false;
    this.#foreign = false;
    this.#add('problems', null, figure, figure.range, noun.rule);
    return true;
  }

  #bareAct(act: WordToken, figure: FigureToken): void {
    const { metric } = act.gives;
    const known =
      metric === 'cases-filed' ||
      /章立制$/.test(this.#text.slice(act.range.from, act.range.to)) ||
      this.#memory.countsRegulations();
    if (!metric || !known || this.#target || this.#other) return;
    this.#around.take(act);
    this.#add(metric, null, figure, hull(act.range, figure.range), act.rule, act.gives.alone);
  }

  #progress(words: readonly WordToken[], of: Subject, figure: FigureToken, range: Range): void {
    if (this.#target || this.#other || this.#foreign) return;
    for (const { gives, rule, range: at } of words)
      if (gives.metric) this.#add(gives.metric, of, figure, hull(at, range), rule);
  }

  #add(metric: Metric, of: Subject | null, figure: FigureToken, range: Range, rule: string, alone?: Metric): void {
    if (this.#memory.restates(metric, of, figure.value, this.#before)) return;
    this.#memory.add({ metric, of, value: figure.value, unit: figure.unit, range, rule }, alone);
  }
}

const isMoney = (metric: Metric) => metric.startsWith('money-') || metric === 'loss-recovered';
const isPeople = (metric: Metric) => metric.startsWith('people-') || metric === 'cases-filed';
const isRegulations = (metric: Metric) => metric.startsWith('regulations');

const hull = (a: Range, b: Range): Range => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });
