import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { noise } from './noise.ts';

const rules = loadRules();

/** The lines taken for noise, with the last word of the rule. */
function noiseIn(...lines: string[]): string[] {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  const transform = noise.call(undefined as never, rules);
  if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  const { reading } = root.data;
  return root.children.flatMap((node) =>
    node.type === 'paragraph' && node.data.noise
      ? [`${node.data.noise.slice(6)}|${reading.original(node.data.range)}`]
      : [],
  );
}

const BODY = '根据县委统一部署,县委第二巡察组对县档案局党组开展了巡察,现将整改情况通报如下:';

test('a page brings its menu, breadcrumb, timestamp, credits and footer', () => {
  expect(
    noiseIn(
      '党务公开',
      '当前位置:首页 > 党务公开 > 正文',
      '中共某县档案局党组关于巡察整改情况的通报',
      '发布时间:2024-05-06 10:12 来源:县档案局 浏览次数:',
      BODY,
      '1.档案管理不规范。',
      '整改情况:一是修订制度。',
      '中共某县档案局党组',
      '2024年4月30日',
      '编辑:王某',
      '上一篇:没有了',
      '版权所有:某县人民政府',
    ),
  ).toEqual([
    'menu|党务公开',
    'breadcrumb|当前位置:首页 > 党务公开 > 正文',
    'published|发布时间:2024-05-06 10:12 来源:县档案局 浏览次数:',
    'credits|编辑:王某',
    'web-controls|上一篇:没有了',
    'links|版权所有:某县人民政府',
  ]);
});

test('a date below the title is the time of publication, one below a body its signature', () => {
  expect(noiseIn('关于巡察整改情况的通报', '2024-05-06', BODY, '中共某局党组', '2024-05-08')).toEqual([
    'bare-date|2024-05-06',
  ]);
});

test('the title below an empty field of the page is no value of it', () => {
  const title = '中共某镇委员会关于巡察整改进展情况的通报';
  expect(noiseIn('有效性:', '有效', '废止日期:', title, BODY)).toEqual([
    'header-field|有效性:',
    'header-value|有效',
    'header-field|废止日期:',
  ]);
});

test('captions are bare lines over which an enumeration goes on', () => {
  expect(
    noiseIn(
      BODY,
      '提高站位,压实整改责任',
      '一是加强领导。召开专题会议。',
      '党员干部参观廉政教育基地',
      '二是加强督办。逐项销号。',
      '做好“后半篇文章”',
      '党委班子成员带头整改。',
    ),
  ).toEqual(['caption|党员干部参观廉政教育基地']);
});

test('in a run of bare lines only the last can be a heading, where captions are proven', () => {
  expect(
    noiseIn(
      BODY,
      '一是抓领导。',
      '参观红色基地',
      '二是抓督办。',
      '开展警示教育',
      '检查食堂卫生',
      '深化成果运用',
      '一是巩固成果。',
    ),
  ).toEqual(['caption|参观红色基地', 'caption|开展警示教育', 'caption|检查食堂卫生']);
});

test('items, labels and signatures are never noise', () => {
  expect(
    noiseIn(
      BODY,
      '(一)来源:核查不严',
      '问题表现(1):网站首页 > 栏目更新不及时',
      '整改情况:已更新。',
      '强化理论武装',
      '二、下一步打算',
      '持续抓好整改。',
      '中共某局委员会',
      '2024年4月30日',
    ),
  ).toEqual([]);
});

test('a table of contents is none of the headings, whose pages are in order and whose titles stand again', () => {
  const contents = ['目 录', '一、整改工作组织推进情况 1', '二、反馈问题整改进展情况……2', '三、下一步工作安排 9'];
  const body = [
    BODY,
    '一、整改工作组织推进情况',
    '局党组召开会议6次。',
    '二、反馈问题整改进展情况',
    '1.档案管理不规范。',
    '三、下一步工作安排',
    '继续抓好整改。',
  ];
  expect(noiseIn(...contents, ...body)).toEqual(contents.map((line) => `contents|${line}`));
  expect(noiseIn('一、完成问题整改 1', BODY, '二、修订制度 2', '三、约谈干部 9')).toEqual([]);
});
