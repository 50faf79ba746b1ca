/** Beyond this Word sets no list number; the formats that repeat a letter would grow without bound. */
const LARGEST = 32_767;
/** Repetitions of a letter. */
const MOST_LETTERS = 30;
/** Word pads to five. */
const MOST_DIGITS = 10;

/**
 * A list number in one of Word's number formats (ST_NumberFormat, ECMA-376 part 1, 17.18.59).
 * `001` stands for decimal padded with zeros to that length. A format that ends early (①–⑩, 甲–癸) goes on in decimal, as Word does; an unknown one is decimal. `bullet` and `none` give nothing.
 */
export function formatNumber(value: number, format: string): string {
  if (format === 'bullet' || format === 'none') return '';
  if (format.startsWith('0')) return String(value).padStart(Math.min(format.length, MOST_DIGITS), '0');
  const render = value >= 0 && value <= LARGEST ? FORMATS.get(format) : undefined;
  return render?.(value) ?? String(value);
}

/** Gives null for a number the format has no sign for. */
type Render = (value: number) => string | null;

interface Numerals {
  readonly digits: string;
  /** Tens, hundreds, thousands, ten thousands. */
  readonly units: string;
  /** Whether a gap is filled with zero: 一百零一. */
  readonly zero: boolean;
  /** Where the one before a unit is left out: nowhere (壹拾), at the head of 10–19 (十一, 一百一十一), everywhere (百十一). */
  readonly one: 'kept' | 'head' | 'never';
}

const COUNTING: Numerals = { digits: '零一二三四五六七八九', units: '十百千万', zero: true, one: 'head' };
const TAIWANESE: Numerals = { ...COUNTING, units: '十百千萬' };
const JAPANESE: Numerals = { ...COUNTING, zero: false, one: 'never' };
const LEGAL: Numerals = { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟万', zero: true, one: 'kept' };
const LEGAL_TRADITIONAL: Numerals = { digits: '零壹貳參肆伍陸柒捌玖', units: '拾佰仟萬', zero: true, one: 'kept' };
const LEGAL_JAPANESE: Numerals = { digits: '零壱弐参四伍六七八九', units: '拾百阡萬', zero: false, one: 'kept' };

const IDEOGRAPHS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

const FORMATS: ReadonlyMap<string, Render> = new Map<string, Render>([
  ['decimalZero', (n) => String(n).padStart(2, '0')],
  ['decimalFullWidth', digitwise('０１２３４５６７８９')],
  ['decimalFullWidth2', digitwise('０１２３４５６７８９')],
  ['numberInDash', (n) => `- ${n} -`],
  ['hex', (n) => n.toString(16).toUpperCase()],
  ['ordinal', (n) => n + ordinalSuffix(n)],
  ['upperRoman', roman],
  ['lowerRoman', (n) => roman(n)?.toLowerCase() ?? null],
  ['upperLetter', repeated('ABCDEFGHIJKLMNOPQRSTUVWXYZ')],
  ['lowerLetter', repeated('abcdefghijklmnopqrstuvwxyz')],
  ['chicago', repeated('*†‡§')],
  ['decimalEnclosedCircle', series(0x2460, 20)],
  // The Chinese one ends at ⑩: Word prints 11 after it.
  ['decimalEnclosedCircleChinese', series(0x2460, 10)],
  ['decimalEnclosedParen', series(0x2474, 20)],
  ['decimalEnclosedFullstop', series(0x2488, 20)],
  ['ideographEnclosedCircle', series(0x3280, 10)],
  ['ideographTraditional', (n) => STEMS[n - 1] ?? null],
  ['ideographZodiac', (n) => BRANCHES[n - 1] ?? null],
  ['ideographZodiacTraditional', sexagenary],
  ['ideographDigital', digitwise(IDEOGRAPHS)],
  ['japaneseDigitalTenThousand', digitwise(IDEOGRAPHS)],
  ['taiwaneseDigital', digitwise('○一二三四五六七八九')],
  ['koreanDigital2', digitwise('零一二三四五六七八九')],
  ['chineseCounting', tensThenDigits(IDEOGRAPHS)],
  ['taiwaneseCounting', tensThenDigits('○一二三四五六七八九')],
  ['chineseCountingThousand', grouped(COUNTING)],
  ['taiwaneseCountingThousand', grouped(TAIWANESE)],
  ['japaneseCounting', grouped(JAPANESE)],
  ['chineseLegalSimplified', grouped(LEGAL)],
  ['ideographLegalTraditional', grouped(LEGAL_TRADITIONAL)],
  ['japaneseLegal', grouped(LEGAL_JAPANESE)],
]);

/** Signs that follow one another in Unicode: ① ② … */
function series(first: number, length: number): Render {
  return (n) => (n >= 1 && n <= length ? String.fromCharCode(first + n - 1) : null);
}

/** A … Z, AA, BB …: Word repeats the letter, it does not count in base 26. Where that gets long, it goes on in decimal. */
function repeated(letters: string): Render {
  return (n) =>
    n < 1 || n > letters.length * MOST_LETTERS
      ? null
      : (letters[(n - 1) % letters.length] ?? '').repeat(Math.ceil(n / letters.length));
}

function digitwise(digits: string): Render {
  return (n) => Array.from(String(n), (digit) => digits[Number(digit)] ?? '').join('');
}

/** 九, 十, 十一, 九十九, then digit by digit: 一〇〇. */
function tensThenDigits(digits: string): Render {
  const plain = digitwise(digits);
  const tens = grouped({ ...COUNTING, digits });
  return (n) => (n < 100 ? tens(n) : plain(n));
}

function grouped(numerals: Numerals): Render {
  return (n) => {
    if (n === 0) return numerals.digits.charAt(0);
    const high = Math.floor(n / 10_000);
    const low = n % 10_000;
    if (high === 0) return group(low, numerals, true);
    const gap = numerals.zero && low > 0 && low < 1000 ? numerals.digits.charAt(0) : '';
    return group(high, numerals, true) + numerals.units.charAt(3) + gap + group(low, numerals, false);
  };
}

/** Up to four digits: 1010 → 一千零一十. */
function group(value: number, { digits, units, zero, one }: Numerals, head: boolean): string {
  let out = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = out !== '';
      continue;
    }
    if (gap && zero) out += digits.charAt(0);
    gap = false;
    const silent =
      digit === 1 && place > 0 && (one === 'never' || (one === 'head' && head && place === 1 && out === ''));
    out += (silent ? '' : digits.charAt(digit)) + (place > 0 ? units.charAt(place - 1) : '');
  }
  return out;
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string | null {
  let rest = value;
  let out = '';
  for (const [worth, letters] of ROMAN) {
    out += letters.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return out || null;
}

/** 甲子, 乙丑 … 癸亥: sixty names. */
function sexagenary(n: number): string | null {
  return n >= 1 && n <= 60 ? STEMS.charAt((n - 1) % 10) + BRANCHES.charAt((n - 1) % 12) : null;
}

function ordinalSuffix(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
}
