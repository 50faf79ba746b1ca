import type { Label, LabelReader } from '../../language/labels.ts';
import { isEnumerator, type Marker, markerAt } from '../../language/markers.ts';
import type { DocumentRoot, ParagraphNode } from '../../tree/nodes.ts';
import { paragraphsOf } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

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
export function linesOf(root: DocumentRoot, reader: LabelReader): Line[] {
  const { text } = root.data.reading;
  return paragraphsOf(root).map((node) => lineOf(text, node, reader));
}

function lineOf(text: string, node: ParagraphNode, reader: LabelReader): Line {
  const range = unframed(text, skipBullet(text, node.data.range));
  const typed = markerAt(text, range.from);
  const marker =
    typed && (!isEnumerator(typed) || WRAPS.test(text.slice(typed.range.to, typed.range.to + 8))) ? typed : null;
  const rest = trimRange(text, { from: marker?.range.to ?? range.from, to: range.to });
  const labels = reader.labelsIn(text, rest, marker !== null);
  const [first] = labels;
  if (first?.marker && first.range.from === rest.from && !marker)
    return {
      node,
      range,
      marker: first.marker,
      rest: trimRange(text, { from: first.range.to, to: range.to }),
      labels: labels.slice(1),
    };
  return { node, range, marker, rest, labels };
}

/** 一是关于“…”问题: an enumerator before a wrapped problem counts problems. */
const WRAPS = /^\s?(?:关于|针对)[^“]{0,3}“/u;

/** 【一、党的建设方面】: a numbered heading in a frame. */
function unframed(text: string, { from, to }: Range): Range {
  const framed = text.charAt(from) === '【' && text.charAt(to - 1) === '】' && markerAt(text, from + 1) !== null;
  return framed ? { from: from + 1, to: to - 1 } : { from, to };
}

/** ● ◆ ■ • at the beginning of a paragraph. */
function skipBullet(text: string, { from, to }: Range): Range {
  let at = from;
  while (at < to && /[●◆■•▪★☆◇□▲△·\s]/.test(text.charAt(at))) at++;
  return at < to ? { from: at, to } : { from, to };
}
