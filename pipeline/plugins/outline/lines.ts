import type { Label, LabelReader } from '../../language/labels.ts';
import { isEnumerator, type Marker, markerAt } from '../../language/markers.ts';
import { beginsWrapped } from '../../language/titles.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import type { DocumentRoot, ParagraphNode } from '../../tree/nodes.ts';
import { paragraphsOf } from '../../tree/nodes.ts';
import { type Range, type Reading, trimRange } from '../../tree/reading.ts';
import type { ClosingReader } from './closing.ts';
import { isAnswer } from './label-order.ts';

/** A paragraph with what it begins with. */
export interface Line {
  readonly node: ParagraphNode;
  /** The whole paragraph, without white space. */
  readonly range: Range;
  /** The marker that it begins with, or that its first label carries; not those that only enumerate inside a text. */
  readonly marker: Marker | null;
  /** Without the marker. */
  readonly rest: Range;
  readonly labels: readonly Label[];
}

/** The paragraphs of a document (less the noise) as lines with their markers and labels. */
export function linesOf(root: DocumentRoot, reader: LabelReader, closing: ClosingReader): Line[] {
  const { reading } = root.data;
  const count = { last: 0, decimals: new Map<Marker['style'], Decimal>(), inAnswer: false };
  const annexes = new Annexes(reading.text, closing);
  return paragraphsOf(root).map((node) => {
    const line = lineOf(reading, node, reader, count);
    return annexes.goOn(line) ? { node, range: line.range, marker: null, rest: line.range, labels: [] } : line;
  });
}

/** The list of annexes: its numbers go on from 附件:1.… or begin below 附件:, and are none of the outline. */
class Annexes {
  readonly #text: string;
  readonly #closing: ClosingReader;
  /** The last number of the list, 0 below its heading; null where none is open. */
  #last: number | null = null;
  #style: Marker['style'] | null = null;

  constructor(text: string, closing: ClosingReader) {
    this.#text = text;
    this.#closing = closing;
  }

