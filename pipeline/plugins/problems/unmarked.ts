import { sentencesIn } from '../../language/sentences.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

/** A problem of a list without numbers, and the area it is listed under. */
export interface Unmarked {
  readonly range: Range;
  readonly area: Range | null;
}

/** What a list is recognised by: the words that announce problems, those of an area, those of a problem. */
export interface Signs {
  readonly announces: (range: Range) => boolean;
  readonly isArea: (range: Range) => boolean;
  readonly isProblem: (range: Range) => boolean;
  readonly isMeasure: (range: Range) => boolean;
}

/**
 * The problems a paragraph lists without numbers, set apart by semicolons, after the words that announce them:
 * ```
 * 发现和反映了一些问题,主要是:学习不深不透;责任不严不实;组织建设不规范等。
 * 发现了一些问题,有的学习不深不透;有的责任不严不实。                      or a comma before each 有的
 * 巡察也发现学习不深入,落实有偏差,作风仍需改进等问题。
 * 发现了一些问题,主要是:在党的领导方面。有的学习不深;有的执行不力。在党的建设方面。有的制度虚化;有的管理缺位。
 * 存在的主要问题是:学习不深入,落实有偏差,作风仍需改进等问题。             with commas only where 等 says that it is a list
 * ```
 * Where nothing but commas sets them apart and no 等 closes them it is not said where one ends: none.
 */
export function unmarkedIn(text: string, paragraph: Range, signs: Signs): Unmarked[] {
  const sentences = sentencesIn(text, paragraph).map((range) => trimRange(text, range, EDGE));
  const { at: first, body } = announced(text, sentences, signs) ?? { at: -1, body: null };
  if (!body) return [];
  if (!signs.isArea(body)) return listIn(text, body, null, signs);
  const found: Unmarked[] = [];
  for (let at = first, area: Range | undefined = body; area; at += 2) {
    const list = sentences[at + 1];
    const read: Unmarked[] = list ? listIn(text, list, area, signs) : [];
    if (read.length === 0) break;
    found.push(...read);
    const next = sentences[at + 2];
    area = next && signs.isArea(next) ? next : undefined;
  }
  return found;
}

/** Ends of what announces a list: 主要是:, 一些问题,有的…, 巡察也发现…等问题. */
const LEADS = [
  /:/u,
  /,(?=有的)/u,
  /[也还]发现,?(?:[^,。;:、]{0,16}存在)?(?!了|的|一些|存在|问题|不足|不少|以下|如下)/u,
];

/** The first sentence that announces a list, with the rest of it; null where none does. */
function announced(text: string, sentences: readonly Range[], signs: Signs): { at: number; body: Range } | null {
  for (const [at, sentence] of sentences.entries()) {
    const words = text.slice(sentence.from, sentence.to);
    // 发现一些问题。主要是:…: the sentence before may tell what is announced
    const { from } = sentences[at - 1] ?? sentence;
    for (const lead of LEADS) {
      const match = lead.exec(words);
      const to = match ? sentence.from + match.index + match[0].length : 0;
      if (match && signs.announces({ from, to }))
        return { at, body: trimRange(text, { from: to, to: sentence.to }, EDGE) };
    }
  }
  return null;
}

/** What semicolons set apart, or a comma before each 有的; else what commas and 、 do where 等 closes the list and it reads as problems. */
export function listIn(text: string, body: Range, area: Range | null, signs: Signs): Unmarked[] {
  const { isProblem, isMeasure } = signs;
  const listed = (pieces: readonly Range[]) => pieces.map((range) => ({ range, area }));
  const inBody = text.slice(body.from, body.to);
  const whole = { from: body.from, to: body.from + inBody.search(END) };
  for (const mark of [';', ',有的'] as const) {
    const pieces = mark === ';' || inBody.startsWith('有的') ? piecesOf(text, whole, mark) : [];
    if (pieces.length > 1) return 2 * pieces.filter(isProblem).length > pieces.length ? listed(pieces) : [];
  }
  const closing = CLOSING.exec(inBody);
  if (!closing) return [];
  const words = { from: body.from, to: body.from + closing.index };
  const pieces = piecesOf(text, words, ',').flatMap((range) => problemsIn(text, range, isProblem));
  const sure = 3 * pieces.filter(isProblem).length >= 2 * pieces.length && !pieces.some(isMeasure);
  return pieces.length > 2 && sure ? listed(pieces) : [];
}

const OF_PROBLEMS = '等(?:一些|较为)?(?:突出)?的?(?:问题|不足)';
/** …等。, …等问题。 */
const END = new RegExp(`(?:${OF_PROBLEMS}|等)?$`, 'u');
/** …等较为突出问题,需要重视。 too */
const CLOSING = new RegExp(`${OF_PROBLEMS}(?=,|$)|等$`, 'u');

/** 学习不到位、执行不严: cut only behind what reads as a problem, as 、 also joins words within one; else the whole. */
function problemsIn(text: string, range: Range, isProblem: Signs['isProblem']): Range[] {
  const found: Range[] = [];
  let rest = range;
  for (const { to } of piecesOf(text, range, '、')) {
    const piece = { from: rest.from, to };
    const words = text.slice(piece.from, piece.to);
    if (words.length > LONGEST || words.lastIndexOf('“') > words.lastIndexOf('”') || !isProblem(piece)) continue;
    found.push(piece);
    rest = { from: to + 1, to: range.to };
  }
  return rest.from >= range.to ? found : [range];
}

/** Characters: more has been joined than one problem says. */
const LONGEST = 80;

function piecesOf(text: string, { from, to }: Range, mark: ';' | ',' | ',有的' | '、'): Range[] {
  const pieces: Range[] = [];
  for (let start = from; start < to; ) {
    const end = text.indexOf(mark, start);
    const stop = end < 0 || end > to ? to : end;
    const piece = trimRange(text, { from: start, to: stop }, EDGE);
    if (piece.to > piece.from) pieces.push(piece);
    start = stop + 1;
  }
  return pieces;
}

const EDGE = oneOf(`${WHITE}。;,`);
