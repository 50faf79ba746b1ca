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
  const first = sentences.findIndex((sentence) => announcedAt(text, paragraph, sentence, signs) !== null);
  const opening = sentences[first];
  if (!opening) return [];
  const body = trimRange(
    text,
    { from: announcedAt(text, paragraph, opening, signs) ?? opening.to, to: opening.to },
    EDGE,
  );
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
const LEADS = [/:/u, /,(?=有的)/u, /[也还]发现(?!了|的|一些|存在|问题|不足|不少|以下|如下)/u];

/** Where the list begins that a sentence announces; null where it announces none. */
function announcedAt(text: string, paragraph: Range, { from, to }: Range, signs: Signs): number | null {
  const words = text.slice(from, to);
  for (const mark of LEADS) {
    const match = mark.exec(words);
    const at = match ? from + match.index + match[0].length : 0;
    if (match && signs.announces({ from: paragraph.from, to: at })) return at;
  }
  return null;
}

/** What semicolons set apart; else what commas do, where 等 closes the list and it reads as problems. */
export function listIn(text: string, body: Range, area: Range | null, { isProblem, isMeasure }: Signs): Unmarked[] {
  const listed = (pieces: readonly Range[]) => pieces.map((range) => ({ range, area }));
  const closing = /等(?:一些|突出)?(?:问题)?$/.exec(text.slice(body.from, body.to))?.[0] ?? '';
  const words = { from: body.from, to: body.to - closing.length };
  const long = piecesOf(text, words, ';');
  if (long.length > 1) return 2 * long.filter(isProblem).length > long.length ? listed(long) : [];
  const some = text.startsWith('有的', words.from) ? piecesOf(text, words, ',有的') : [];
  if (some.length > 1) return 2 * some.filter(isProblem).length > some.length ? listed(some) : [];
  const short = closing === '' ? [] : piecesOf(text, words, ',');
  const sure = 3 * short.filter(isProblem).length >= 2 * short.length && !short.some(isMeasure);
  return short.length > 2 && sure ? listed(short) : [];
}

function piecesOf(text: string, { from, to }: Range, mark: ';' | ',' | ',有的'): Range[] {
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
