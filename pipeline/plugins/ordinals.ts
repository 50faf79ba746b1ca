/** The number a Chinese or Arabic ordinal stands for: 3, 十二, 廿一, 〇; null where it is none. For markers: 1–9999, no units of measure. */
export function ordinalOf(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百千廿卅]{1,7}$/.test(text)) return null;
  let total = 0;
  let digit = 0;
  for (const char of text) {
    const unit = UNITS[char];
    if (unit === undefined) digit = DIGITS.indexOf(char === '两' ? '二' : char === '零' ? '〇' : char);
    else if (char === '廿' || char === '卅') total += unit;
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 廿: 20, 卅: 30 };
