import { ByFirst } from '../rules/by-first.ts';
import type { Range } from '../tree/reading.ts';
import { numberOf } from './numerals.ts';

/** How a marker is written; markers of one style count together, whatever brackets or points they have. */
export type Style =
  | 'part'
  | 'article'
  | 'han'
  | 'paren-han'
  | 'digit'
  | 'digit-comma'
  | 'decimal'
  | 'decimal-3'
  | 'decimal-4'
  | 'paren-digit'
  | 'half-digit'
  | 'circled'
  | 'letter'
  | `label:${string}`
  | 'is'
  | 'must'
  | 'ordinal'
  | 'sequence';

export interface Marker {
  readonly style: Style;
  /** Its number; the last component of 1.2. */
  readonly ordinal: number;
  /** From its first character to its last; white space after it is not in it. */
  readonly range: Range;
}

/** Styles that only ever enumerate inside a text: 一是, 一要, 第一, 首先. */
export const isEnumerator = ({ style }: Marker): boolean => ENUMERATORS.has(style);
const ENUMERATORS: ReadonlySet<Style> = new Set(['is', 'must', 'ordinal', 'sequence']);

const HAN = '[一二三四五六七八九十]{1,3}|[一二三四五六七八九]百[零一二三四五六七八九十]{0,4}';

interface Form {
  readonly style: Style;
  readonly pattern: RegExp;
}

/**
 * The forms of markers. Each ends with what must not follow, so that dates, decimals and pairs of numbers are left alone:
 * ```
 * 5、10月上旬找了8名教师       5、 is a marker
 * 2.7月、8月开展研讨          2. is one, as in 2.3个单位, not in 2.3个百分点
 * 2023.12.31前完成整改         2023. is not
 * 一、二年级学生               一、 is not
 * ```
 */
const FORMS: readonly Form[] = [
  { style: 'part', pattern: new RegExp(`第(${HAN}|\\d{1,2}) ?(?:部分|章|节|篇)[、:. ]?`, 'uy') },
  // 第三条规定 cites an article
  { style: 'article', pattern: new RegExp(`第 ?(${HAN}|\\d{1,3}) ?条(?:[、:.]|(?=\\s|关于“|针对“|“))`, 'uy') },
  { style: 'label:problem', pattern: new RegExp(`第 ?(${HAN}|\\d{1,3}) ?[个项条](?:具体|反馈)?问题[:、 ]`, 'uy') },
  { style: 'ordinal', pattern: /第([一二三四五六七八九十]{1,2})(?:[,、:]|是|方面[,:])/uy },
  { style: 'is', pattern: /([一二三四五六七八九十]{1,2}) ?是(?!否|非)[,: ]?/uy },
  { style: 'must', pattern: /([一二三四五六七八九十]{1,2}) ?要(?!求|点|素|害|件|事|闻|务|领|塞|职|么|紧)[,: ]?/uy },
  { style: 'sequence', pattern: /(首先|其次|再次|再者|最后|第一步|第二步|第三步)[,:、]/uy },
  { style: 'paren-han', pattern: new RegExp(`\\( ?(${HAN}) ?\\)[、.:,]?`, 'uy') },
  { style: 'paren-han', pattern: /([㈠-㈩㊀-㊉])[、.:,]?/uy },
  {
    style: 'han',
    pattern: new RegExp(
      `(${HAN}) ?(?:、(?!(?:${HAN})(?:期|年级|年|号|级|楼|审|组|线|季度|类|等|、|是|次|轮|届|批|区|中|小|把手))|[.](?!\\d))`,
      'uy',
    ),
  },
  { style: 'decimal-4', pattern: /(?:\d{1,2}\.){3}(\d{1,2})(?![\d.%])(?:[、. ]|(?=[\u4e00-\u9fff“《]))/uy },
  { style: 'decimal-3', pattern: /(?:\d{1,2}\.){2}(\d{1,2})(?![\d.%月日])(?:[、. ]|(?=[\u4e00-\u9fff“《]))/uy },
  {
    style: 'decimal',
    pattern:
      /\d{1,2}\.(\d{1,2})(?![\d.%]|[ ]?(?:万|亿|千|百|元|倍|个|米|公里|平方|亩|吨|级|以[上下内外]|版|分|秒|折|年|月|日|专项|家|名|人|件|项|台|套|份|户|条|宗|起|处|笔|位|所|栋|辆|批))(?:[、. ]|(?=[\u4e00-\u9fff“《]))/uy,
  },
  // 1-1 落实部署不够有力, 2—5招标不规范; not 1-9月份, 3-5年, 12-15家
  {
    style: 'decimal',
    pattern:
      /\d{1,2}[-—](\d{1,2})(?![\d.%]| ?(?:万|亿|千|百|元|倍|个|年|月|日|号|天|周|季度)|[米公亩吨级版分秒折岁家名人件项台套份户条宗起处笔位所栋辆批次期层类章节页])(?:[、.: ]|(?=[\u4e00-\u9fff“《]))/uy,
  },
  // A1.立德树人: the first of class A
  { style: 'decimal', pattern: /[A-H]-?(\d{1,2})(?:、|\.(?!\d)|:)/uy },
  { style: 'letter', pattern: /([A-H])类[:、 ]/uy },
  {
    style: 'digit',
    pattern:
      /(\d{1,3}) ?\.(?:(?!\d)|(?=\d{4}年|(?:1[0-2]|[1-9])月|\d{1,4}(?:家|名|人|件|项|台|套|份|户|条|宗|起|处|笔|位|所|栋|辆|批)(?!次)|\d{1,4}个(?:具体|主要|突出|行政)?(?:问题|单位|部门|村|社区|镇|乡|街道|支部|党|项目|小区|科室|股室|站|所|组|工作组|专班|点位|网格|景区|企业|合作社|班子|岗位|制度|标段|账户|学校|校区)))(?![,;。%])/uy,
  },
  { style: 'digit-comma', pattern: /(\d{1,3}) ?、(?!\d+、)(?![,;。%])/uy },
  { style: 'digit', pattern: /([⒈-⒛])/uy },
  { style: 'paren-digit', pattern: /\( ?(\d{1,3}) ?\)[、.:]?/uy },
  { style: 'paren-digit', pattern: /([⑴-⒇])[、.:]?/uy },
  // [1]台账不健全, not [2024]3号
  { style: 'paren-digit', pattern: /\[ ?(\d{1,2}) ?\][、.:]?(?=[ \u4e00-\u9fff“《])/uy },
  { style: 'half-digit', pattern: /(\d{1,2})\)[、.]?/uy },
  { style: 'circled', pattern: /([①-⑳])[、.:]?/uy },
  { style: 'letter', pattern: /([A-H])(?:[、]|\.(?! ?[A-Za-z]))/uy },
];