  goOn({ range, marker }: Line): boolean {
    const from = this.#closing.annexesFrom(this.#text, range);
    if (from !== null) {
      const first = markerAt(this.#text, from);
      this.#style = first?.ordinal === 1 ? first.style : null;
      this.#last = this.#style ? 1 : from >= range.to ? 0 : null;
      return false;
    }
    const next = this.#last !== null && marker?.ordinal === this.#last + 1;
    const fits = next && (this.#style === null ? marker.style === 'digit' : marker.style === this.#style);
    this.#last = fits ? marker.ordinal : null;
    this.#style = fits ? marker.style : null;
    return fits;
  }
}

/** The last plain number (31.), and the last component of decimal ones (1.2, 1.2.1), that began a line. */
interface Count {
  last: number;
  readonly decimals: Map<Marker['style'], Decimal>;
  /** The line before that no enumerator begins has a label of an answer: what is enumerated below it are measures. */
  inAnswer: boolean;
}

interface Decimal {
  readonly ordinal: number;
  /** The whole number as typed: 3-3. */
  readonly words: string;
}

function lineOf(reading: Reading, node: ParagraphNode, reader: LabelReader, count: Count): Line {
  const { text } = reading;
  const range = unframed(text, skipBullet(text, node.data.range));
  const marker = leadingMarker(text, range, count) ?? answeredOnItsLine(reading, range, reader, count);
  const rest = trimRange(text, { from: marker?.range.to ?? range.from, to: range.to });
  const labels = reader.of(reading, rest, marker !== null);
  if (!enumeratorAt(text, range.from)) count.inAnswer = labels.some(isAnswer);
  const [first] = labels;
  if (first?.marker && first.range.from === rest.from && !marker) {
    const behind = trimRange(text, { from: first.range.to, to: range.to });
    return { node, range, marker: first.marker, rest: behind, labels: labels.slice(1) };
  }
  return { node, range, marker, rest, labels };
}

/** The marker that gives a line its place in the outline: not one that only enumerates, nor the first of a list in its own text. */
function leadingMarker(text: string, range: Range, count: Count): Marker | null {
  const typed =
    nextInCount(text, range.from, count.last) ?? firstOfCounted(text, range.from) ?? markerAt(text, range.from);
  if (!typed || listsInText(text, typed, range.to)) return null;
  if (isEnumerator(typed) && !counts(text, typed, range.to)) return null;
  if (typed.style.startsWith('decimal')) {
    // 3.15专项检查 begins no list
    const words = text.slice(typed.range.from, typed.range.to);
    const last = count.decimals.get(typed.style);
    // 3-3 twice over is the same number by mistake
    if (typed.ordinal !== 1 && typed.ordinal !== (last?.ordinal ?? 0) + 1 && words !== last?.words) return null;
    count.decimals.set(typed.style, { ordinal: typed.ordinal, words });
  }
  if (typed.style === 'digit') count.last = typed.ordinal;
  return typed;
}

const enumeratorAt = (text: string, at: number): Marker | null => {
  const marker = markerAt(text, at);
  return marker && isEnumerator(marker) ? marker : null;
};

/**
 * 一是租金未入账。整改情况:已追缴。: an enumerator counts what is stated and answered on its own line. Below an answer it counts
 * measures, whatever labels they have; 一是…。二是…。整改成效:… enumerates in its text.
 */
function answeredOnItsLine(reading: Reading, range: Range, reader: LabelReader, { inAnswer }: Count): Marker | null {
  const { text } = reading;
  const marker = inAnswer ? null : enumeratorAt(text, range.from);
  if (!marker) return null;
  const rest = trimRange(text, { from: marker.range.to, to: range.to });
  const answer = reader.of(reading, rest, true).find(isAnswer);
  if (answer?.role !== 'response' || answer.range.from === rest.from) return null;
  const stated = text.slice(rest.from, answer.range.from);
  return /[。;,][一二三四五六七八九十]{1,2}[是要]/.test(stated) ? null : marker;
}

/** 31.3张白条入账: after 30. the number goes on, and 31.3 is no decimal. */
function nextInCount(text: string, at: number, last: number): Marker | null {
  const next = `${last + 1}.`;
  if (last === 0 || !text.startsWith(next, at) || !/\d/.test(text.charAt(at + next.length))) return null;
  return { style: 'digit', ordinal: last + 1, range: { from: at, to: at + next.length } };
}

/** 1.3个部门经费超预算: the first of a list whose words begin with a count, not the decimal 1.3 (1.3个百分点). */
function firstOfCounted(text: string, at: number): Marker | null {
  COUNTED.lastIndex = at;
  return text.startsWith('1.', at) && COUNTED.test(text)
    ? { style: 'digit', ordinal: 1, range: { from: at, to: at + 2 } }
    : null;
}
const COUNTED = /1\.\d{1,3}(?:[名家户处笔座所辆宗起份]|[个项条件](?!百分点))/uy;

/** (1)发放资料代替学习。(2)签到表缺失。: a paragraph whose own text goes on with the next number is a list, not a heading. */
function listsInText(text: string, { style, ordinal, range }: Marker, to: number): boolean {
  if (!IN_TEXT.has(style)) return false;
  const words = text.slice(range.from, range.to);
  const next =
    style === 'circled'
      ? String.fromCharCode(text.charCodeAt(range.from) + 1)
      : words.replace(String(ordinal), String(ordinal + 1));
  // of its own line only: to the end of the document it would be looked for again from every line
  const at = range.to + text.slice(range.to, to).indexOf(next);
  const follows = at >= range.to && next !== words && /[。;:,!?\s]/.test(text.charAt(at - 1));
  return follows && !(style.startsWith('digit') && /[\d.]/.test(text.charAt(at + next.length)));
}

const IN_TEXT: ReadonlySet<Marker['style']> = new Set(['paren-digit', 'circled', 'half-digit', 'digit', 'digit-comma']);

/** 一是关于“…”问题 / 第一,关于…方面: an enumerator before a wrapped problem or a short title of an area counts those. */
function counts(text: string, { range }: Marker, to: number): boolean {
  const words = trimRange(text, { from: range.to, to });
  return (
    beginsWrapped(text, words.from) || (to - range.to < LONGEST_TITLE && AREA.test(text.slice(words.from, words.to)))
  );
}

const LONGEST_TITLE = 50;
const AREA = /^(?:关于|在|聚焦)?[^。;:]{2,40}(?:方面|领域)(?:的?(?:突出|主要)?问题)?$/u;

/** 【一、党的建设方面】: a numbered heading in a frame. */
function unframed(text: string, { from, to }: Range): Range {
  const framed = text.charAt(from) === '【' && text.charAt(to - 1) === '】' && markerAt(text, from + 1) !== null;
  return framed ? { from: from + 1, to: to - 1 } : { from, to };
}

/** ● ◆ ■ √ at the beginning of a paragraph. */
function skipBullet(text: string, { from, to }: Range): Range {
  let at = from;
  while (at < to && isBullet(text, at)) at++;
  return at < to ? { from: at, to } : { from, to };
}

const isBullet = oneOf(`●◆■•▪★☆◇□▲△√✓✔☑·${WHITE}`);
