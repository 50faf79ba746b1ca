import { describe, expect, test } from 'vitest';
import { noticeOf } from '../../testing.ts';

const read = (...labels: string[]) =>
  noticeOf(
    '1.台账不健全。',
    ...labels,
    '整改情况：建立台账。已完成整改。',
    '2.学习不深入。',
    '整改情况：组织学习。已完成整改。',
  ).problems[0];

describe('who answers', () => {
  test.each([
    ['责任单位：县财政局、县审计局', { lead: ['县财政局', '县审计局'] }],
    ['责任单位：由办公室牵头，财务科、人事科配合', { lead: ['办公室'], support: ['财务科', '人事科'] }],
    ['责任单位：县财政局（牵头）、县审计局', { lead: ['县财政局', '县审计局'] }],
    ['责任单位：各乡镇（街道）', { lead: ['各乡镇（街道）'] }],
    ['责任领导：党组书记、局长王建国，副局长李芳', { leaders: ['党组书记、局长王建国', '副局长李芳'] }],
    ['责任人：张三、李四', { persons: ['张三', '李四'] }],
    ['牵头单位：办公室；配合单位：财务科', { lead: ['办公室'], support: ['财务科'] }],
  ])('%s', (line, responsible) => expect(read(line)?.responsible).toMatchObject(responsible));

  test('who acted, in the prose of a measure, is not assigned', () => {
    expect(noticeOf('1.台账不健全。', '整改情况：由办公室牵头建立台账。').problems[0]?.responsible.lead).toEqual([]);
  });
});

describe('by when: the last day it allows', () => {
  test.each([
    ['2023年12月底前', '2023-12-31'],
    ['2024年6月', '2024-06-30'],
    ['2024年底', '2024-12-31'],
    ['2023.12.31', '2023-12-31'],
    ['2024.2', '2024-02-29'],
    ['2023-12底前', '2023-12-31'],
    ['2024年2月底前', '2024-02-29'],
    ['长期坚持', null],
    ['立行立改', null],
  ])('%s is %s', (raw, date) => expect(read(`整改时限：${raw}`)?.deadline).toMatchObject({ raw, date }));

  test('长期坚持 as a deadline makes it long-term', () => {
    expect(read('整改时限：长期坚持')?.status).toMatchObject({ state: 'completed', longTerm: true });
  });
});
