import { describe, expect, test } from 'vitest';
import { ledgerOfText } from '../../testing.ts';
import { rowsOf } from './testing.ts';

describe('items that begin in less common ways', () => {
  test('第1个问题: below areas that are worded like problems', () =>
    expect(
      rowsOf(
        '一、政治建设方面存在的问题',
        '第1个问题:党组会议记录简单,个别议题无表决过程。',
        '整改情况:指定政治部专人记录。该问题已整改完毕。',
        '第2个问题:党建与业务“两张皮”。',
        '整改情况:设立党员先锋岗12个。该问题正在整改。',
        '二、审判执行方面存在的问题',
        '第3个问题:裁判文书上网率不高,仅为83%。',
        '整改情况:明确书记员为上网责任人。该问题已整改完毕。',
      ),
    ).toEqual({
      rows: [
        ['党组会议记录简单,个别议题无表决过程', null, 'completed'],
        ['党建与业务“两张皮”', null, 'in-progress'],
        ['裁判文书上网率不高,仅为83%', null, 'completed'],
      ],
      doubts: [],
    }));

  test('1.1.1 below 1.1', () =>
    expect(
      rowsOf(
        '2 逐项整改情况',
        '2.1 贯彻落实上级决策部署方面',
        '2.1.1 主责主业不突出',
        '整改完成情况：已完成。全面退出钢材贸易。',
        '2.1.2 以业务会代替党委会',
        '整改完成情况：未完成。已完成2家。',
        '2.2 落实全面从严治党责任方面',
        '2.2.1 警示教育流于形式',
        '整改完成情况：已完成。开展警示教育大会3场次。',
        '2.2.2 以罚代管',
        '整改完成情况：已完成。清退费用1.27万元。',
        '2.2.3 公务车私用',
        '整改完成情况：已完成。车辆全部安装定位。',
      ).rows,
    ).toEqual([
      ['主责主业不突出', null, 'completed'],
      ['以业务会代替党委会', null, 'not-completed'],
      ['警示教育流于形式', null, 'completed'],
      ['以罚代管', null, 'completed'],
      ['公务车私用', null, 'completed'],
    ]));

  test('表现1 in 问题一, each answered on its own', () =>
    expect(
      rowsOf(
        '（一）党的建设缺失方面',
        '问题一：中小学党建薄弱',
        '表现1：学校党组织隶属关系不顺。',
        '整改：将42所学校党组织关系统一归口管理。［已整改到位］',
        '表现2：党费收缴标准不一。',
        '整改：重新核定党费。［正在整改］',
        '问题二：师德师风问题突出',
        '整改：查处有偿补课教师19人。［已整改到位］',
        '问题三：主体责任虚化',
        '表现1：约谈班子成员少。',
        '整改：约谈34人次。［已整改到位］',
      ),
    ).toEqual({
      rows: [
        ['学校党组织隶属关系不顺', '中小学党建薄弱', 'completed'],
        ['党费收缴标准不一', '中小学党建薄弱', 'in-progress'],
        ['师德师风问题突出', null, 'completed'],
        ['约谈班子成员少', '主体责任虚化', 'completed'],
      ],
      doubts: [],
    }));

  test('一是 that is stated and answered on its own line', () =>
    expect(
      rowsOf(
        '一、聚焦上轮巡察反馈问题整改情况',
        '(一)反馈问题:整改责任“一交了之”。',
        '一是党委会专题研究整改少。整改情况:专题研究5次。整改状态:已销号。',
        '二是包村领导督促检查不够。整改情况:建立周督查制度。整改状态:未销号。',
        '(二)反馈问题:作风不严不实。',
        '整改情况:收集意见97条。整改状态:已销号。',
      ).rows,
    ).toEqual([
      ['党委会专题研究整改少', '整改责任“一交了之”', 'completed'],
      ['包村领导督促检查不够', '整改责任“一交了之”', 'not-completed'],
      ['作风不严不实', null, 'completed'],
    ]));

  test('an item that says who answers for it lists its measures, and how far it came behind them', () =>
    expect(
      rowsOf(
        '一、上轮巡视整改不彻底',
        '（一）“校办企业改制”仍未完成（责任领导：副校长陆文渊；牵头单位：资产经营公司；完成时限：2021年12月）',
        '1．注销“僵尸企业”7家，划转股权3家。',
        '2．剩余2家企业涉及诉讼，待判决后办理注销。',
        '整改进度：正在推进',
        '二、管党治党主体责任压得不实',
        '（二）党委常委会研究全面从严治党议题偏少（责任领导：党委书记邹明德；牵头单位：党委办公室；完成时限：2021年3月）',
        '制定党委常委会议题计划。',
        '整改进度：已完成',
        '（三）二级学院党委“一岗双责”虚化（责任领导：党委书记邹明德；牵头单位：党委办公室；完成时限：2021年4月）',
        '1．与23个二级党组织签订责任书。',
        '2．对3个履责不力的学院党委书记进行约谈。',
        '整改进度：已完成',
      ).rows.map(([statement, , state]) => [statement, state]),
    ).toEqual([
      ['“校办企业改制”仍未完成', 'in-progress'],
      ['党委常委会研究全面从严治党议题偏少', 'completed'],
      ['二级学院党委“一岗双责”虚化', 'completed'],
    ]));

  test('problems below a heading that says who answers for them stay problems', () =>
    expect(
      rowsOf(
        '（一）党的建设方面（责任领导：王岚；责任单位：办公室）',
        '1．“三会一课”制度执行不严格',
        '整改情况：补开党员大会2次。',
        '2．党费收缴不及时',
        '整改情况：补交党费2135元。',
      ).rows.map(([statement]) => statement),
    ).toEqual(['“三会一课”制度执行不严格', '党费收缴不及时']));

  test('figures that close a document belong to no item', () => {
    const { problems, totals, checks } = ledgerOfText(
      '关于巡察整改进展情况的通报',
      '一、反馈问题整改情况',
      '(一)账实不符。',
      '整改情况:补录资产12件。',
      '整改进度:已完成',
      '(二)换届超期。',
      '整改情况:已报批换届方案。',
      '整改进度:已完成并长期坚持',
      '目前,2个问题中已完成整改1个、正在整改1个。',
    );
    expect(problems.at(-1)?.response?.text).toBe('已报批换届方案。');
    expect(totals.map(({ metric, value }) => [metric, value])).toContainEqual(['completed', 1]);
    expect(checks.map(({ code }) => code)).toContain('total-mismatch');
    expect(checks.map(({ code }) => code)).not.toContain('status-conflict');
  });

  test('an area whose title speaks of what was fed back is one beside the others', () => {
    const { problems } = ledgerOfText(
      '关于巡察“回头看”整改情况的通报',
      '一、聚焦上轮巡察反馈问题整改情况',
      '(一)反馈问题:光伏电站收益分配不及时。',
      '整改情况:已分配到9个村。整改状态:已销号。',
      '二、聚焦党委履行全面领导责任情况',
      '(二)反馈问题:推进乡村振兴有温差。',
      '整改情况:新发展中药材1200亩。整改状态:未销号。',
      '三、聚焦基层组织建设情况',
      '(三)反馈问题:党员教育管理宽松软。',
      '整改情况:处置不合格党员1名。整改状态:已销号。',
    );
    expect(problems.map(({ area }) => area)).toEqual([
      '聚焦上轮巡察反馈问题整改情况',
      '聚焦党委履行全面领导责任情况',
      '聚焦基层组织建设情况',
    ]);
  });

  test('but below an answer 一是 is a measure, whatever labels it has', () => {
    const { problems } = ledgerOfText(
      '关于巡察整改进展情况的通报',
      '一、反馈问题整改情况',
      '(一)账实不符。',
      '整改措施:',
      '一是全面清查资产。整改成效:补录资产12件。',
      '二是修订管理办法。整改成效:制度更加健全。',
      '(二)接待超标。',
      '整改措施:',
      '一是退回费用。整改成效:退缴1260元。',
    );
    expect(problems.map(({ statement }) => statement)).toEqual(['账实不符', '接待超标']);
  });

  test('bullets that state something and answer it', () =>
    expect(
      rowsOf(
        '一、巡察反馈具体问题整改情况',
        '第一方面：关于落实党的理论和路线方针政策方面',
        '●公益诉讼检察办案质效不高，“回头看”流于形式。整改完成情况：已完成整改。具体措施：提起诉讼2件。',
        '●涉企案件“挂案”清理不彻底。整改完成情况：基本完成整改。具体措施：清理“挂案”14件。',
        '第二方面：关于落实全面从严治党“两个责任”方面',
        '●财务报销审核把关不严。整改完成情况：已完成整改。具体措施：清退资金0.46万元。',
        '●压力传导不够。整改完成情况：正在整改。具体措施：开展专项检查1次。',
      ),
    ).toEqual({
      rows: [
        ['公益诉讼检察办案质效不高，“回头看”流于形式', null, 'completed'],
        ['涉企案件“挂案”清理不彻底', null, 'basically-completed'],
        ['财务报销审核把关不严', null, 'completed'],
        ['压力传导不够', null, 'in-progress'],
      ],
      doubts: [],
    }));
});

