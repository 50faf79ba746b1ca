import { alternativesOf } from '../rules/matcher.ts';
import { onePer } from '../rules/one-per.ts';
import type { Rules } from '../rules/rules.ts';
import { oneOf } from '../tree/chars.ts';

/** A number found in a text: its value, where it ends, whether 余/多/几 says it is not exact. */
export interface NumberFound {
  readonly value: number;
  readonly to: number;
  readonly approximate: boolean;
}

/** A number with the unit it was written with. `unit`: yuan, a share of 1, or none. */
export interface Quantity extends NumberFound {
  readonly unit: 'yuan' | 'share' | null;
}

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const TWENTIES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The characters a Chinese number can begin with. */
export const NUMERAL = '〇零一二两三四五六七八九十廿卅';

const ARABIC = /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?/y;
const CHINESE = /[〇零一二两三四五六七八九十百千万亿廿卅]{1,16}/y;
/** 一百二十点五万: only where a unit follows; 三点二十分 and 四点意见 are no decimals. */
const DECIMAL = /点([〇零一二三四五六七八九]{1,4})(?=[余多]?[万亿元%])/y;
const DECIMAL_OF_SHARE = /点([〇零一二三四五六七八九]{1,4})/y;
const SUFFIX = / ?([余多来])?(万亿|[百千]?万|[百千]?亿|[百千])?([余多])?/y;
const isSuffix = oneOf('余多来百千万亿 ');
const YUAN = / ?元(?:人民币)?/y;

/**
 * The set phrase at an offset that begins with a numeral and is no number (十四五, 三重一大, 八项规定): its end, or 0. Slogans with a free
 * number (四个X, 两个X in quotation marks) are known by their quotation marks.
 */
export type SetPhrases = (text: string, at: number) => number;

/** The set phrases of a pack. */
export const setPhrasesOf = onePer((rules: Rules['phrases']): SetPhrases => {
  const pattern = new RegExp(alternativesOf(rules), 'uy');
  return (text, at) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : 0;
  };
});

/** The value of a string that is a number and nothing else: 33, 1,200, 21.3万, 十二, 二〇二三, 三千五百万; null where it is none. */
export function numberOf(words: string): number | null {
  const found = plainNumberAt(words, 0);
  return found && found.to === words.length ? found.value : null;
}

/**
 * The number that stands at an offset of a folded text: with 万 and 亿, and with 余, 多 (300余万). Null in the middle of a longer
 * number, after 第 (an ordinal), after 数 and 几 (数十), before 几 (十几), in set phrases and after an opening quotation mark (“七个一”).
 */
export function numberAt(text: string, at: number, phrases: SetPhrases): NumberFound | null {
  if (goesOn(text, at - 1)) return null;
  if (!isDigit(text, at) && (goesOnInHan(text, at - 1) || phrases(text, at))) return null;
  const found = plainNumberAt(text, at);
  return found && text.charAt(found.to) === '几' ? null : found;
}

/** A number with its unit: money in yuan (21.3万元 → 213000), a percentage as a share of 1 (85%, 百分之八十五 → 0.85), or plain. */
export function quantityAt(text: string, at: number, phrases: SetPhrases): Quantity | null {
  if (text.startsWith('百分之', at)) {
    const found =
      plainNumberAt(text, at + 3, DECIMAL_OF_SHARE) ?? (text.charAt(at + 3) === '百' ? hundredAt(at + 3) : null);
    return found && quantity(exact(found.value / 100), found.to, found.approximate, 'share');
  }
  const found = numberAt(text, at, phrases);
  if (!found) return null;
  const { value, to, approximate } = found;
  if (text.charAt(to) === '%') return quantity(exact(value / 100), to + 1, approximate, 'share');
  YUAN.lastIndex = to;
  return mayBeYuan(text, to) && YUAN.test(text)
    ? quantity(value, YUAN.lastIndex, approximate, 'yuan')
    : quantity(value, to, approximate, null);
}

const mayBeYuan = oneOf('元 ');
const quantity = (value: number, to: number, approximate: boolean, unit: Quantity['unit']): Quantity => ({
  value,
  to,
  approximate,
  unit,
});

