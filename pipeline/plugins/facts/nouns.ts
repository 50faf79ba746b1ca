import { type Range, trimRange } from '../../tree/reading.ts';

/** A noun is not longer than this many characters. */
const LONGEST = 16;
const FOLLOWING = /[\p{Script=Han}“”《》·A-Za-z]{1,16}/uy;
/** Where a following noun ends: what was done with it begins. */
const FOLLOWING_END =
  /[的和及与或、已均全逐由在到被并将为对向按经给予从]|以(?!上|下)|^以[上下]|进行|开展|实行|作出|完成|落实|实现|组织|纳入|参加|报名|签订|建立|制定|通过|提出|达到|提高|增加|减少|负责|整改|优化|左右/;
const PRECEDING_START =
  /[,。;:!?、()\s%【】[\]]|\d[年月日]?|[的了和及与对将把在为是以按被由从等至到]|分别|共计|合计|累计|总计|其中/g;
const VERBS =
  /^(?:已|均|共|先后|累计|又|再|还|并|拟|新(?![建增]))*(?:召开|开展|组织|举办|进行|完成|印发|下发|发放|签订|制定|修订|建立|追缴|清退|退还|收回|追回|上缴|补缴|投入|争取|拨付|新增|新建|排查|整改|清理|发现|查处|解决|办理|受理|培训|选派|招聘|引进|配备|购置|安装|更新|提拔|调整|给予|通报|约谈)?/;

/** What is counted: the noun behind a figure (36名医师, 4个支部), else the one before it (召开推进会3次 → 推进会); null where there is none. */
export function nounOf(text: string, figure: Range, within: Range): Range | null {
  return nounAfter(text, figure.to, within.to) ?? nounBefore(text, figure.from, within.from);
}

/** The noun before a figure, without the verb that takes it. */
export function nounBefore(text: string, at: number, from: number): Range | null {
  const begin = Math.max(from, at - LONGEST);
  const words = text.slice(begin, at).replace(/[约近达超逾共为到\s]+$/, '');
  let start = 0;
  for (const { index, 0: stop } of words.matchAll(PRECEDING_START)) start = index + stop.length;
  const noun = words.slice(start);
  const verb = VERBS.exec(noun)?.[0].length ?? 0;
  const range = { from: begin + start + (verb < noun.length ? verb : 0), to: begin + words.length };
  return nonEmpty(trimRange(text, range));
}

function nounAfter(text: string, at: number, end: number): Range | null {
  FOLLOWING.lastIndex = at;
  const words = (FOLLOWING.exec(text)?.[0] ?? '').slice(0, end - at);
  const stop = words.search(FOLLOWING_END);
  return nonEmpty({ from: at, to: at + (stop < 0 ? words.length : stop) });
}

const nonEmpty = (range: Range): Range | null => (range.to - range.from > 1 ? range : null);