test('第一条 counts problems as other markers do', () => {
  const { problems, measures } = ledgerOfText(
    '关于省委巡视反馈意见的整改方案',
    '根据省委第二巡视组反馈意见，结合我局实际，制定本方案。',
    '一、整改任务',
    '第一条 关于“科技创新支撑引领作用不强”的问题',
    '整改措施：',
    '（1）实施规上企业研发机构全覆盖行动。',
    '（2）建立研发投入月调度机制。',
    '责任科室：规划科',
    '第二条 关于“科技项目重立项轻管理”的问题',
    '整改措施：',
    '（1）清理超期未验收项目47个。',
    '责任科室：资配科',
    '二、保障措施',
    '第一条 加强组织领导。成立整改工作领导小组。',
  );
  expect(problems.map(({ marker, statement }) => `${marker}${statement}`)).toEqual([
    '第一条科技创新支撑引领作用不强',
    '第二条科技项目重立项轻管理',
  ]);
  expect(measures.map(({ problem }) => problem)).toEqual(['p1', 'p1', 'p2']);
});

test('whom to ask at the end of a feedback answers for no item: its opinions stay no problems', () => {
  const { problems } = ledgerOfText(
    '关于巡察县人民医院党委情况的反馈意见',
    '根据县委统一部署，2024年3月5日至4月30日，县委第三巡察组对县人民医院党委开展了常规巡察。现将巡察情况反馈如下。',
    '一、巡察发现的主要问题',
    '㈠管党治党宽松软，廉政风险防控不力',
    '1．药品耗材采购管理混乱。23个品种未经集中采购平台采购。',
    '2．财务管理不规范。医疗欠费94.2万元长期挂账。',
    '㈡选人用人不够规范，基层党建工作薄弱',
    '1．中层干部选拔程序倒置。',
    '2．人才流失严重。',
    '二、整改意见和建议',
    '㈠压实“两个责任”，扎紧制度笼子。',
    '㈡抓实基层党建，建强干部人才队伍。',
    '联系人：陈晓，电话：0873-5226018。',
    '2024年5月20日',
  );
  expect(problems.map(({ statement }) => statement)).toEqual([
    '药品耗材采购管理混乱',
    '财务管理不规范',
    '中层干部选拔程序倒置',
    '人才流失严重',
  ]);
});