/** Drops what binary fractions add: 8.64 × 10000 is 86400. */
export function exact(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(6));
}

const isDigit = oneOf('', '09');
/** Behind these no number begins, and behind those none in Chinese numerals. */
const goesOn = oneOf('第数几零〇.', '09');
const goesOnInHan = oneOf(`“${Object.keys(DIGITS).join('')}`);

const hundredAt = (at: number): NumberFound => ({ value: 100, to: at + 1, approximate: false });

/** A number at an offset whatever stands before it. */
function plainNumberAt(text: string, at: number, decimal: RegExp = DECIMAL): NumberFound | null {
  const pattern = isDigit(text, at) ? ARABIC : CHINESE;
  pattern.lastIndex = at;
  const words = pattern.exec(text)?.[0];
  if (words === undefined) return null;
  const whole =
    pattern === CHINESE ? chineseNumber(words) : Number(words.includes(',') ? words.replaceAll(',', '') : words);
  if (whole === null) return null;
  const decimals = pattern === CHINESE ? decimalsAt(text, at + words.length, decimal) : '';
  const base = decimals === '' ? whole : exact(Number(`${whole}.${decimals}`));
  const end = at + words.length + (decimals === '' ? 0 : decimals.length + 1);
  if (!isSuffix(text, end)) return { value: base, to: end, approximate: false };
  SUFFIX.lastIndex = end;
  const [, about, times = '', more] = SUFFIX.exec(text) ?? [];
  const approximate = about !== undefined || more !== undefined;
  const to = times || approximate ? SUFFIX.lastIndex : end;
  return { value: exact(base * factorOf(times)), to, approximate };
}

/** 点五, 点二五 as digits; empty where no decimals follow. */
function decimalsAt(text: string, at: number, decimal: RegExp): string {
  if (text.charAt(at) !== '点') return '';
  decimal.lastIndex = at;
  return [...(decimal.exec(text)?.[1] ?? '')].map((char) => DIGITS[char]).join('');
}

function factorOf(times: string): number {
  let factor = 1;
  for (const unit of times) factor *= TENS[unit] ?? MYRIADS[unit] ?? 1;
  return factor;
}

/** 十二, 两千零五, 廿五, 三亿五千万, 一百五 (150), 二〇二三; null for what is no number (十四五, 三四). */
function chineseNumber(words: string): number | null {
  if (!/[十百千万亿廿卅]/.test(words)) return digitString(words);
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let zero = false;
  let floor = Number.POSITIVE_INFINITY;
  let myriad = Number.POSITIVE_INFINITY;
  for (const char of words) {
    const value = DIGITS[char];
    if (value !== undefined) {
      if (digit !== null || (floor === 1 && value !== 0)) return null;
      if (value === 0) zero = true;
      else digit = value;
      continue;
    }
    const twenty = TWENTIES[char];
    const unit = twenty === undefined ? TENS[char] : 10;
    if (unit !== undefined) {
      if (unit >= floor || (digit === null && unit > 10) || (twenty !== undefined && digit !== null)) return null;
      section += twenty ?? (digit ?? 1) * unit;
      floor = unit;
    } else {
      const times = MYRIADS[char] ?? 1;
      if (section + (digit ?? 0) === 0 || times >= myriad) return null;
      total += (section + (digit ?? 0)) * times;
      [section, floor, myriad] = [0, Number.POSITIVE_INFINITY, times];
    }
    [digit, zero] = [null, false];
  }
  return total + section + lastDigit(digit ?? 0, zero, floor === Number.POSITIVE_INFINITY ? myriad : floor);
}

/** The digit after the last unit: 一百五 is 150, 一万二 is 12000, 一百零五 is 105. */
function lastDigit(digit: number, zero: boolean, unit: number): number {
  return digit * (zero || unit <= 10 || !Number.isFinite(unit) ? 1 : unit / 10);
}

/** 八, 二〇二三; 三四 says “three or four”. */
function digitString(words: string): number | null {
  if (words.length === 1) return DIGITS[words] ?? null;
  if (words.length !== 4 && !/[〇零]/.test(words)) return null;
  return Number([...words].map((char) => DIGITS[char]).join(''));
}
