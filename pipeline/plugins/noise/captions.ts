import type { LabelReader } from '../../language/labels.ts';
import { isEnumerator, markerAt } from '../../language/markers.ts';
import type { ParagraphNode } from '../../tree/nodes.ts';

/** Lengths of a line that can be a caption, in characters. */
const SHORTEST = 4;
const LONGEST = 45;

/**
 * The captions of pictures that stand as bare lines between the paragraphs of an article. A heading looks the same, so a line is
 * taken only where the text itself shows that it is none:
 * ```
 * 一是建设绿色校园。…
 * 联合共建“清廉园”          the enumeration goes on after it: a caption
 * 二是节能降耗。…
 * 邀请师生开展民俗活动       a bare line follows: a caption, where others are proven
 * 做好“后半篇文章”          一是 follows: a heading; where all headings are like this, a bare line above plain text is a caption
 * 一是…
 * ```
 * `signs` tells a line that names a body.
 */
export function captionsIn(
  text: string,
  nodes: readonly ParagraphNode[],
  labels: LabelReader,
  signs: (words: string) => boolean,
): ParagraphNode[] {
  const kinds = nodes.map((node) => kindOf(text, node, labels));
  const first = kinds.findIndex((kind) => kind !== 'bare');
  const last = kinds.findLastIndex((kind) => kind !== 'bare');
  const inside = kinds.flatMap((kind, index) => (kind === 'bare' && index > first && index < last ? [index] : []));
  const next = nextSaying(kinds);
  const proven = inside.filter((index) => next[index] === 'goes-on');
  if (proven.length === 0) return [];
  const above = (kind: LineKind) => inside.filter((index) => kinds[index + 1] === kind);
  const lone = above('text').filter((index) => !/,/.test(unquoted(words(text, nodes[index]))));
  const lasting = lone.length * 2 <= above('begins').length ? lone : [];
  return [...proven, ...above('bare'), ...lasting, ...trailing(text, nodes, last + 1, signs)].flatMap(
    (index) => nodes[index] ?? [],
  );
}

/** bare: a short line without an end; begins: an enumeration begins (一是); goes-on: one goes on (二是); text: all else. */
type LineKind = 'bare' | 'begins' | 'goes-on' | 'text';

function kindOf(text: string, node: ParagraphNode, labels: LabelReader): LineKind {
  const { range } = node.data;
  const marker = markerAt(text, range.from);
  if (marker && isEnumerator(marker)) return marker.ordinal > 1 ? 'goes-on' : 'begins';
  const length = range.to - range.from;
  if (marker || length < SHORTEST || length > LONGEST || /[。;:!?,、—]$/.test(text.charAt(range.to - 1))) return 'text';
  if (/^[\d年月日 ]+$/.test(words(text, node)) || labels.openingOf(text, range) !== null) return 'text';
  return 'bare';
}

/** For each line, what the next one that is not bare is; null where there is none. */
function nextSaying(kinds: readonly LineKind[]): (LineKind | null)[] {
  const next = new Array<LineKind | null>(kinds.length).fill(null);
  for (let i = kinds.length - 2; i >= 0; i--) {
    const kind = kinds[i + 1];
    next[i] = kind === undefined || kind === 'bare' ? (next[i + 1] ?? null) : kind;
  }
  return next;
}

/** A bare line behind the last paragraph, unless a body signs there. */
function trailing(
  text: string,
  nodes: readonly ParagraphNode[],
  index: number,
  signs: (words: string) => boolean,
): number[] {
  return index === nodes.length - 1 && !signs(words(text, nodes[index])) ? [index] : [];
}

const unquoted = (line: string): string => line.replaceAll(/“[^”]*”/g, '');
const words = (text: string, node: ParagraphNode | undefined): string =>
  node ? text.slice(node.data.range.from, node.data.range.to) : '';