/** The marker that stands just at an offset, if one does. */
export function markerAt(text: string, from: number): Marker | null {
  for (const { style, pattern } of FORMS_BY_FIRST.at(text, from)) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    const ordinal = match?.[1] === undefined ? null : numberFrom(style, match[1]);
    if (match && ordinal !== null) return { style, ordinal, range: { from, to: from + match[0].trimEnd().length } };
  }
  return null;
}

const FORMS_BY_FIRST = new ByFirst(
  FORMS,
  FORMS.map(({ pattern }) => pattern.source),
);

function numberFrom(style: Style, raw: string): number | null {
  if (style === 'sequence') return SEQUENCE[raw] ?? null;
  const unit = raw.charCodeAt(0);
  if (style === 'letter') return unit - 64;
  if (unit < ENCLOSED_FROM || unit > ENCLOSED_TO) return writtenNumber(raw);
  for (const first of ['①', '⑴', '⒈', '㈠', '㊀']) {
    const offset = unit - first.charCodeAt(0);
    if (offset >= 0 && offset < 20) return offset + 1;
  }
  return null;
}

/** Markers say the same few numbers over and over. */
function writtenNumber(raw: string): number | null {
  const known = WRITTEN.get(raw);
  if (known !== undefined) return known;
  const number = numberOf(raw);
  WRITTEN.set(raw, number);
  return number;
}
const WRITTEN = new Map<string, number | null>();

/** Numbers that are one character each: ① to ㊉. */
const ENCLOSED_FROM = '①'.charCodeAt(0);
const ENCLOSED_TO = '㊉'.charCodeAt(0);

const SEQUENCE: Readonly<Record<string, number>> = {
  首先: 1,
  其次: 2,
  再次: 3,
  再者: 3,
  最后: 4,
  第一步: 1,
  第二步: 2,
  第三步: 3,
};
