import type { Matcher } from '../../rules/matcher.ts';
import { matchesIn } from '../../rules/matches.ts';
import type { Range } from '../../tree/reading.ts';

/** A place in the text where a team is named. */
export interface Team {
  readonly range: Range;
  readonly rule: string;
}

/** How far left of 巡察组 a team's name can begin, in characters. */
const LONGEST = 32;
/** Words that stand before a team's name and are not in it; some may begin the name of a place, so not at the very left. */
const BEFORE =
  /根据|按照|依据|收到|接到|接受|听取|配合|派出|派驻|组建|成立|期间|以来|以及|来自|针对|关于|落实|核实|办理|经过|部署|安排|要求|\d[日年月号]|[上中下]旬|[月年][底初末]|[由经被受据对向的]|(?<!^)(?<![第一二三四五六七八九十\d])至|(?<!^)[将及并]|(?<=[署排求见组办])和|第[一二三四五六七八九十\d]{1,3}轮(?:常规|专项|提级|交叉|机动|政治)?巡[察视](?=[\u4e00-\u9fff]{0,6}(?:委|党组))/g;
/** Cut only where something was cut before it: 于都县委第一巡察组 keeps its 于. */
const JOINT = /^[和与于在]/;

/**
 * Every team named in a range: 区委第三巡察组, 县委巡察三组, 七届市委第十二轮巡察一组, 市委第七提级交叉巡察组. `tails` matches how the
 * names end; where they begin is found from there.
 */
export function teamsIn(text: string, { from, to }: Range, tails: Matcher<unknown>): Team[] {
  return tails.all(text.slice(from, to)).map(({ range, rule }) => {
    const tail = { from: from + range.from, to: from + range.to };
    return {
      range: { from: beginning(text, tail.from, Math.max(from, tail.from - LONGEST)), to: tail.to },
      rule: rule.id,
    };
  });
}

function beginning(text: string, tail: number, limit: number): number {
  let start = tail;
  while (start > limit && isOfName(text, start - 1)) start--;
  const words = text.slice(start, tail);
  let cut = 0;
  for (const match of matchesIn(BEFORE, words)) cut = match.index + match[0].length;
  return start + cut + (cut > 0 && JOINT.test(words.slice(cut)) ? 1 : 0);
}

/** Han, digits and quotes; 、 only between numbers (第四、五巡察组). */
function isOfName(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (char === '、')
    return /[一二三四五六七八九十]/.test(text.charAt(at - 1)) && /[一二三四五六七八九十]/.test(text.charAt(at + 1));
  return /[\u4e00-\u9fff“”\d]/.test(char);
}

/** The last team named in a sentence before an offset. */
export function teamBefore(teams: readonly Team[], sentence: Range, offset: number): Team | null {
  return teams.findLast(({ range }) => range.from >= sentence.from && range.to <= offset) ?? null;
}

/** The authority in a match of it, without the term it is in and what else was followed: 十三届县委, 条例规定和县委 → 县委. */
export function authorityOf(text: string, { from, to }: Range): Range {
  const term =
    /^(?:.*(?:规定|要求|精神)[和及与]?)?(?:第?[一二三四五六七八九十\d]{1,3}届)?/.exec(text.slice(from, to))?.[0]
      .length ?? 0;
  return { from: from + term, to };
}
