import { expect, test } from 'vitest';
import { LabelReader } from '../../language/labels.ts';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { paragraphsOf } from '../../tree/nodes.ts';
import { captionsIn } from './captions.ts';

const labels = new LabelReader(loadRules().labels);

const signs = (words: string) => words.startsWith('中共') || words.endsWith('局');

function captions(...lines: string[]): string[] {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  const { text } = root.data.reading;
  return captionsIn(text, paragraphsOf(root), labels, signs).map(({ data }) =>
    text.slice(data.range.from, data.range.to),
  );
}

test('without proof a bare line is a heading', () => {
  expect(captions('全面整改。', '压实整改责任', '一是加强领导。', '参观教育基地', '首先,抓学习。')).toEqual([]);
});

test('where all headings begin enumerations, a bare line above plain text is a caption', () => {
  const lines = [
    '全面整改。',
    '压实整改责任',
    '一是加强领导。',
    '参观教育基地',
    '二是抓学习。',
    '深化成果运用',
    '一是建制度。',
    '获评先进单位',
    '整改永远在路上。',
  ];
  expect(captions(...lines)).toEqual(['参观教育基地', '获评先进单位']);
});

test('a last line is a caption unless a body signs there', () => {
  const lines = ['全面整改。', '一是加强领导。', '参观教育基地', '二是抓学习。'];
  expect(captions(...lines, '师生参加升旗仪式')).toEqual(['参观教育基地', '师生参加升旗仪式']);
  expect(captions(...lines, '中共某学院委员会')).toEqual(['参观教育基地']);
});
