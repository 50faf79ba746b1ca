import type { Line } from './lines.ts';

/**
 * The line at which the closing of a document begins (thanks, contact, signature, annexes), when it stands after the last number
 * without a heading of its own: what follows belongs to no item. The number of lines where there is none.
 */
export function endOfItems(text: string, lines: readonly Line[], lastNumbered: number): number {
  for (let i = lastNumbered + 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    const words = text.slice(line.range.from, line.range.to);
    if (CLOSING.test(words) || (isSignature(words) && (i + 1 === lines.length || isDateLine(text, lines[i + 1]))))
      return i;
  }
  return lines.length;
}

const CLOSING = new RegExp(
  [
    '^欢迎(?:广大|社会|各界|干部|师生|全体|职工|群众|对|监督)',
    '^特此(?:公示|公告|通报|报告|函告|公布)|^(?:专此|敬请|报告完毕|妥否|此(?:报告|函))',
    '^公示期(?:间|内|限)|^(?:监督|举报|联系|咨询|公示)(?:方式|电话|地址|邮箱|时间|期限|人)',
    '^(?:此外|另外|同时),?(?:本轮|本次)?(?:巡[察视]|专项)?(?:期间|组|中),?(?:还)?(?:收到|发现|移交|交办)',
    '^如有(?:意见|异议|不同意见)|^附件? ?\\d*:|^以上(?:报告|情况)',
    `^(?:(?:下一?步|今后|接下来|下阶段),?[^,。]{0,30}|[^,。]{0,24})(?:党委|党组|党总支|党支部|委员会|[局办委院校县市区镇乡厅司部处]|全[局校院县市区镇乡]|公司|集团|中心|街道)将?(?:将|要)(?:按照|继续|持续|进一步|不断|坚持|以|认真|严格|始终|深入|全面|切实|紧|坚决).{0,60}(?:整改|巡[察视]|后半篇)`,
  ].join('|'),
  'u',
);

/** 以上问题均已整改到位。: speaks of the items above, belongs to none. */
export const COVERS =
  /^(?:目前,?)?(?:以上|上述|前述|反馈的)(?:\d+|[一二三四五六七八九十]+)?(?:个|项|类|条)?(?:具体|全部|所有)?(?:问题|任务|事项)(?!的)/u;

/** A body's name on a line of its own. */
const isSignature = (words: string): boolean =>
  words.length <= 40 &&
  /(?:委员会|党委|党组|党总支|党支部|支部|局|院|校|中心|公司|办公室|政府|领导小组|[镇乡街道])$/u.test(words) &&
  !/[,。;:]/.test(words);

const isDateLine = (text: string, line: Line | undefined): boolean =>
  line !== undefined &&
  /^[\d二〇零一三四五六七八九十]{2,4} ?[年.\-/].{1,12}$/u.test(text.slice(line.range.from, line.range.to));
