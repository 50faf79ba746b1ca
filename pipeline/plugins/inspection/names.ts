import { type Range, trimRange } from '../../tree/reading.ts';

/** 48个党组织: how many were inspected, not who. */
const COUNT_ONLY = /^(?:全[国省市县区旗])?(?:\d{1,5}|[一二两三四五六七八九十百]{1,5})(?:余|多)?[个家所]/;

/** Ends of what is told of an inspectee besides its name: who of it was spoken to, that it was inspected, in what it was. */
const NOT_OF_NAME =
  /(?:(?:等?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[个家户])?被巡[察视](?:单位|企业|地区|党组织)|[和及与、]?(?:书记[和及与、])?(?:党组织)?(?:领导班子|(?:主要)?(?:负责人|负责同志)|主要领导).*|(?<=[委组部局院校镇乡])(?:贯彻|落实|履行|执行(?![局庭])).*|以来|期间|同步|集中|分别|全面|统一)$/;

/** The inspectee without what is said of its name in brackets: 市金融局(原市金融办,以下简称市金融局). */
export function named(text: string, range: Range | undefined): Range | null {
  if (!range) return null;
  const from = range.from + (/^本轮巡[察视]的/.exec(text.slice(range.from, range.to))?.[0].length ?? 0);
  const words = text.slice(from, range.to).replace(NOT_OF_NAME, '');
  const note = /\((?:以下简称|简称|原|含|包括)[^()]*\)$/.exec(words);
  const found = trimRange(text, { from, to: from + (note ? note.index : words.length) });
  const name = text.slice(found.from, found.to);
  return name.length >= 2 && !/问题|整改|意见|被巡[察视]|涉及的/.test(name) && !COUNT_ONLY.test(name) ? found : null;
}

/** The kind of inspection in what was done: 为期两个月的十三届县委第六轮常规巡察 → 常规巡察; null for a plain 巡察. */
export function typeOf(text: string, { from, to }: Range): Range | null {
  const words = text.slice(from, to);
  const skip =
    /^(?:为期[^的]{1,12}的?|一次|集中|全面|本轮|(?:[^轮]{0,24}第[^轮]{1,3}|新一)轮|\s)+/.exec(words)?.[0].length ?? 0;
  const rest = words.slice(skip);
  return rest.length > 2 && rest.length <= 24 && !/^[巡督][察视导]$/.test(rest) ? { from: from + skip, to } : null;
}
