import { expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { treeOf } from '../source/parse.ts';
import { readTxt } from '../source/txt/txt.ts';
import { kind } from './kind.ts';
import { noise } from './noise/noise.ts';
import { outline } from './outline/outline.ts';

const rules = loadRules();

function kindOf(...lines: string[]): [string, string | null] {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  for (const transform of [
    noise.call(undefined as never, rules),
    outline.call(undefined as never, rules),
    kind.call(undefined as never, rules),
  ])
    if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  return [root.data.found.kind, root.data.found.kindReason];
}

const ITEMS = [
  '一、整改落实情况',
  '(一)在落实主体责任方面',
  '1.理论学习不深入。',
  '整改情况:一是制定计划。',
  '2.制度执行不严格。',
  '整改情况:已修订。',
];
const PLANNED = [
  '1.理论学习不深入。',
  '整改措施:制定计划。',
  '责任单位:办公室',
  '2.制度执行不严格。',
  '整改措施:修订制度。',
  '责任单位:财务科',
];

test('figures of findings make no measures of them', () => {
  const findings = [
    '1.理论武装不扎实。一是宣传不到位,走访的43家中有19家不了解。',
    '2.监管有短板。一是抽查不够,开展检查8次。',
  ];
  expect(kindOf('关于巡察区市场监管局党组的反馈意见', '一、发现的主要问题', ...findings)[0]).toBe('feedback');
  const measures = ['1.理论武装不扎实。一是组织学习12次。', '2.监管有短板。一是开展检查8次。'];
  expect(kindOf('关于巡察区市场监管局党组的反馈意见', '一、发现的主要问题', ...measures)[0]).toBe('rectification');
});

test.each([
  ['rectification', ['关于巡察整改情况的通报', '根据区委统一部署,现将情况公布如下。', ...ITEMS]],
  ['rectification', ['按照党务公开原则,现将巡察整改情况予以公布。', ...ITEMS]],
  ['rectification', ITEMS],
  ['rectification', ['巡察反馈问题整改任务清单', ...ITEMS]],
  [
    'narrative',
    [
      '关于巡察整改情况的通报',
      '根据区委统一部署,现将情况公布如下。',
      '一、高度重视',
      '召开会议研究整改。',
      '二、成效明显',
      '整改取得成效。',
    ],
  ],
  ['plan', ['关于落实巡察反馈意见的整改方案', '为做好整改,制定本方案。', ...PLANNED]],
  ['plan', ['为抓好整改,特制定如下整改方案。', ...PLANNED]],
  ['plan', PLANNED],
  [
    'feedback',
    [
      '关于巡察区民政局党组的反馈意见',
      '区民政局党组:',
      '现将巡察情况反馈如下。',
      '1.理论学习不深入。',
      '2.制度执行不严格。',
    ],
  ],
  ['feedback', ['巡察发现的主要问题是:', '1.理论学习不深入。', '2.制度执行不严格。', '3.执行纪律不严。']],
  ['narrative', ['后勤支部主题教育活动小结', '现将情况小结如下。', '一、查找问题,落实整改', '制定了整改措施。']],
  ['narrative', ['近年来,学院党委以巡察整改为契机,推动发展。', '思想统一是整改的前提。', '整改没有完成时。']],
] as const)('%s: %j', (expected, lines) => {
  expect(kindOf(...lines)).toEqual([expected, null]);
});

test('an announcement and a foreign text are other, with the reason', () => {
  expect(
    kindOf(
      '关于切实做好森林防灭火工作的通知',
      '一、抓好排查整治',
      '1.排查问题隐患，整改一处、销号一处。',
      '2.尚未整改的要督办。',
    )[0],
  ).toBe('other');
  expect(kindOf('关于开展第三轮巡察的公告', '区委巡察组将于近日进驻。')).toEqual([
    'other',
    '标题是公告、通知或制度,不反映也不答复问题',
  ]);
  expect(kindOf('巡 察 公 告', '按照市委部署,市委第六巡察组对市水务局开展巡察。')[1]).toBe(
    '标题是公告、通知或制度,不反映也不答复问题',
  );
  expect(kindOf('巡察期间,主要受理对被巡察党组织的来信来电来访。')).toEqual([
    'other',
    '是巡察进驻或开展巡察的公告,不反映也不答复问题',
  ]);
  expect(kindOf('今天天气晴朗。', '适合出游。')).toEqual(['other', '没有找到逐条的问题、整改情况或对整改工作的叙述']);
});

test('answers without labels are answers', () => {
  const items = [
    '1.关于学习不深入的问题。已完成整改。一是制定计划。',
    '2.关于执行不严的问题。正在推进整改。一是修订制度。',
  ];
  expect(kindOf('一、在落实主体责任方面', ...items)[0]).toBe('rectification');
  expect(kindOf('巡察发现的主要问题有:', '一、在落实主体责任方面', ...items)[0]).toBe('rectification');
});

test('the disclosure of a single task reports', () => {
  expect(
    kindOf('关于督察问题整改情况的公示', '整改任务:治理养殖污染。', '整改完成情况:已建设粪污池。', '特此公示!')[0],
  ).toBe('rectification');
});

test('a ledger table with answers reports, one without is a plan', () => {
  const head = '| 序号 | 问题 | 整改措施 | 责任单位 | 完成情况 |';
  expect(
    kindOf(
      '整改任务清单',
      head,
      '| 1 | 学习不深入 | 制定计划 | 办公室 | 已完成 |',
      '| 2 | 执行不严 | 修订制度 | 财务科 | 推进中 |',
    )[0],
  ).toBe('rectification');
  expect(kindOf(head, '| 1 | 学习不深入 | 制定计划 | 办公室 |  |', '| 2 | 执行不严 | 修订制度 | 财务科 |  |')[0]).toBe(
    'plan',
  );
});
