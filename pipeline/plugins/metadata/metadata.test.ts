import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { noise } from '../noise/noise.ts';
import { metadata } from './metadata.ts';

const rules = loadRules();

function documentOf(...lines: string[]) {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  for (const transform of [noise.call(undefined as never, rules), metadata.call(undefined as never, rules)])
    if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  const { reading, found } = root.data;
  return Object.fromEntries(
    Object.entries(found.document).map(([field, note]) => [
      field,
      note && (note.value ?? reading.original(note.range)),
    ]),
  );
}

const BODY = '根据县委统一部署，县委第二巡察组开展了巡察。现将整改情况通报如下：';

test('title, number, signature', () => {
  expect(
    documentOf(
      '云档党〔2024〕3号',
      '关于巡察整改情况的通报',
      BODY,
      '1.档案管理不规范（云发〔2023〕1号）。',
      '中共云屏县档案局党组',
      '2024年3月27日',
    ),
  ).toEqual({
    title: '关于巡察整改情况的通报',
    issuer: '中共云屏县档案局党组',
    date: '2024-03-27',
    number: '云档党〔2024〕3号',
  });
});

test.each([
  [['中共云屏县档案局党组', '关于巡察整改情况的通报'], '中共云屏县档案局党组关于巡察整改情况的通报'],
  [['附件1', '县档案局党组巡察反馈问题整改台账'], '县档案局党组巡察反馈问题整改台账'],
  [
    ['中共云屏县委第四巡察组', '云巡四组〔2024〕3号', '关于巡察县档案局党组情况的反馈意见'],
    '关于巡察县档案局党组情况的反馈意见',
  ],
  [
    ['首页', '• 信息索引号：', 'MB2A10345/2023-00119', '云屏县档案局党组关于巡察整改情况的通报'],
    '云屏县档案局党组关于巡察整改情况的通报',
  ],
  [
    [
      '• 文件名称：',
      '云屏县档案局党组关于巡察整改情况的通报',
      '• 发布机构：',
      '云屏县档案局',
      '• 成文日期：',
      '2023-05-04',
      '• 公开方式：',
      '主动公开',
      '• 云屏县档案局党组关于巡察整改情况的通报',
    ],
    '云屏县档案局党组关于巡察整改情况的通报',
  ],
  [
    [
      '云屏县医院欢迎您！',
      '首页 医院概况 新闻动态 就医指南 党建工作',
      '当前位置： 首页 >> 公告',
      '关于巡察整改情况的通报',
    ],
    '关于巡察整改情况的通报',
  ],
  [['中共云屏县委办公室文件', '关于巡察整改情况的通报'], '关于巡察整改情况的通报'],
  [['关于巡察整改情况的通报', '中共云屏县档案局党组', '关于巡察整改情况的通报'], '关于巡察整改情况的通报'],
  [['中共云屏县档案局党组关于', '巡察整改情况的', '通报'], '中共云屏县档案局党组关于巡察整改情况的通报'],
  [['【通报】中共云屏县档案局党组关于巡察整改情况的通报'], '中共云屏县档案局党组关于巡察整改情况的通报'],
  [
    ['首页 > 党务公开 > 正文', '聚焦问题抓整改', '——档案局党组书记谈整改', '2024-03-27 15:20'],
    '聚焦问题抓整改——档案局党组书记谈整改',
  ],
  [
    ['关于审计查出问题整改情况的报告', '——2024年11月26日在县人大常委会会议上', '县审计局局长 王某'],
    '关于审计查出问题整改情况的报告',
  ],
  [
    ['上海市某区委关于巡视集中整改进展情况的通报', '中共上海市某区委关于巡视', '集中整改进展情况的通报'],
    '上海市某区委关于巡视集中整改进展情况的通报',
  ],
  [['某县自然资源局党组关于县委巡察反馈意见', '的整改方案'], '某县自然资源局党组关于县委巡察反馈意见的整改方案'],
  [['2018年11月22日在市人大常委会会议上', '市审计局局长 王某某'], null],
  [['县档案局党组：'], null],
  [['编者按：为督促整改，本网开设专栏。'], null],
  [['一、整改情况'], null],
])('%j: the title is %s', (lines, title) => {
  expect(documentOf(...lines, BODY, '整改已完成。').title).toBe(title);
});

test.each([
  [['中共云屏县档案局党组', '二〇二四年三月二十七日'], '中共云屏县档案局党组', '2024-03-27'],
  [['中共云屏县档案局党组', '2024年', '3月27日'], '中共云屏县档案局党组', '2024-03-27'],
  [['中共云屏县档案局党组  2024年3月27日'], '中共云屏县档案局党组', '2024-03-27'],
  [['中共云屏县委巡察工作', '领导小组办公室', '2024年3月27日'], '中共云屏县委巡察工作领导小组办公室', '2024-03-27'],
  [['中共云屏县档案局党组', '云屏县档案局', '2024年3月27日'], '中共云屏县档案局党组', '2024-03-27'],
  [['云屏县档案局（盖章）', '2024年3月27日'], '云屏县档案局', '2024-03-27'],
  [
    ['中共云屏县档案局党组', '2024年3月27日', '附件：整改台账', '共33项问题，均已整改。'],
    '中共云屏县档案局党组',
    '2024-03-27',
  ],
  [
    ['中共云屏县档案局党组', '2024年3月27日', '云屏县档案局办公室    2024年3月28日印发'],
    '中共云屏县档案局党组',
    '2024-03-27',
  ],
  [['2024年3月27日'], null, '2024-03-27'],
  [['中共云屏县档案局党组'], '中共云屏县档案局党组', null],
  [['十二月三日'], null, null],
])('%j: signed by %s on %s', (lines, issuer, date) => {
  expect(documentOf(BODY, '1.档案管理不规范。', '整改情况：已于2023年5月6日完成。', ...lines)).toMatchObject({
    issuer,
    date,
  });
});

test('without a signature the issuer is in the title or the form, the date in the header', () => {
  expect(
    documentOf('中共云屏县档案局党组关于巡察整改情况的通报', '发布时间：2024-05-06 10:12 来源：县档案局', BODY),
  ).toMatchObject({
    issuer: '中共云屏县档案局党组',
    date: '2024-05-06',
  });
  expect(
    documentOf(
      '云屏县档案局党组巡察反馈问题整改台账',
      '填报单位：中共云屏县档案局党组',
      '填报时间：2024年9月20日',
      BODY,
    ),
  ).toMatchObject({
    title: '云屏县档案局党组巡察反馈问题整改台账',
    issuer: '中共云屏县档案局党组',
    date: '2024-09-20',
  });
  expect(documentOf('云屏县档案局党组巡察反馈问题整改台账', BODY).issuer).toBe('云屏县档案局党组');
  expect(documentOf('关于审计查出问题整改情况的报告', '——2024年11月26日在县人大常委会会议上', BODY).date).toBe(
    '2024-11-26',
  );
  expect(documentOf('关于巡察整改情况的通报', '（2024年3月27日）', BODY).date).toBe('2024-03-27');
  expect(documentOf('扎实做好整改', BODY)).toEqual({ title: '扎实做好整改', issuer: null, date: null, number: null });
});
