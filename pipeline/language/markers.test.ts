import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../source/fold.ts';
import { markerAt } from './markers.ts';

const read = (line: string) => {
  const text = fold(line);
  const marker = markerAt(text, 0);
  return marker && [marker.style, marker.ordinal, line.slice(0, marker.range.to)];
};

test.each([
  ['一、整改工作开展情况', 'han', 1, '一、'],
  ['十二、下一步打算', 'han', 12, '十二、'],
  ['（二）聚焦基层党建方面', 'paren-han', 2, '（二）'],
  ['㈢ 选人用人方面', 'paren-han', 3, '㈢'],
  ['㊁管党治党宽松软，廉政风险防控不力', 'paren-han', 2, '㊁'],
  ['5、10月上旬找了8名教师个别访谈', 'digit-comma', 5, '5、'],
  ['7．项目监督管理不到位。', 'digit', 7, '7．'],
  ['3.2019年以来未清理往来款', 'digit', 3, '3.'],
  ['1.3家企业完成改制', 'digit', 1, '1.'],
  ['(11)台账不健全', 'paren-digit', 11, '(11)'],
  ['⑵台账不健全', 'paren-digit', 2, '⑵'],
  ['〔3〕台账不健全', 'paren-digit', 3, '〔3〕'],
  ['④建立台账', 'circled', 4, '④'],
  ['2）建立台账', 'half-digit', 2, '2）'],
  ['1.2 学用结合不够', 'decimal', 2, '1.2'],
  ['2.2.2 以业务会代替党委会', 'decimal-3', 2, '2.2.2'],
  ['2.3.1.4 台账不全', 'decimal-4', 4, '2.3.1.4'],
  ['2.3 以会议落实会议', 'decimal', 3, '2.3'],
  ['1-1 落实部署不够有力', 'decimal', 1, '1-1'],
  ['2—5 招标采购不规范', 'decimal', 5, '2—5'],
  ['3-3 人才结构不合理', 'decimal', 3, '3-3'],
  ['A1．立德树人根本任务落实不到位', 'decimal', 1, 'A1．'],
  ['B类：落实全面从严治党战略部署方面', 'letter', 2, 'B类：'],
  ['三是对学校食堂加强监管。', 'is', 3, '三是'],
  ['二要压实责任', 'must', 2, '二要'],
  ['第一，制度执行不严', 'ordinal', 1, '第一，'],
  ['其次，完善制度。', 'sequence', 2, '其次，'],
  ['第二部分 问题整改', 'part', 2, '第二部分'],
  ['第十一条　关于“作风不实”的问题', 'article', 11, '第十一条'],
  ['第2条：台账不健全', 'article', 2, '第2条：'],
])('%s begins with a marker', (line, style, ordinal, words) => expect(read(line)).toEqual([style, ordinal, words]));

test.each([
  '2023.12.31前完成整改',
  '1-9月份账目已上墙',
  '〔2024〕3号文件未落实',
  '3-5年内轮岗一次',
  '12-15家企业停产',
  '1-2人未到岗',
  'A4纸浪费严重',
  '1.5万元已追缴到位',
  '3.5以上的占比',
  '23.3.15日印发',
  '100%完成整改',
  '一、二年级学生用书',
  '三、四季度分别开展检查',
  '(2019.8)关于规范招生的通知',
  '一是否规范',
  '一要求各科室自查',
  '第一书记驻村工作不扎实',
  '第三条规定执行不到位',
  '首先进行了自查',
  '12月31日前完成',
  '90.5分以上',
  '1.2个百分点',
  'APP进校园较多',
])('%s begins with none', (line) => expect(read(line)).toBeNull());

test('numbers are read back from how they are written', () => {
  const han = (n: number): string => {
    const digits = '零一二三四五六七八九';
    const tens = Math.floor(n / 10);
    return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${n % 10 > 0 || n === 0 ? digits[n % 10] : ''}`;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (n) => {
      expect(read(`${han(n)}、加强管理`)?.[1]).toBe(n);
      expect(read(`（${han(n)}）加强管理`)?.[1]).toBe(n);
      expect(read(`${n}.加强管理`)?.[1]).toBe(n);
      expect(read(`(${n})加强管理`)?.[1]).toBe(n);
    }),
  );
});
