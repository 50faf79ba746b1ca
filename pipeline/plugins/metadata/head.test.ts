import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { headOf, MetadataRules } from './head.ts';

const rules = new MetadataRules(loadRules().metadata);

function head(...lines: string[]) {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  const words = ({ from, to }: { from: number; to: number }) => root.data.reading.text.slice(from, to);
  const { title, lines: around, preamble } = headOf(root, rules);
  return {
    title: title.map(words),
    lines: around.map(({ data }) => words(data.range)),
    preamble: preamble.map(({ data }) => words(data.range)),
  };
}

test('title, lines around it and preamble, without the addressee', () => {
  expect(
    head(
      '关于审计查出问题整改情况的',
      '报告',
      '(2024年3月27日)',
      '县审计局局长 王某',
      '各位委员:',
      '现报告如下。',
      '请予审议。',
      '一、总体情况',
      '整改顺利。',
    ),
  ).toEqual({
    title: ['关于审计查出问题整改情况的', '报告'],
    lines: ['(2024年3月27日)', '县审计局局长 王某'],
    preamble: ['现报告如下。', '请予审议。'],
  });
});

test('a document may begin with its body', () => {
  expect(head('一、总体情况', '整改顺利。')).toEqual({
    title: [],
    lines: [],
    preamble: ['一、总体情况', '整改顺利。'],
  });
});

test('the name and the number of a bulletin are no part of the title', () => {
  expect(
    head('巡察工作简报', '第17期', '区委第二巡察组向区市场监管局党组反馈巡察情况', '日前，巡察组反馈了情况。').title,
  ).toEqual(['区委第二巡察组向区市场监管局党组反馈巡察情况']);
});
