import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from './number-format.ts';

const cases: [format: string, value: number, expected: string][] = [
  ['decimal', 12, '12'],
  ['decimalZero', 9, '09'],
  ['decimalZero', 10, '10'],
  ['001', 7, '007'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalHalfWidth', 12, '12'],
  ['upperRoman', 49, 'XLIX'],
  ['lowerRoman', 4, 'iv'],
  ['upperLetter', 27, 'AA'],
  ['lowerLetter', 28, 'bb'],
  ['lowerLetter', 781, '781'],
  ['ordinal', 11, '11th'],
  ['ordinal', 22, '22nd'],
  ['hex', 26, '1A'],
  ['chicago', 5, '**'],
  ['numberInDash', 3, '- 3 -'],
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 11, '十一'],
  ['chineseCounting', 20, '二十'],
  ['chineseCounting', 99, '九十九'],
  ['chineseCounting', 100, '一〇〇'],
  ['chineseCountingThousand', 10, '十'],
  ['chineseCountingThousand', 101, '一百零一'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 115, '一百一十五'],
  ['chineseCountingThousand', 1001, '一千零一'],
  ['chineseCountingThousand', 1010, '一千零一十'],
  ['chineseCountingThousand', 10_203, '一万零二百零三'],
  ['taiwaneseCounting', 21, '二十一'],
  ['taiwaneseCounting', 105, '一○五'],
  ['taiwaneseCountingThousand', 20_000, '二萬'],
  ['taiwaneseDigital', 10, '一○'],
  ['japaneseCounting', 111, '百十一'],
  ['japaneseCounting', 101, '百一'],
  ['ideographDigital', 23, '二三'],
  ['ideographDigital', 10, '一〇'],
  ['ideographTraditional', 10, '癸'],
  ['ideographTraditional', 11, '11'],
  ['ideographZodiac', 12, '亥'],
  ['ideographZodiacTraditional', 13, '丙子'],
  ['decimalEnclosedCircle', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '21'],
  ['decimalEnclosedCircleChinese', 10, '⑩'],
  ['decimalEnclosedCircleChinese', 11, '11'],
  ['decimalEnclosedParen', 3, '⑶'],
  ['decimalEnclosedFullstop', 12, '⒓'],
  ['ideographEnclosedCircle', 2, '㊁'],
  ['chineseLegalSimplified', 16, '壹拾陆'],
  ['chineseLegalSimplified', 205, '贰佰零伍'],
  ['ideographLegalTraditional', 22, '貳拾貳'],
  ['bullet', 1, ''],
  ['none', 1, ''],
  ['someFormatOfTomorrow', 4, '4'],
  ['upperRoman', 0, '0'],
  ['upperRoman', 2_000_000_000, '2000000000'],
];

describe('formatNumber', () => {
  it.each(cases)('%s %i → %s', (format, value, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });

  const formats = [...new Set(cases.map(([format]) => format))].filter(
    (format) => !['bullet', 'none'].includes(format),
  );
  it.each(formats)('%s gives different labels for 1 to 200', (format) => {
    const labels = Array.from({ length: 200 }, (_, index) => formatNumber(index + 1, format));
    expect(labels.every((label) => label !== '')).toBe(true);
    expect(new Set(labels).size).toBe(200);
  });

  it('writes Chinese counting so that its digits and units add up to the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32_767 }), (n) => {
        expect(worth(formatNumber(n, 'chineseCountingThousand'))).toBe(n);
      }),
    );
  });
});

function worth(chinese: string): number {
  const parts = { total: 0, section: 0, digit: 0 };
  for (const char of chinese) {
    const digit = '零一二三四五六七八九'.indexOf(char);
    const unit = [10, 100, 1000, 10_000]['十百千万'.indexOf(char)] ?? 0;
    if (digit >= 0) parts.digit = digit;
    else if (unit === 10_000) {
      parts.total += (parts.section + parts.digit) * unit;
      parts.section = 0;
      parts.digit = 0;
    } else {
      parts.section += (parts.digit || 1) * unit;
      parts.digit = 0;
    }
  }
  return parts.total + parts.section + parts.digit;
}
