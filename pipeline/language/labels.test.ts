import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { fold } from '../source/fold.ts';
import { LabelReader } from './labels.ts';

const reader = new LabelReader(loadRules().labels);
const read = (line: string) => {
  const text = fold(line);
  return reader
    .labelsIn(text, { from: 0, to: text.length })
    .map(({ role, content }) => `${role}=${line.slice(content.from, content.to)}`);
};

test.each([
  ['整改情况：一是修订制度。', 'response=一是修订制度。'],
  ['整改 情况：一是修订制度。', 'response=一是修订制度。'],
  ['责 任 单 位：县水利局', 'lead=县水利局'],
  ['整改情况：已修订制度。 完成 时限：长期坚持', 'response=已修订制度。|deadline=长期坚持'],
  ['【整改 进度】已完成', 'status=已完成'],
  ['【整改进度】已完成', 'status=已完成'],
  ['整改情况', 'response='],
  ['整改情况 已修订制度。', 'response=已修订制度。'],
  ['整改情况一是修订制度。', 'response=一是修订制度。'],
  ['整改措施	1.实施提标改造工程；2.完善在线监测。', 'response=1.实施提标改造工程；2.完善在线监测。'],
  ['问题表现（16）自设名目发放津贴。', 'problem=自设名目发放津贴。'],
  ['存在问题：台账不健全。整改措施：建立台账。', 'problem=台账不健全。|response=建立台账。'],
  ['责任领导：王岚　责任单位：办公室　整改时限：2023年12月底前', 'leaders=王岚|lead=办公室|deadline=2023年12月底前'],
  ['责任单位（部门）：财务科', 'lead=财务科'],
  ['责任领导：黄芸　责任股室：扶贫办　整改时限 2020年11月底前', 'leaders=黄芸|lead=扶贫办|deadline=2020年11月底前'],
  ['责任领导 ： 赵永刚责任科室 ： 机关党委整改时限 ： 2023 年底', 'leaders=赵永刚|lead=机关党委|deadline=2023 年底'],
  ['责任人：王某 整改期限 长期 整改情况 已召开会议', 'persons=王某|deadline=长期|response=已召开会议'],
  ['责任人：张三，负责督促各责任单位：办公室、财务室', 'persons=张三，负责督促各责任单位：办公室、财务室'],
  ['整改时限：2024年6月，由各 责任单位 具体落实。', 'deadline=2024年6月，由各 责任单位 具体落实。'],
  ['责任领导：黄芸 责任股室：扶贫办 整改时限2020年11月底前', 'leaders=黄芸|lead=扶贫办|deadline=2020年11月底前'],
  ['整改进度：已整改到位责任领导：蒋文军 责任股室：宗教事务股', 'status=已整改到位|leaders=蒋文军|lead=宗教事务股'],
  ['责任领导：陈文责任股室：党支部、办公室整改时限：9月底前', 'leaders=陈文|lead=党支部、办公室|deadline=9月底前'],
])('%s', (line, labels) => expect(read(line).join('|')).toBe(labels));

test.each([
  '细化存在问题、整改措施、责任领导、责任部门、整改时限等内容,压实整改责任。',
  '整改情况已在公示栏公开,接受群众监督。',
  '学校党总支高度重视,整改工作有序推进。',
  '台账不健全。(责任单位:办公室;整改时限:2023年底)',
  '整改 情况 已修订制度。',
  '整改 工作人员:5名',
])('%s holds no label', (line) => expect(read(line)).toEqual([]));

test('after a marker the words alone are a title', () => {
  expect(reader.labelsIn('下一步打算', { from: 0, to: 5 }, true)).toEqual([]);
});

test.each([
  ['整改情况：一是修订制度。', 'response'],
  ['【整改进度】已完成', 'status'],
  ['（一）整改情况：已完成。', undefined],
  ['经查,整改情况：已完成。', undefined],
  ['', undefined],
])('%s opens with %s', (line, role) => {
  const text = fold(line);
  expect(reader.openingOf(text, { from: 0, to: text.length })?.role).toBe(role);
});
