import { describe, expect, test } from 'vitest';
import { ledgerOfText } from '../../testing.ts';

describe('feedback raises problems and answers none', () => {
  const feedback = (...lines: string[]) =>
    ledgerOfText(
      '中共云岭县委第二巡察组关于巡察县财政局党组的反馈意见',
      '根据县委统一部署，2023年4月10日至6月2日，县委第二巡察组对县财政局党组开展了巡察。现将巡察情况反馈如下。',
      ...lines,
    );

  test('findings under a problem are its details, advice is no problem', () => {
    const { problems, measures } = feedback(
      '一、巡察发现的主要问题',
      '（一）履行主体责任不到位',
      '1.研究党建工作偏少。一是全年仅研究2次。二是未听取支部汇报。',
      '2.谈心谈话流于形式。',
      '二、意见建议',
      '（一）压实主体责任。严格落实党建责任制不到位的要问责。',
    );
    expect(
      problems.map(({ statement, details, response, status }) => [statement, details, response, status.state]),
    ).toEqual([
      ['研究党建工作偏少', '一是全年仅研究2次。二是未听取支部汇报。', null, 'unstated'],
      ['谈心谈话流于形式', null, null, 'unstated'],
    ]);
    expect(measures).toEqual([]);
  });

  test('money put where it does not belong is a problem', () =>
    expect(
      feedback(
        '一、巡察发现的主要问题',
        '（一）将应由个人承担的费用列入公用经费支出。',
        '（二）将招待费列入会议费支出。',
        '（三）将非税收入作为往来款核算。',
      ).problems.map(({ statement }) => statement),
    ).toEqual(['将应由个人承担的费用列入公用经费支出', '将招待费列入会议费支出', '将非税收入作为往来款核算']));

  test('numbered problems behind a title on its line', () => {
    const { problems } = feedback(
      '（一）履行职能责任有差距。1.康复服务质量不高；2.保障金征收存在薄弱环节。',
      '（二）廉政风险防控有短板。1.报销审核把关不细；2.补贴比对不及时。',
    );
    expect(problems.map(({ marker, statement, area, details }) => [marker, statement, area, details])).toEqual([
      ['1.', '康复服务质量不高', '履行职能责任有差距', null],
      ['2.', '保障金征收存在薄弱环节', '履行职能责任有差距', null],
      ['1.', '报销审核把关不细', '廉政风险防控有短板', null],
      ['2.', '补贴比对不及时', '廉政风险防控有短板', null],
    ]);
  });

  test('areas with their problems, a paragraph each, below the one that announces them', () => {
    const { problems } = feedback(
      '组长指出，局党组做了大量工作。巡察中共发现3个方面5个问题。主要是：',
      '党的领导方面：一是学习不深不透，以读文件代替研讨；二是落实决策有偏差。',
      '党的建设方面：一是主体责任虚化；二是组织生活不规范。',
      '落实反馈问题整改方面：一是整改不彻底。',
      '组长提出了意见建议：一要加强领导；二要严格管理。',
    );
    expect(problems.map(({ marker, statement, area }) => [marker, statement, area])).toEqual([
      ['一是', '学习不深不透，以读文件代替研讨', '党的领导方面'],
      ['二是', '落实决策有偏差', '党的领导方面'],
      ['一是', '主体责任虚化', '党的建设方面'],
      ['二是', '组织生活不规范', '党的建设方面'],
      ['一是', '整改不彻底', '落实反馈问题整改方面'],
    ]);
  });

  test('a list with a paragraph for each problem', () => {
    const { problems } = feedback(
      '组长指出，但巡察中也发现了一些问题，主要表现在：',
      '一是学习不够系统深入；',
      '二是落实责任有缺失；',
      '三是财务制度执行不严。',
      '提出了两点意见：一是提高站位；二是压实责任。',
    );
    expect(problems.map(({ marker, statement }) => `${marker}${statement}`)).toEqual([
      '一是学习不够系统深入',
      '二是落实责任有缺失',
      '三是财务制度执行不严',
    ]);
  });

  test('a list without numbers, set apart by semicolons', () => {
    const { problems } = feedback(
      '巡察中，巡察组发现和干部群众反映了一些问题，主要是：学习贯彻不深不透，政治建设弱化；落实主体责任不严不实；基层党组织建设不规范，整改落实不到位等。同时，还收到一些问题线索反映，已按规定转有关方面处理。',
      '组长要求，要提高站位；要压实责任。',
    );
    expect(problems.map(({ marker, statement }) => [marker, statement])).toEqual([
      [null, '学习贯彻不深不透，政治建设弱化'],
      [null, '落实主体责任不严不实'],
      [null, '基层党组织建设不规范，整改落实不到位'],
    ]);
  });

  test('等问题 inside a problem closes no list of semicolons', () => {
    const { problems } = feedback(
      '巡察发现了一些问题，主要是：学习不深入，有以会代学、以读代学等问题，效果不好；主体责任不严不实；监督缺位等问题。',
    );
    expect(problems.map(({ statement }) => statement)).toEqual([
      '学习不深入，有以会代学、以读代学等问题，效果不好',
      '主体责任不严不实',
      '监督缺位',
    ]);
  });

  test('a list of 有的, by area where areas are named', () => {
    const some = feedback('但巡察也发现了一些问题和不足，有的贯彻新发展理念不够完整；有的主体责任压得不实。');
    expect(some.problems.map(({ statement }) => statement)).toEqual([
      '有的贯彻新发展理念不够完整',
      '有的主体责任压得不实',
    ]);
    const { problems } = feedback(
      '各组指出巡察发现的一些问题，主要是：在党的领导方面。有的大局意识不强；有的政治意识淡薄。在党的建设方面。有的管理缺位；有的制度虚化。下一步要抓整改；要压责任。',
    );
    expect(problems.map(({ statement, area }) => [statement, area])).toEqual([
      ['有的大局意识不强', '在党的领导方面'],
      ['有的政治意识淡薄', '在党的领导方面'],
      ['有的管理缺位', '在党的建设方面'],
      ['有的制度虚化', '在党的建设方面'],
    ]);
  });

  test('areas after 一是, 二是, each with a list', () => {
    const { problems } = feedback(
      '组长反馈了对金山镇的巡察情况。他指出，一是党的领导方面：领导不够坚强有力；贯彻决策部署不彻底。二是全面从严治党方面：主体责任不实；监督责任落实不严。巡察组建议，要提高站位；要加强党建。',
      '主任强调，镇党委一要抓好整改；二要提高站位。',
    );
    expect(problems.map(({ statement, area }) => [statement, area])).toEqual([
      ['领导不够坚强有力', '党的领导方面'],
      ['贯彻决策部署不彻底', '党的领导方面'],
      ['主体责任不实', '全面从严治党方面'],
      ['监督责任落实不严', '全面从严治党方面'],
    ]);
  });

  test('a list with commas that 等问题 closes', () => {
    const { problems } = feedback(
      '指出，镇党委存在的主要问题是：理论学习不深入，政策落实有偏差，干部作风仍需改进，政策落实不实不细等问题。同时提出建议。',
    );
    expect(problems.map(({ statement }) => statement)).toEqual([
      '理论学习不深入',
      '政策落实有偏差',
      '干部作风仍需改进',
      '政策落实不实不细',
    ]);
  });

  test('a list after 巡察也发现', () => {
    const statements = (line: string) => feedback(line).problems.map(({ statement }) => statement);
    expect(
      statements(
        '各项工作取得了成效。但巡察中也发现街道统筹发展不够有力，为民服务意识有所欠缺，党建引领作用不够凸显等问题。组长提出了建议：一要强化引领；二要夯实基础。',
      ),
    ).toEqual(['街道统筹发展不够有力', '为民服务意识有所欠缺', '党建引领作用不够凸显']);
    expect(
      statements(
        '但巡察也发现，有的政治核心作用发挥不够，有的落实责任不够到位，有的组织建设存在薄弱环节。反馈要求整改。',
      ),
    ).toEqual(['有的政治核心作用发挥不够', '有的落实责任不够到位', '有的组织建设存在薄弱环节']);
    expect(
      statements('巡察组反馈了社区存在的3类主要问题：一、党建工作不扎实；二、责任落实不到位；三、财务管理不规范。'),
    ).toEqual(['党建工作不扎实', '责任落实不到位', '财务管理不规范']);
  });

  test('a list with 、 that 等问题 closes', () => {
    const statements = (line: string) => feedback(line).problems.map(({ statement }) => statement);
    expect(
      statements(
        '但仍存在一些问题。主要是：发展活力不足，贯彻发展理念不力、意识形态阵地把守不牢、“民主议政日”活动形式化、学习、宣传工作不扎实等问题。',
      ),
    ).toEqual([
      '发展活力不足',
      '贯彻发展理念不力',
      '意识形态阵地把守不牢',
      '“民主议政日”活动形式化',
      '学习、宣传工作不扎实',
    ]);
    expect(
      statements(
        '但巡察也发现，被巡察单位存在党的建设薄弱、落实责任不够扎实、内部治理水平不高等较为突出问题，需要重视。',
      ),
    ).toEqual(['党的建设薄弱', '落实责任不够扎实', '内部治理水平不高']);
  });

  test('neither what is praised nor what only commas set apart is a list of problems', () => {
    expect(feedback('存在的主要问题：学习不深，责任不实，监督不严。').problems).toEqual([]);
    expect(feedback('针对巡察发现的问题，提出建议：提高站位；压实责任；加强监督。').problems).toEqual([]);
  });

  test('promises after 针对…问题 are no problems', () => {
    const { problems } = feedback(
      '组长指出，存在的主要问题：一是党的领导弱化；二是制度执行不严。',
      '党组书记表示，针对反馈指出的问题：一是提高站位，统一思想；二是压实责任，立行立改。',
    );
    expect(problems.map(({ statement }) => statement)).toEqual(['党的领导弱化', '制度执行不严']);
  });

  test('each list that is announced', () => {
    const { problems } = feedback(
      '反馈时说，局党委存在的主要问题：一是党的领导弱化；二是制度执行不严。',
      '还通报了延伸巡察情况。学校存在的主要问题：一是校务公开不及时；二是收费不规范。',
      '提出三点要求：一要加强领导；二要严格管理。',
    );
    expect(problems.map(({ statement }) => statement)).toEqual([
      '党的领导弱化',
      '制度执行不严',
      '校务公开不及时',
      '收费不规范',
    ]);
  });

  test('problems in running text', () => {
    const { problems } = feedback(
      '巡察发现的主要问题：一是担当意识不强，项目推进不力；二是聚焦主责不够；三是债务负担沉重。巡察组还收到反映线索2件。',
    );
    expect(problems.map(({ marker, statement }) => [marker, statement])).toEqual([
      ['一是', '担当意识不强，项目推进不力'],
      ['二是', '聚焦主责不够'],
      ['三是', '债务负担沉重'],
    ]);
  });
});
