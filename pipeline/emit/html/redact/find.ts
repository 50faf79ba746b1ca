import { AFTER_NAME, familyName, NAME_LABELS, NO_NAME, TITLES } from './words.ts';

/** A stretch to mask: [start, end). Names keep their first character, everything else nothing. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: boolean;
}

const HAN = /^\p{Script=Han}$/u;
/** Digits as typed, half or full width, and what stands between their groups. */
const D = '[0-9\\uff10-\\uff19]';
const GAP = '[ \\u00a0\\u2010-\\u2015\\uff0d-]';

const EMAIL =
  /[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}[@\uff20][A-Za-z0-9][A-Za-z0-9-]{0,62}(?:[.\uff0e][A-Za-z0-9-]{1,62}){1,5}/g;
/** 138 0013 8000; 0517-80662219, (0517)80662219, with an extension; 400-800-1234. */
const PHONES = [
  new RegExp(`(?<!${D})(?:\\+?86${GAP}?)?[1\\uff11][3-9\\uff13-\\uff19]${D}${GAP}?${D}{4}${GAP}?${D}{4}(?!${D})`, 'g'),
  new RegExp(
    `(?<!${D})[(\\uff08]?[0\\uff10]${D}{2,3}[)\\uff09]?${GAP}{0,2}${D}{3,4}${GAP}?${D}{4}(?:(?:${GAP}|转|轉){1,2}${D}{1,5})?(?!${D})`,
    'g',
  ),
  new RegExp(`(?<!${D})[4\\uff14][0\\uff10]{2}${GAP}?${D}{3,4}${GAP}?${D}{3,4}(?!${D})`, 'g'),
];
/** A number that is called one: 电话:80662219、80662220; 微信号:abc_123; 账号 6222 0210 …. */
const LABELLED =
  /(?:电话|電話|手机|手機|热线|熱線|传真|傳真|联系方式|聯繫方式|微信号?|微信號?|QQ号?|账号|帐号|账户|帐户|卡号|賬號|帳號|賬戶|帳戶|身份证号码?|身份證號碼?|护照号码?)(?:为|是|為)?[ \u3000]{0,2}[:\uff1a]?[ \u3000]{0,2}([A-Za-z0-9\uff10-\uff19_(\uff08-](?:[A-Za-z0-9\uff10-\uff19_()\uff08\uff09 \u00a0\u2010-\u2015\uff0d-]|[、,\uff0c/](?=[0-9\uff10-\uff19])){3,60})/g;
/** Identity cards and bank accounts, in groups or not. */
const ACCOUNTS = [
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![0-9A-Za-z])/g,
  new RegExp(`(?<!${D})${D}{12,30}(?!${D})`, 'g'),
  // Not years: 2022-2023-2024.
  new RegExp(
    `(?<!${D}|${GAP})(?!(?:19|20)\\d\\d${GAP})${D}{4}(?:${GAP}?${D}{4}){2,6}(?:${GAP}?${D}{1,3})?(?!${D})`,
    'g',
  ),
];

/** Phones, e-mail addresses and accounts in a text, unordered. */
export function numbersIn(text: string): readonly Found[] {
  const whole = [EMAIL, ...PHONES, ...ACCOUNTS].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      name: false,
    })),
  );
  const labelled = Array.from(text.matchAll(LABELLED), (match) => {
    const value = match[1] ?? '';
    const end = match.index + match[0].length;
    return { start: end - value.length, end, name: false };
  });
  return [...whole, ...labelled];
}

const TITLED = new RegExp(`(?:${TITLES})[ \\u3000]{0,3}`, 'g');
const NAMED = new RegExp(`(?:${NAME_LABELS})[ \\u3000]{0,2}[:\\uff1a][ \\u3000]{0,2}`, 'g');
const COMRADE = /同志/g;
const LISTED = /[、,\uff0c][ \u3000]{0,2}/y;

/** Names of people that stand where names stand: after a title, after a label, before 同志; unordered. */
export function namesIn(text: string): readonly Found[] {
  return [
    ...Array.from(text.matchAll(TITLED), (match) => listAt(text, match.index + match[0].length, false)).flat(),
    ...Array.from(text.matchAll(NAMED), (match) => listAt(text, match.index + match[0].length, true)).flat(),
    ...Array.from(text.matchAll(COMRADE), ({ index }) => nameBefore(text, index) ?? []).flat(),
  ];
}

/** A name, and those after it: 张三、李四. */
function listAt(text: string, from: number, labelled: boolean): Found[] {
  const found: Found[] = [];
  for (let name = nameAt(text, from, labelled); name; ) {
    found.push(name);
    LISTED.lastIndex = name.end;
    const next = LISTED.exec(text);
    name = next && nameAt(text, name.end + next[0].length, false);
  }
  return found;
}

const isHan = (character: string | undefined) => character !== undefined && HAN.test(character);

/** A name that begins here: one that is closed, or – where words follow (书记张伟带队) – with a family name that begins no common word. */
function nameAt(text: string, start: number, labelled: boolean): Found | null {
  const closed = spacedName(text, start) ?? closedName(text, start, labelled);
  if (closed) return closed;
  const run = hanRun(text, start, 6);
  const family = familyName(run, !labelled);
  if (family === 0 || run.length < family + 2 || NO_NAME.test(run) || AFTER_NAME.has(run[family] ?? '')) return null;
  return foundAt(start, family + (AFTER_NAME.has(run[family + 1] ?? '') ? 1 : 2));
}

const SPACED = /(\p{Script=Han})[ \u3000]{1,3}\p{Script=Han}/uy;

/** A name of two characters set as wide as one of three: 魏 川. */
function spacedName(text: string, start: number): Found | null {
  SPACED.lastIndex = start;
  const match = SPACED.exec(text);
  return match && familyName(match[1] ?? '', true) > 0 ? foundAt(start, match[0].length) : null;
}

/** A name that begins here and ends where the words end, or before 同志. `labelled`: a label says so, any family name will do. */
function closedName(text: string, start: number, labelled: boolean): Found | null {
  const run = hanRun(text, start, 6);
  const comrade = run.indexOf('同志');
  const name = comrade > 0 ? run.slice(0, comrade) : run;
  const family =
    familyName(name, false) || (labelled && name.length <= 3 && !/[办处科股室局委部组站所员长]$/.test(name) ? 1 : 0);
  const fits = family > 0 && name.length > family && name.length <= family + 2 && !AFTER_NAME.has(name[family] ?? '');
  return fits && !NO_NAME.test(name) ? foundAt(start, name.length) : null;
}

function foundAt(start: number, length: number): Found {
  return { start, end: start + length, name: true };
}

/** A name of two to four characters that ends here. */
function nameBefore(text: string, end: number): Found | null {
  for (const length of [4, 3, 2]) {
    const name = text.slice(Math.max(0, end - length), end);
    const family = familyName(name, false);
    const fits = family > 0 && name.length === length && length - family <= 2 && length > family;
    if (fits && !NO_NAME.test(name) && !/负责|負責|领导|有关|位$/.test(name) && [...name].every(isHan))
      return foundAt(end - length, length);
  }
  return null;
}

function hanRun(text: string, start: number, most: number): string {
  let end = start;
  while (end - start < most && isHan(text[end])) end++;
  return text.slice(start, end);
}
