import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { noise } from '../noise/noise.ts';
import { inspection } from './inspection.ts';

const rules = loadRules();

/** What is said, without the fields that are null. */
function inspectionOf(...lines: string[]) {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  for (const transform of [noise.call(undefined as never, rules), inspection.call(undefined as never, rules)])
    if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  const { reading, found } = root.data;
  return Object.fromEntries(
    Object.entries(found.inspection).flatMap(([field, note]) =>
      note ? [[field, note.value ?? reading.original(note.range)]] : [],
    ),
  );
}

test.each([
  ['区委第三巡察组', '区委'],
  ['县委巡察三组', '县委'],
  ['市委巡察五组', '市委'],
  ['七届市委第十二轮巡察一组', '市委'],
  ['市委第七提级交叉巡察组', '市委'],
  ['市委机动巡察一组', '市委'],
  ['区委营商环境专项巡察组', '区委'],
  ['市委第三专项巡察组', '市委'],
  ['县委上下联动巡察组', '县委'],
  ['区委第一联动巡察组', '区委'],
  ['卫滨区委第一巡察组', '卫滨区委'],
  ['于都县委第一巡察组', '于都县委'],
  ['学校党委第三轮巡察第一巡察组', '学校党委'],
  ['省委第五巡视组', '省委'],
  ['中央第四巡视组', '中央'],
  ['教育部第一巡视组', '教育部'],
  ['省检察院党组第一巡视组', '省检察院党组'],
  ['五届市委第七轮巡察第二巡察组', '市委'],
  ['市国资委党委第一巡察组', '市国资委党委'],
  ['中央第三生态环境保护督察组', '中央'],
  ['中共云屏县委第二巡察组', '中共云屏县委'],
])('the team %s is sent by %s', (team, authority) => {
  const said = { team, authority, inspectee: '区水务局党组', startedOn: '2023-04-13', endedOn: '2023-06-02' };
  expect(inspectionOf(`2023年4月13日至6月2日，${team}对区水务局党组进行了巡察。现将整改情况通报如下：`)).toMatchObject(
    said,
  );
  expect(inspectionOf(`${team}于2023年4月13日至6月2日对区水务局党组进行了巡察，现将整改情况通报如下：`)).toMatchObject(
    said,
  );
});

test.each([
  ['对区水务局党组进行了为期45天的常规巡察', '区水务局党组', '常规巡察'],
  ['对区水务局党组开展了十三届区委第六轮常规巡察', '区水务局党组', '常规巡察'],
  ['对区水务局党组开展巡察“回头看”', '区水务局党组', '巡察“回头看”'],
  ['对我局党组开展了涉粮问题专项巡察', '我局党组', '涉粮问题专项巡察'],
  [
    '对市金融局（原市金融办，以下简称市金融局）党组进行了政治巡察',
    '市金融局（原市金融办，以下简称市金融局）党组',
    '政治巡察',
  ],
  ['对市地方金融监管局党组（以下简称局党组）进行了巡察', '市地方金融监管局党组', undefined],
  ['对区民政局、区水务局等4家单位党组织开展机动巡察', '区民政局、区水务局等4家单位', '机动巡察'],
  ['进驻区水务局党组开展了常规巡察', '区水务局党组', '常规巡察'],
  ['对石桥镇前村、后村等5个村级党组织进行了巡察', '石桥镇前村、后村等5个村级党组织', undefined],
  ['对蒲阳镇党委落实脱贫攻坚开展了专项巡察', '蒲阳镇党委', '专项巡察'],
  ['分别向所辖林场党支部、苗圃党总支两家被巡察单位反馈了巡察意见', '所辖林场党支部、苗圃党总支', undefined],
  ['分别向区卫计局、环保局等6家党委领导班子及党委书记进行巡察意见反馈', '区卫计局、环保局等6家党委', undefined],
])('%s', (deed, inspectee, type) => {
  const said = inspectionOf(`根据区委统一部署，2023年4月13日至6月2日，区委第三巡察组${deed}。`);
  expect([said.inspectee, said.type]).toEqual([inspectee, type]);
});

test.each([
  ['2023年9月14日，巡察组向区教体局党委反馈了巡察意见。', '2023-09-14'],
  ['9月14日，区委第三巡察组向局党委反馈了巡察意见。', '2023-09-14'],
  ['1月5日，巡察组反馈了意见。', '2024-01-05'],
  ['2023年9月14日，区委召开巡察情况反馈会。', '2023-09-14'],
  ['并于9月14日反馈了巡察意见。', '2023-09-14'],
  ['巡察组反馈了巡察意见。', undefined],
  ['截至2023年12月底，反馈的问题已完成整改20个。', undefined],
  ['2023年9月20日，局党委召开会议学习反馈意见。', undefined],
  ['收到反馈意见后，局党委于2023年9月16日召开会议。', undefined],
])('fed back: %s', (sentence, date) => {
  const first = '2023年4月13日至6月2日，区委第三巡察组对区教体局党委进行了巡察';
  expect(inspectionOf(`${first}。${sentence}现将整改情况予以公布。`)).toMatchObject({ endedOn: '2023-06-02' });
  expect(inspectionOf(`${first}。${sentence}现将整改情况予以公布。`).feedbackOn).toBe(date);
  expect(inspectionOf(`${first}，${sentence}现将整改情况予以公布。`).feedbackOn).toBe(date);
});

