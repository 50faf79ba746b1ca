import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { paragraphsOf } from '../../tree/nodes.ts';
import { MetadataRules } from './head.ts';
import { signatureOf } from './signature.ts';

const rules = new MetadataRules(loadRules().metadata);

function signed(...lines: string[]): (string | number | null)[] {
  const root = treeOf(readTxt(new TextEncoder().encode(['整改已全部完成。', ...lines].join('\n'))));
  const { text } = root.data.reading;
  const { body, date } = signatureOf(text, paragraphsOf(root), rules);
  return [...body.map(({ from, to }) => text.slice(from, to)), date?.day ?? null];
}

test('a body on one line or two, a date on one or two', () => {
  expect(signed('中共某县委巡察工作', '领导小组办公室', '2024年', '3月27日')).toEqual([
    '中共某县委巡察工作',
    '领导小组办公室',
    27,
  ]);
  expect(signed('某县第一中学', '2024年3月27日')).toEqual(['某县第一中学', 27]);
});

test('what only looks like a signature is none', () => {
  expect(signed('党员干部走进社区小学')).toEqual([null]);
  expect(signed('已于2023年5月6日完成。', '某县第一中学')).toEqual([null]);
  expect(signed('一、成立领导小组')).toEqual([null]);
});

test('who printed it signs where nobody else does', () => {
  const imprint = '中共某区委办公室    2009年8月12日印发';
  expect(signed('四、工作要求', imprint, '共印120份')).toEqual(['中共某区委办公室', 12]);
  expect(signed('中共某区委', '2009年8月9日', '主题词:巡视 整改', imprint)).toEqual(['中共某区委', 9]);
  expect(signed('《整改方案》已于2009年8月12日印发')).toEqual([null]);
});
