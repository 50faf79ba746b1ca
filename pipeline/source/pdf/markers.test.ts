import { expect, test } from 'vitest';
import { hasLabel, headLabels, markerOf } from './markers.ts';

test.each([
  ['二、整改落实情况', 'numeral-comma'],
  ['（一）党的领导方面', 'numeral-bracket'],
  ['㈠党的领导方面', 'numeral-bracket'],
  ['1.理论学习不够深入。', 'digit-stop'],
  ['2024年', null],
  ['1.5万元', null],
  ['【整改情况】已完成', 'label'],
  ['整改时限：长期坚持', 'label'],
])('%s begins with the marker %s', (text, kind) => {
  expect(markerOf(text)).toBe(kind);
});

test('a label that only ever heads lines is told from one that stands within them', () => {
  const texts = [
    '整改时限：立行立改',
    '甲',
    '整改时限：长期',
    '责任领导：张三 责任科室：办公室',
    '责任科室：党办',
    '责任科室：财务',
  ];
  for (const isHead of [headLabels(texts), headLabels(texts)]) {
    expect(texts.map(isHead)).toEqual([true, false, true, false, false, false]);
  }
});

test('a short label with a colon, spaced or not', () => {
  expect(['名 称：通报', '生成日期：2024', '会议指出，要抓好整改落实：一', '2024：'].map(hasLabel)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('what a line break leaves of a label is none', () => {
  const texts = [
    '决策不规范。（责任',
    '单位：科研处）',
    '管理松散。（责任',
    '单位：后勤处）',
    '资料缺失。（责任单位：学生处）',
  ];
  expect(texts.map(headLabels(texts))).toEqual([false, false, false, false, false]);
});