test.each([
  [
    '根据四届区委第二轮巡察工作统一部署，区委第一巡察组对区水务局党组开展了巡察。',
    { authority: '区委', round: '四届区委第二轮' },
  ],
  ['按照市委巡察工作领导小组统一安排，第二巡察组对市水务局党组开展了巡察。', { authority: '市委', team: '第二巡察组' }],
  [
    '根据渌口区委统一部署，区委第一巡察组对区水务局党组开展了巡察工作。',
    { authority: '渌口区委', team: '区委第一巡察组' },
  ],
  [
    '根据中央统一部署，中央第四巡视组对最高人民检察院党组开展了常规巡视。',
    { authority: '中央', inspectee: '最高人民检察院党组' },
  ],
  [
    '根据区委部署，2021年11月8日至12月20日，区委组建4个巡察组对区民政局等4家单位开展常规巡察。',
    { inspectee: '区民政局等4家单位' },
  ],
  [
    '按照区委第十一轮巡察安排，区委第二巡察组自2021年3月22日起至5月14日，对区水务局党组进行了巡察，7月8日，巡察组反馈了意见。',
    { startedOn: '2021-03-22', endedOn: '2021-05-14', feedbackOn: '2021-07-08' },
  ],
  ['2022年10月17日至12月2日，省委教育工委第六巡察组对某学院党委进行了巡察。', { authority: '省委教育工委' }],
  [
    '2023年9月4日至11月10日，县委第一巡察组对县卫健局党组开展了巡察。根据《中国共产党巡视工作条例》和县委巡察办《关于做好整改工作的通知》要求，制定本方案。',
    { authority: '县委' },
  ],
  [
    '为贯彻落实国务院关于督察工作决策部署和中央第三生态环境保护督察组反馈意见，制定本方案。',
    { team: '中央第三生态环境保护督察组' },
  ],
  ['2020年11月下旬，区委第一巡察组对区水务局党组开展了巡察。', { startedOn: '2020-11' }],
  [
    '2024年7月至9月，市委巡察二组对市水务局党组开展巡察。集中整改期为2024年10月1日至12月31日。',
    { startedOn: '2024-07', endedOn: '2024-09' },
  ],
  [
    '2023年4月13日至6月2日，区水务局党组接受了区委第三巡察组的常规巡察。',
    { inspectee: '区水务局党组', team: '区委第三巡察组', type: '常规巡察' },
  ],
  [
    '2023年9月14日，区委第三巡察组向区水务局党组反馈了巡察意见。',
    { inspectee: '区水务局党组', team: '区委第三巡察组', feedbackOn: '2023-09-14' },
  ],
])('%s', (sentence, said) => {
  expect(inspectionOf(sentence)).toMatchObject(said);
});

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
test.each([
  [
    '根据省委统一安排部署，2023年3月28日至6月15日，省委第八巡视组对省粮食集团党委开展常规巡视，同步开展粮食购销领域腐败问题专项整治情况监督检查。8月3日，省委第八巡视组向省粮食集团党委反馈了巡视意见。',
    {
      authority: '省委',
      team: '省委第八巡视组',
      inspectee: '省粮食集团党委',
      type: '常规巡视',
      startedOn: '2023-03-28',
      endedOn: '2023-06-15',
      feedbackOn: '2023-08-03',
    },
  ],
  [
    '十二届市委第三轮巡视第六巡视组于2023年9月13日至11月17日，对我区进行了巡视，并于2024年1月11日向区委反馈了巡视意见。',
    {
      authority: '市委',
      team: '十二届市委第三轮巡视第六巡视组',
      inspectee: '我区',
      round: '十二届市委第三轮',
      startedOn: '2023-09-13',
      endedOn: '2023-11-17',
      feedbackOn: '2024-01-11',
    },
  ],
  [
    '2022年9月5日至11月4日，中共河口县委第二巡察组对县林业和草原局党组开展了为期2个月的常规巡察，11月28日召开反馈会，反馈了巡察意见。',
    {
      authority: '中共河口县委',
      team: '中共河口县委第二巡察组',
      inspectee: '县林业和草原局党组',
      type: '常规巡察',
      endedOn: '2022-11-04',
      feedbackOn: '2022-11-28',
    },
  ],
  [
    '按照自治区党委统一部署，自治区党委第七巡视组2021年9月至11月对自治区水利厅党组进行了常规巡视。2022年1月19日，自治区党委巡视组向水利厅党组进行了反馈。',
    {
      authority: '自治区党委',
      team: '自治区党委第七巡视组',
      inspectee: '自治区水利厅党组',
      startedOn: '2021-09',
      endedOn: '2021-11',
      feedbackOn: '2022-01-19',
    },
  ],
  [
    '自2023年7月10日开始，县委第一巡察组对县审计局党组进行为期一个月的专项巡察，8月25日将巡察情况向局党组作了反馈。',
    {
      authority: '县委',
      inspectee: '县审计局党组',
      type: '专项巡察',
      startedOn: '2023-07-10',
      feedbackOn: '2023-08-25',
    },
  ],
  [
    '旗委第三巡察组于2024年4月11日—6月20日对我局党组及所属二级单位进行了巡察，2024年7月31日反馈巡察意见。',
    {
      authority: '旗委',
      team: '旗委第三巡察组',
      inspectee: '我局党组及所属二级单位',
      startedOn: '2024-04-11',
      endedOn: '2024-06-20',
      feedbackOn: '2024-07-31',
    },
  ],
  [
    '县委第七巡察组对我村党支部开展了巡察。2019年12月24日，第七巡察组向杨树湾村党支部反馈了意见。',
    { inspectee: '杨树湾村党支部', team: '县委第七巡察组' },
  ],
  [
    '县委第三巡察组对我局开展了巡察，并于2020年6月18日反馈了《关于巡察县交通运输局党组的反馈意见》。',
    { inspectee: '县交通运输局党组', feedbackOn: '2020-06-18' },
  ],
  [
    '根据师市党委巡察工作安排，师市党委第二巡察组2023年5月6日至7月5日对团场党委开展巡察“回头看”，9月8日反馈意见。',
    {
      authority: '师市党委',
      team: '师市党委第二巡察组',
      inspectee: '团场党委',
      type: '巡察“回头看”',
      endedOn: '2023-07-05',
      feedbackOn: '2023-09-08',
    },
  ],
  [
    '2023年10月12日至11月30日，校党委第二巡察组对图书馆党总支开展了为期50天的政治巡察。12月27日，校党委巡察办组织召开巡察意见反馈会，向图书馆党总支反馈了巡察意见。',
    { authority: '校党委', inspectee: '图书馆党总支', type: '政治巡察', feedbackOn: '2023-12-27' },
  ],
  [
    '集团公司党委第一巡察组于2022年6月13日至7月22日对电力设计院有限公司党委进行了常规巡察。2022年8月16日，集团公司党委巡察组反馈了巡察意见。',
    {
      authority: '集团公司党委',
      team: '集团公司党委第一巡察组',
      inspectee: '电力设计院有限公司党委',
      startedOn: '2022-06-13',
      feedbackOn: '2022-08-16',
    },
  ],
  [
    '2024年5月20日至7月10日，市委第九巡察组对市交投集团党委开展提级巡察，延伸巡察6家子公司。2024年8月底，市委巡察组进行了集中反馈。',
    { team: '市委第九巡察组', inspectee: '市交投集团党委', type: '提级巡察', feedbackOn: '2024-08' },
  ],
  [
    '根据中央和省委部署要求，十一届市委第五轮巡察第七巡察组于2023年8月14日至10月27日，对我院党委开展常规巡察，2024年1月3日，市委第七巡察组向我院党委正式反馈了巡察意见。',
    { round: '十一届市委第五轮', inspectee: '我院党委', endedOn: '2023-10-27', feedbackOn: '2024-01-03' },
  ],
  [
    '2021年10月20日—12月20日，县委第三巡察组（以下简称“巡察组”）对县妇联党组开展了常规巡察，2022年3月1日反馈了问题。',
    { team: '县委第三巡察组', inspectee: '县妇联党组', startedOn: '2021-10-20', feedbackOn: '2022-03-01' },
  ],
  [
    '2019年6月10日至21日，市中院司法巡查组对县法院党组开展了为期10个工作日的司法巡查。8月2日，巡查组反馈了巡查意见。',
    {
      authority: '市中院',
      team: '市中院司法巡查组',
      inspectee: '县法院党组',
      type: '司法巡查',
      startedOn: '2019-06-10',
      endedOn: '2019-06-21',
      feedbackOn: '2019-08-02',
    },
  ],
  [
    '区委巡察五组2022年3月至5月对区供销社党委开展了专项巡察。6月20日，区委巡察五组组长代表区委巡察组向区供销社党委反馈了专项巡察情况。',
    {
      team: '区委巡察五组',
      inspectee: '区供销社党委',
      type: '专项巡察',
      startedOn: '2022-03',
      feedbackOn: '2022-06-20',
    },
  ],
])('%s', (sentence, said) => {
  expect(inspectionOf(sentence)).toMatchObject(said);
});

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

test('what the team does is not whom it inspects', () => {
  const said = inspectionOf('2019年10月8日至11月7日，县委第二巡察组对我局党组开展巡察“回头看”，12月18日反馈意见。');
  expect([said.inspectee, said.type]).toEqual(['我局党组', '巡察“回头看”']);
});

test('the type of a title begins behind who sent the team', () => {
  const said = inspectionOf('中共澜沧区人民检察院党组关于市委政法领域交叉巡察整改进展情况的通报');
  expect(said.type).toBe('政法领域交叉巡察');
});
