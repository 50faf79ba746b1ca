import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { numberAt, numberOf, quantityAt, setPhrasesOf } from './numerals.ts';

const phrases = setPhrasesOf(loadRules().phrases);

const DIGITS = '零一二三四五六七八九';

/** A number below ten thousand as it is written: 1005 一千零五. */
function rendered(value: number): string {
  let out = '';
  let zero = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) zero = out !== '';
    else {
      out += `${zero ? '零' : ''}${DIGITS.charAt(digit)}${name}`;
      zero = false;
    }
  }
  return out;
}

describe('Chinese numbers', () => {
  test('1 to 9999 are read as they are written', () => {
    for (let value = 1; value < 10_000; value++) {
      expect(numberOf(rendered(value))).toBe(value);
      expect(numberOf(rendered(value).replace(/二(?=[百千])/g, '两'))).toBe(value);
      if (value >= 10 && value < 20) expect(numberOf(rendered(value).slice(1))).toBe(value);
    }
  });
  test('with 万 and 亿', () => {
    const part = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(part, part, part, (yi, wan, one) => {
        const low = one < 1000 ? `零${rendered(one)}` : rendered(one);
        const middle = wan < 1000 ? `零${rendered(wan)}` : rendered(wan);
        expect(numberOf(`${rendered(wan)}万${low}`)).toBe(wan * 1e4 + one);
        expect(numberOf(`${rendered(yi)}亿${middle}万`)).toBe(yi * 1e8 + wan * 1e4);
      }),
    );
  });
  test('years and digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
        const words = [...String(year)].map((digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join('');
        expect(numberOf(words)).toBe(year);
      }),
    );
  });
  test.each([
    ['廿五', 25],
    ['卅', 30],
    ['两', 2],
    ['〇', 0],
    ['一百五', 150],
    ['一万二', 12000],
    ['三万零二十', 30020],
    ['1,200', 1200],
    ['21.3万', 213000],
    ['8.64万', 86400],
    ['3千', 3000],
    ['1.84亿', 184_000_000],
    ['2万亿', 2e12],
    ['300余万', 3_000_000],
    ['十余万', 100_000],
  ])('%s is %d', (words, value) => expect(numberOf(words)).toBe(value));
  test.each(['十四五', '三四', '七一', '万', '百', '千万', '一十百', '个', ''])('%s is no number', (words) =>
    expect(numberOf(words)).toBeNull(),
  );
});

describe('in a text', () => {
  test.each([
    '“^十四五”规划',
    '“^三重一大”事项',
    '落实中央^八项规定精神',
    '增强“^四个意识”',
    '做到^两个维护',
    '履行^一岗双责',
    '第^三巡察组',
    '第^2次会议',
    '数^十名党员',
    '^十几位专家',
    '党的^二十大精神',
    '用好“^四种形态”',
    '主题党日“^七个一”规范',
    '20^23年',
    '3.^5万元',
    '纠治^四风',
  ])('%s holds no number there', (marked) =>
    expect(numberAt(marked.replace('^', ''), marked.indexOf('^'), phrases)).toBeNull(),
  );
  test.each([
    ['追缴^21.3万元。', 213_000, 'yuan', '21.3万元'],
    ['共计^1,063.5元', 1063.5, 'yuan', '1,063.5元'],
    ['清退^三千余元', 3000, 'yuan', '三千余元'],
    ['整改资金^1.84亿元', 184_000_000, 'yuan', '1.84亿元'],
    ['追回^300余万元', 3_000_000, 'yuan', '300余万元'],
    ['率达^94.9%。', 0.949, 'share', '94.9%'],
    ['率达^百分之八十五', 0.85, 'share', '百分之八十五'],
    ['追缴^一百二十点五万元', 1_205_000, 'yuan', '一百二十点五万元'],
    ['率达^百分之九十二点三', 0.923, 'share', '百分之九十二点三'],
    ['提出^三点意见', 3, null, '三'],
    ['率达^百分之百', 1, 'share', '百分之百'],
    ['共^十二个问题', 12, null, '十二'],
    ['参加^2300余人次', 2300, null, '2300余'],
  ])('%s', (marked, value, unit, words) => {
    const text = marked.replace('^', '');
    const from = marked.indexOf('^');
    const found = quantityAt(text, from, phrases);
    expect(found).toMatchObject({ value, unit });
    expect(text.slice(from, found?.to)).toBe(words);
  });
});
