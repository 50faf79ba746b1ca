import { expect, test } from 'vitest';
import { namesIn, numbersIn } from './find.ts';

const parts = (text: string, found: readonly { start: number; end: number }[]) =>
  found.map(({ start, end }) => text.slice(start, end));

test.each([
  ['党委书记张伟民主持会议', ['张伟民']],
  ['局长李娜、副局长王强同志', ['李娜', '王强', '王强']],
  ['副校长齐素云、郭宏图任副组长', ['齐素云', '郭宏图']],
  ['责任领导:郭敬尧、孟书岚', ['郭敬尧', '孟书岚']],
  ['联系人：岩温，电话', ['岩温']],
  ['组长 魏 川宣读了意见', ['魏 川']],
  ['由欧阳红坚同志负责', ['欧阳红坚']],
  ['書記張偉民主持', ['張偉民']],
])('a name where names stand: %s', (text, names) => {
  expect(parts(text, namesIn(text))).toEqual(names);
});

test.each([
  '党委书记任组长,班子成员任副组长',
  '委托会计师事务所对全区开展审计',
  '有关负责同志作表态发言',
  '教师党支部、学生党支部',
  '责任领导:党委书记',
  '局长高度重视整改',
  '全体职工安置到位',
  '联系人:局办公室',
  '广大同志积极参与',
])('no name: %s', (text) => {
  expect(parts(text, namesIn(text))).toEqual([]);
});

test.each([
  ['电话:0517-80662219', '0517-80662219'],
  ['手机13800138000。', '13800138000'],
  ['请拨138 0013 8000', '138 0013 8000'],
  ['电话：０５１７－８０６６２２１９', '０５１７－８０６６２２１９'],
  ['(0517)80662219', '(0517)80662219'],
  ['值班电话:80662219、80662220', '80662219、80662220'],
  ['邮箱lpzjj.gdw@lanpu.example.cn。', 'lpzjj.gdw@lanpu.example.cn'],
  ['汇入6222 0210 0111 2345 678账户', '6222 0210 0111 2345 678'],
  ['账号:32050161513600000123', '32050161513600000123'],
  ['身份证11010519491231002X', '11010519491231002X'],
  ['微信号:abc_123', 'abc_123'],
])('a phone, an address, an account: %s', (text, number) => {
  expect(parts(text, numbersIn(text))).toContain(number);
});

test.each([
  '2023-04-13至2024-01-12',
  '追缴资金132.4万元、1182套',
  '岚住建党组〔2024〕31号',
  '2022-2023-2024年度',
  '邮政编码：415902',
  '1234567元',
])('no number of a person: %s', (text) => {
  expect(parts(text, numbersIn(text))).toEqual([]);
});

test('long hostile text takes linear time', () => {
  const start = performance.now();
  for (const piece of ['a', '1', '1 ', '-', '书记', '电话', '张', '、张三', 'a.', 'a@', '(0'])
    for (const find of [namesIn, numbersIn]) find(piece.repeat(100_000 / piece.length));
  expect(performance.now() - start).toBeLessThan(3000);
});
