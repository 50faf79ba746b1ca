import type { Plugin } from 'unified';
import { type LabelReader, labelReaderOf } from '../../language/labels.ts';
import { markerAt } from '../../language/markers.ts';
import { Matcher, matcherOf } from '../../rules/matcher.ts';
import type { RuleSet } from '../../rules/packs.ts';
import { type DocumentRoot, type ParagraphNode, paragraphsOf } from '../../tree/nodes.ts';
import { captionsIn } from './captions.ts';
import { contentsIn } from './contents.ts';

/** From this length on a line says something, in characters. */
const SHORT = 60;
/** Lines above a breadcrumb that can be its menu. */
const MENU_LINES = 12;
const MENU_LENGTH = 24;
const COLUMN_LENGTH = 8;
/** What the document's own title has, where a menu or a field has not. */
const TITLE = /关于|中共/;

/**
 * Marks the paragraphs that are not the document's own words (`node.data.noise` = rule id): web headers and footers, timestamps,
 * credits, links, captions, the table of contents. But for its entries never a line with a marker or a label of an item.
 */
export const noise: Plugin<[Pick<RuleSet, 'noise' | 'labels' | 'metadata'>], DocumentRoot> = (rules) => {
  const matcher = matcherOf(rules.noise);
  const labels = labelReaderOf(rules.labels);
  const bodies = new Matcher(
    rules.metadata.filter(({ gives: { reads } }) => reads === 'body-end' || reads === 'sure-body'),
  );
  const signs = (words: string) => bodies.first(words) !== null;
  return (root) => {
    const { text } = root.data.reading;
    const lines = paragraphsOf(root).map((node) => lineOf(text, node, matcher, labels));
    const first = lines.findIndex(({ says }) => says);
    const last = lines.findLastIndex(({ says }) => says);
    lines.forEach(({ node, match }, index) => {
      if (match && mayStand(match.rule.gives.at, first < 0 || index < first, index > last))
        node.data.noise = match.rule.id;
    });
    markMenu(lines);
    markValues(lines);
    for (const entry of contentsIn(text, paragraphsOf(root))) entry.data.noise = 'noise.contents';
    for (const caption of captionsIn(text, paragraphsOf(root), labels, signs)) caption.data.noise = 'noise.caption';
  };
};

interface Line {
  readonly node: ParagraphNode;
  readonly words: string;
  readonly match: ReturnType<Matcher<{ at: Place }>['whole']>;
  /** It says something: a sentence, an item, a labelled part. */
  readonly says: boolean;
}

type Place = RuleSet['noise'][number]['gives']['at'];

function lineOf(text: string, node: ParagraphNode, matcher: Matcher<{ at: Place }>, labels: LabelReader): Line {
  const { range } = node.data;
  const words = text.slice(range.from, range.to);
  const sentence = words.length > SHORT || /[。;:!?]”?$/.test(words);
  const marked = markerAt(text, range.from) !== null;
  const taken = marked ? null : matcher.whole(words);
  if (!taken && sentence) return { node, words, match: null, says: true };
  const itemised = marked || labels.openingOf(text, range) !== null;
  return { node, words, match: itemised ? null : taken, says: itemised };
}

function mayStand(at: Place, head: boolean, foot: boolean): boolean {
  return at === 'any' || (at === 'head' && head) || (at === 'foot' && foot) || (at === 'edge' && (head || foot));
}

/** Short lines above a breadcrumb are the menu of the page (党建工作 / 当前位置:首页 >> 党建工作); one below it names its column again. */
function markMenu(lines: readonly Line[]): void {
  const crumb = lines.slice(0, MENU_LINES).findIndex(({ node }) => node.data.noise === 'noise.breadcrumb');
  const below = lines[crumb + 1];
  if (crumb >= 0 && below && below.words.length <= COLUMN_LENGTH && lines[crumb]?.words.includes(below.words))
    below.node.data.noise ??= 'noise.column';
  const above = lines.slice(0, Math.max(0, crumb));
  if (above.some(({ says }) => says)) return;
  for (const { node, words } of above)
    if (words.length <= MENU_LENGTH && !TITLE.test(words)) node.data.noise ??= 'noise.menu';
}

/** What stands on the line below its field in the head of a page: 发文机关: / 某县档案局. Titles stay, below an empty field too: they are the document's own. */
function markValues(lines: readonly Line[]): void {
  for (const [index, { node, words }] of lines.entries()) {
    const value = lines[index + 1];
    if (!value || node.data.noise !== 'noise.header-field' || !words.endsWith(':') || value.says) continue;
    if (!/(?:名 ?称|标 ?题):$/.test(words) && !TITLE.test(value.words)) value.node.data.noise ??= 'noise.header-value';
  }
}
