import { expect, test } from 'vitest';
import { inspectionOf } from './testing.ts';

test('round and type may stand in the title only', () => {
  expect(
    inspectionOf(
      '关于十四届县委第六轮专项巡察集中整改进展情况的通报',
      '县委第二巡察组对县水务局党组开展了巡察，现将情况公布如下。',
    ),
  ).toMatchObject({ round: '十四届县委第六轮', type: '专项巡察' });
});

test('neither a count of bodies nor what came after 进驻 is an inspectee', () => {
  expect(inspectionOf('县委先后对48个党组织开展巡察，发现问题632个。').inspectee).toBeUndefined();
  expect(inspectionOf('巡察组进驻后不到一个月就解决了。').inspectee).toBeUndefined();
});

test('a round is told with its term, the inspected by name', () => {
  expect(
    inspectionOf(
      '市委巡察组全面反馈六届市委第二轮巡察情况',
      '1月24日，市委第一巡察组分别向本轮巡察的市人社局、市教育局等10家单位反馈了巡察情况。第二轮巡察于12月结束。',
    ),
  ).toMatchObject({ round: '六届市委第二轮', inspectee: '市人社局、市教育局等10家单位' });
  expect(
    inspectionOf('市委6个巡察组分别向本轮常规巡察、专项巡察涉及的31家党组织进行了反馈。').inspectee,
  ).toBeUndefined();
  expect(inspectionOf('组建巡察组。巡察组成员名单根据每批巡察任务确定，一般由5人组成。').inspectee).toBeUndefined();
});

test('nobody is named by 被巡察: neither team nor inspectee', () => {
  const said = inspectionOf(
    '被巡察党组织和单位在接到区委巡察组反馈意见后，都能认真整改。',
    '巡察组先后向被巡察企业党组织主要负责人和被巡察企业领导班子进行了反馈。',
    '巡察组分别到被巡察单位召开巡察反馈会。',
  );
  expect(said).toMatchObject({ team: '区委巡察组', authority: '区委' });
  expect(said.inspectee).toBeUndefined();
});

test('根据…部署 names the authority of an inspection only where one is spoken of', () => {
  expect(inspectionOf('根据县委统一部署，后勤支部开展学习。')).toEqual({});
  expect(inspectionOf('根据县委统一部署，现将巡察整改情况公布如下。').authority).toBe('县委');
});

test('a document about no inspection has none', () => {
  expect(
    inspectionOf(
      '根据主题教育安排，后勤支部于2023年9月13日至10月14日开展学习。',
      '整改工作领导小组对存在的问题进行整改。',
    ),
  ).toEqual({});
});

/** Preambles as offices of other provinces write them. */
test('a ledger table says in its title alone who answers whom', () => {
  const said = inspectionOf('县住房和城乡建设局党组落实县委第三巡察组反馈意见整改工作台账', '填报时间：2023年8月31日');
  expect(said).toEqual({ team: '县委第三巡察组', authority: '县委', inspectee: '县住房和城乡建设局党组' });
});

test('of several bodies that were inspected, the one that writes', () => {
  const said = inspectionOf(
    '花桥镇双塘村党总支关于县委巡察反馈问题整改情况的公示',
    '根据县委统一部署，县委第四巡察组对花桥镇开展巡察，同步对双塘村党总支进行了延伸巡察。',
  );
  expect([said.inspectee, said.team]).toEqual(['双塘村党总支', '县委第四巡察组']);
});

test('执行 in the name of a bureau is no deed', () => {
  const said = inspectionOf(
    '2023年9月，县委第三巡察组对县法院执行局党支部、县住建局党组贯彻落实乡村振兴战略情况开展了专项巡察。',
  );
  expect(said.inspectee).toBe('县法院执行局党支部、县住建局党组');
});

test('a time that 以来 closes leaves the name whole', () =>
  expect(inspectionOf('2023年4月6日，县委第三巡察组进驻县医院以来，院党委高度重视。').inspectee).toBe('县医院'));

test('what the team does is not whom it inspects', () => {
  const said = inspectionOf('2019年10月8日至11月7日，县委第二巡察组对我局党组开展巡察“回头看”，12月18日反馈意见。');
  expect([said.inspectee, said.type]).toEqual(['我局党组', '巡察“回头看”']);
});

test('the type of a title begins behind who sent the team', () => {
  const said = inspectionOf('中共澜沧区人民检察院党组关于市委政法领域交叉巡察整改进展情况的通报');
  expect(said.type).toBe('政法领域交叉巡察');
});
