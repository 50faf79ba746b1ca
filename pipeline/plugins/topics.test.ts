import { describe, expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { fold } from '../source/fold.ts';
import { treeOf } from '../source/parse.ts';
import { readTxt } from '../source/txt/txt.ts';
import { nothingRead, type ProblemNote } from '../tree/annotations.ts';
import type { Range } from '../tree/reading.ts';
import { topics } from './topics.ts';

const rules = loadRules();
const codes = new Set(rules.topics.map(({ gives }) => gives.topic));

interface Words {
  readonly statement: string;
  readonly category?: string;
  readonly area?: string;
  readonly details?: string;
}

function topicsOf({ statement, category, area, details }: Words): string[] {
  const places = [statement, category, area, details];
  const root = treeOf(readTxt(new TextEncoder().encode(places.filter(Boolean).join('\n'))));
  const { text } = root.data.reading;
  const place = (words: string | undefined): Range | null => {
    if (!words) return null;
    const from = text.indexOf(fold(words));
    return { from, to: from + words.length };
  };
  const problem: ProblemNote = {
    id: 'p1',
    marker: null,
    path: [],
    statement: place(statement) ?? { from: 0, to: 0 },
    area: place(area),
    category: place(category),
    heading: null,
    details: place(details),
    answers: [],
    parts: [],
    range: { from: 0, to: text.length },
    rule: 'test',
    ...nothingRead(),
  };
  root.data.found.problems.push(problem);
  const transform = topics.call(undefined as never, rules);
  if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  return problem.topics;
}

describe('the taxonomy', () => {
  test('has two levels, and about four dozen topics under ten heads', () => {
    const parents = new Set(rules.topics.filter(({ gives }) => gives.parent === null).map(({ gives }) => gives.topic));
    for (const { gives } of rules.topics) if (gives.parent !== null) expect(parents).toContain(gives.parent);
    expect(new Set(rules.topics.map(({ gives }) => gives.name)).size).toBe(codes.size);
  });

  test.each(rules.topics.flatMap(({ gives, examples }) => examples.map(({ text }) => [gives.topic, text] as const)))(
    '%s is read in %s',
    (topic, text) => expect(topicsOf({ statement: text })).toContain(topic),
  );

  test.each(rules.topics.flatMap(({ gives, not }) => not.map((text) => [gives.topic, text] as const)))(
    '%s is not read in %s',
    (topic, text) => expect(topicsOf({ statement: text })).not.toContain(topic),
  );
});

describe('words that mean something else', () => {
  test.each([
    ['primary-responsibility', '企业主体责任不落实,施工扬尘扰民'],
    ['official-spending', '向学员违规收取培训费'],
    ['budget-funds', '闲置土地盘活缓慢'],
    ['asset-management', '知识产权保护意识不强'],
    ['construction-projects', '医保异地就医结算不便'],
    ['procurement', '药品带量采购任务未完成'],
    ['campus-safety', '学校食品安全责任不实'],
    ['construction-projects', '热衷于形象工程、政绩工程'],
    ['school-governance', '集中考核走过场'],
    ['state-enterprise', '整改制度不健全'],
    ['grassroots-party', '非生产性总支出压减不力'],
    ['healthcare', '应急救援装备短缺'],
    ['rule-of-law', '政治安全风险研判不够'],
    ['transport', '群团组织桥梁纽带作用发挥不够'],
    ['state-enterprise', '党建主业意识淡化'],
    ['democratic-centralism', '重大决策部署落实缓慢'],
    ['ecology', '政治生态不优'],
    ['asset-management', '出租汽车拒载投诉多'],
  ])('%s is not read in %s', (topic, statement) => expect(topicsOf({ statement })).not.toContain(topic));
});

test('best first, at most three, none where nothing is named', () => {
  expect(topicsOf({ statement: '采购招标程序不规范,食堂供应商长期固定' })).toEqual(['procurement', 'canteen']);
  expect(topicsOf({ statement: '基地管理不规范' })).toEqual([]);
  expect(topicsOf({ statement: '意识形态、党费收缴、公务接待、固定资产、安全生产等方面制度执行不严' })).toEqual([
    'ideology',
    'party-members',
    'official-spending',
  ]);
});

test('a traditional text is read like a simplified one', () => {
  expect(topicsOf({ statement: '黨費收繳基數核定不準' })).toEqual(['party-members']);
});

test('the category tells where the statement does not', () => {
  expect(topicsOf({ statement: '附件不齐全', category: '财务报销把关不严' })).toEqual(['financial-management']);
  expect(topicsOf({ statement: '党费收缴不及时', category: '财务报销把关不严' })).toEqual(['party-members']);
});

test('a heading that names several topics, or only the usual bucket, tells of none', () => {
  expect(topicsOf({ statement: '底数不清', area: '固定资产和食堂管理方面' })).toEqual([]);
  expect(topicsOf({ statement: '底数不清', area: '聚焦群众身边腐败问题和不正之风以及群众反映强烈的问题方面' })).toEqual(
    [],
  );
  expect(topicsOf({ statement: '底数不清', area: '聚焦基层党组织领导班子和干部队伍建设情况方面' })).toEqual([]);
  expect(topicsOf({ statement: '底数不清', area: '贯彻落实党的路线方针政策和党中央决策部署方面' })).toEqual([]);
});

test('details are read at their beginning', () => {
  expect(topicsOf({ statement: '把关不严', details: '2022年以来,多笔公务接待无公函。' })).toEqual([
    'official-spending',
  ]);
  expect(topicsOf({ statement: '把关不严', details: `${'数目较大,'.repeat(60)}公务接待无公函。` })).toEqual([]);
});

test('a topic above is not listed beside one of its own', () => {
  expect(topicsOf({ statement: '执行财经纪律不严' })).toEqual(['finance']);
  expect(topicsOf({ statement: '执行财经纪律不严,往来款长期挂账' })).toEqual(['financial-management']);
});
