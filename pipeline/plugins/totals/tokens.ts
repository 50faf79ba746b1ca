import { NUMERAL, numberAt, quantityAt, type SetPhrases } from '../../language/numerals.ts';
import type { Matcher } from '../../rules/matcher.ts';
import type { Rule } from '../../rules/pack.ts';
import type { RuleSet } from '../../rules/rules.ts';
import { oneOf } from '../../tree/chars.ts';
import type { Range } from '../../tree/reading.ts';

export type TotalsRule = RuleSet['totals'][number];
export type TotalsWord = TotalsRule extends Rule<infer Gives> ? Gives : never;

export interface WordToken {
  readonly type: 'word';
  readonly range: Range;
  readonly gives: TotalsWord;
  readonly rule: string;
}

/** A number with what it counts: 12类, 33个, 21.3万元, 88.9%, 6人. */
export interface FigureToken {
  readonly type: 'figure';
  readonly range: Range;
  /** Yuan, a share of 1, or a plain number. */
  readonly value: number;
  readonly kind: 'money' | 'share' | 'people' | 'areas' | 'categories' | 'count';
  /** As written: 个, 项, 人次; 元; null for shares. */
  readonly unit: string | null;
}

/** A comma, a semicolon or a colon after which a new thought begins. */
export interface BreakToken {
  readonly type: 'break';
  readonly range: Range;
}

export type Token = WordToken | FigureToken | BreakToken;

const mayBeFigure = oneOf(`${NUMERAL}百`, '09');
const isBreak = oneOf('(),;');
const COUNTED =
  / ?(?:(?<areas>[个大种]{0,2}方面|个?大项)|(?<categories>个?大?类别?(?!似|型|同))|(?<people>人次|名|位|人(?![大才均员民民工生事]))|(?<count>[个项条件处点款起宗](?![人体别性目案文次])))/y;

/**
 * The figures, words and breaks of a sentence, in order; what stands in brackets is a sequence of its own. Numbers that count
 * nothing a document declares (years, meetings, villages) are not among them.
 */
export function tokensOf(text: string, range: Range, lexicon: Matcher<TotalsWord>, phrases: SetPhrases): Token[][] {
  const main: Token[] = [];
  const sequences: Token[][] = [main];
  let current = main;
  for (const token of merged(text, range, lexicon, phrases)) {
    if (token.type !== 'break') current.push(token);
    else if (text.charAt(token.range.from) === '(') {
      current = [];
      sequences.push(current);
    } else if (text.charAt(token.range.from) === ')') current = main;
    else current.push(token);
  }
  return sequences;
}

/** Words and figures by where they begin; one that begins inside another is dropped. None where there is no figure: words alone declare nothing. */
function merged(text: string, range: Range, lexicon: Matcher<TotalsWord>, phrases: SetPhrases): Token[] {
  const figures = figuresAndBreaks(text, range, phrases);
  if (!figures.some(({ type }) => type === 'figure')) return [];
  const words: Token[] = lexicon
    .within(text, range)
    .map(({ rule, range: at }) => ({ type: 'word', range: at, gives: rule.gives, rule: rule.id }));
  const all = [...words, ...figures].sort((a, b) => a.range.from - b.range.from);
  let end = range.from;
  return all.filter(({ range: at }) => {
    if (at.from < end) return false;
    end = at.to;
    return true;
  });
}

function figuresAndBreaks(text: string, { from, to }: Range, phrases: SetPhrases): Token[] {
  const tokens: Token[] = [];
  for (let at = from; at < to; ) {
    const begin = at++;
    if (isBreak(text, begin)) tokens.push({ type: 'break', range: { from: begin, to: at } });
    if (!mayBeFigure(text, begin)) continue;
    const figure = figureAt(text, begin, phrases);
    if (figure) tokens.push(figure);
    at = figure?.range.to ?? numberAt(text, begin, phrases)?.to ?? (phrases(text, begin) || at);
  }
  return tokens;
}

function figureAt(text: string, from: number, phrases: SetPhrases): FigureToken | null {
  const found = quantityAt(text, from, phrases);
  if (!found) return null;
  const { value, to } = found;
  if (found.unit === 'yuan') return { type: 'figure', range: { from, to }, value, kind: 'money', unit: '元' };
  if (found.unit === 'share') return { type: 'figure', range: { from, to }, value, kind: 'share', unit: null };
  COUNTED.lastIndex = to;
  const match = COUNTED.exec(text);
  const [kind] = Object.entries(match?.groups ?? {}).find(([, words]) => words !== undefined) ?? [];
  if (!match || kind === undefined) return null;
  const unit = match[0].trim().replace(/大?方面$/, '') || null;
  const range = { from, to: to + match[0].length };
  return { type: 'figure', range, value, kind: kind as 'people' | 'areas' | 'categories' | 'count', unit };
}
