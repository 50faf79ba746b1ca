/**
 * Names that stand for a piece of a pattern in every rule pack, written `<n>`. They match folded text.
 * A macro never holds a capturing group; to keep what it matched, a rule writes `(?<name><n>)`.
 */
const MACROS: Readonly<Record<string, string>> = {
  /** A whole or decimal number in digits or Chinese numerals: 33, 1,200, 21.3, 十二, 两. */
  n: '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[〇零一二两三四五六七八九十百千廿]{1,8})',
  /** 近, 约, 共计 … before a figure. */
  about: '(?:共计|合计|累计|总计|约|近|超过|超|逾|达到|达|计|为|共|了|已| )',
  /** 个, 项, 条 …: measure words of problems, tasks and measures. */
  cl: '(?:个|项|条|类|件|处|大项|大类|点|款)',
  /** 2023年4月13日, 4月13日, 4月上旬, 2023-04-13, 2023.4.13. */
  date: '(?:(?:\\d{4}|[二〇零一三四五六七八九]{4}) ?年 ?(?:\\d{1,2} ?月(?: ?(?:\\d{1,2} ?日|[上中下]旬|底|初))?)?|\\d{1,2} ?月 ?(?:\\d{1,2} ?日|[上中下]旬|底|初)|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})',
  /** 0731-27613235, 13900001111, 400-800-1234, (852)2000 1188, +853 2833 6666: a telephone number with its area, if it has one. */
  phone:
    '(?:(?:\\(?(?:0\\d{2,3}|(?:\\+|00)?(?:86|85[23]))\\)?[- —]{0,2}){0,2}(?:[48]00[- ]?\\d{3}[- ]?\\d{4}|1[3-9]\\d{9}|\\d{3,4}[- ]?\\d{4,5})(?!\\d))',
  /** 万元, 亿元, 元. */
  yuan: '(?:余|多)?(?:万亿|亿|千万|百万|万|千)?(?:余|多)?元(?:人民币)?',
};

/** A pattern with its macros written out. An unknown name stays as it is and fails when the pattern is compiled. */
export function expandMacros(pattern: string): string {
  return pattern.replaceAll(/(?<!\(\?)<([a-z]+)>/g, (whole, name: string) => MACROS[name] ?? whole);
}
