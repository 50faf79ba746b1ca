import { expect, test } from 'vitest';
import { treeOf } from './parse.ts';
import { readTxt } from './txt/txt.ts';

const paragraphs = (...lines: string[]) => {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  return root.children.map(({ data }) => root.data.reading.text.slice(data.range.from, data.range.to));
};

test('pinyin after a character is not read', () => {
  expect(paragraphs('領(lǐng)導(dǎo)小組對(duì )照清單抓落實(shí)。')).toEqual(['领导小组对照清单抓落实。']);
});

test('stray spaces inside words are not read where there are many; names and labels keep theirs', () => {
  const stray = Array.from({ length: 12 }, (_, i) => `${i + 1}.邀请市 委党校授课。`);
  expect(paragraphs(...stray, '责任领导:王岚 责任单位:办公室')).toEqual([
    ...stray.map((line) => line.replace(' ', '')),
    '责任领导:王岚 责任单位:办公室',
  ]);
  expect(paragraphs('组长：魏 锋')).toEqual(['组长:魏 锋']);
});

test('lines of one character each are no width at which a text was wrapped', () => {
  expect(paragraphs(...Array.from({ length: 14 }, () => '甲'))).toHaveLength(14);
});

test('a bracket with a word stays', () => {
  expect(paragraphs('会议(app)平台上线。')).toEqual(['会议(app)平台上线。']);
});

test('a sentence that a line end cut inside a clause or a title is one paragraph', () => {
  expect(paragraphs('一是修订完善公务用车管理办法和差旅费报销制度,', '明确审批权限。', '二是约谈。')).toEqual([
    '一是修订完善公务用车管理办法和差旅费报销制度,明确审批权限。',
    '二是约谈。',
  ]);
});

test('text wrapped at a fixed width is joined, headings and short lines are not', () => {
  const body = '县委第二巡察组对县财政局党组开展了常规巡察并反馈了意见现将有关整改情况予以公布如下';
  const wrapped = Array.from({ length: 14 }, () => body.slice(0, 30));
  const read = paragraphs('一、整改情况', ...wrapped, '到位。', '二、下一步');
  expect(read).toHaveLength(3);
  expect(read[1]).toBe(`${wrapped.join('')}到位。`);
});

test('digits and letters are half as wide; a numbered line with a space before its point begins one', () => {
  const lines = [
    '根据市委关于开展涉粮问题专项巡察的统一部署,2021 年 11月',
    ' 15 日至 2022 年 1 月 14 日,市委第六专项巡察组对市储备',
    '粮管理中心党总支进行了专项巡察。2022 年 3 月 2 日,巡察',
    '组反馈了巡察意见。按照有关规定,现将整改情况予以公布。',
  ];
  const item = [
    '1 . 2 家代储企业未签订代储合同, 出库损耗率均为定额上限。',
    '整改情况 :一是对延期轮换的 3 个库点进行通报批评。二是严',
    '格执行轮换计划备案制度。',
  ];
  const read = paragraphs(...lines, ...item, ...lines, ...item);
  expect(read).toHaveLength(6);
  expect(read[0]).toBe(lines.map((line) => line.trim()).join(''));
});

test('a page number between the two halves of a sentence is not read', () => {
  const halves = ['一是修订完善公务用车管理办法和差旅费报销制度,', '明确审批权限。'];
  expect(paragraphs(halves[0] ?? '', '', '— 3 —', '', halves[1] ?? '')).toEqual([halves.join('')]);
  expect(paragraphs('二是约谈。', '— 3 —', '三是通报。')).toEqual(['二是约谈。', '— 3 —', '三是通报。']);
});

test('stray control characters inside words are not read', () => {
  expect(paragraphs('整\u0008改完\u001b成')).toEqual(['整改完成']);
});
