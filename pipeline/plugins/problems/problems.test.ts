import { describe, expect, test } from 'vitest';
import { ledgerOfText, noticeOf } from '../../testing.ts';

describe('an item in its many forms', () => {
  test('labels on lines of their own, before and after the answer', () => {
    const [problem] = noticeOf(
      '1.固定资产账实不符。2019年以来未盘点。',
      '责任领导：周明远',
      '责任单位：办公室、财务科',
      '整改情况',
      '完成盘点，补录资产31件。',
      '修订《固定资产管理办法》。',
      '整改进度',
      '整改完成',
    ).problems;
    expect(problem).toMatchObject({
      statement: '固定资产账实不符',
      details: '2019年以来未盘点。',
      response: { text: '完成盘点，补录资产31件。\n修订《固定资产管理办法》。' },
      status: { state: 'completed', basis: 'label', raw: '整改完成' },
      responsible: { leaders: ['周明远'], lead: ['办公室', '财务科'] },
    });
  });

  test('a list behind the labels is the answer, what stands before them describes the problem', () => {
    const { problems, measures } = noticeOf(
      '1.理论学习不够深入。2022年有3次集中学习仅以读文件代替研讨。',
      '责任领导：马德昌',
      '完成时限：2023年9月底',
      '整改进展：已完成',
      '一是修订学习规则，把研讨发言列为必经环节。',
      '二是下半年开展集中学习7次。',
      '2.农村公路建设推进不力，尚有11公里未开工。',
      '责任领导：韩立新',
      '完成时限：2024年6月底',
      '整改进展：正在推进',
      '一是完成用地预审。',
    );
    expect(problems).toMatchObject([
      { details: '2022年有3次集中学习仅以读文件代替研讨。', status: { state: 'completed', raw: '已完成' } },
      { details: null, status: { state: 'in-progress' }, response: { text: '一是完成用地预审。' } },
    ]);
    expect(measures.map(({ problem, marker }) => `${problem} ${marker}`)).toEqual(['p1 一是', 'p1 二是', 'p2 一是']);
  });

  test('【问题1】 alone on its line is stated by the line below it', () => {
    const { problems } = noticeOf(
      '【问题1】',
      '危房改造对象审核把关不严,2户不符合条件的家庭享受补助。涉及资金2.8万元。',
      '【整改情况】',
      '①重新核查17户。②资金已全部退回。',
      '【整改结果】',
      '已完成',
      '【问题2】',
      '民主理财小组形同虚设。',
      '【整改情况】',
      '重新推选理财小组成员5名。',
      '【整改结果】',
      '未完成',
    );
    expect(problems).toMatchObject([
      {
        marker: '【问题1】',
        statement: '危房改造对象审核把关不严,2户不符合条件的家庭享受补助',
        details: '涉及资金2.8万元。',
        response: { text: '①重新核查17户。②资金已全部退回。' },
        status: { state: 'completed' },
      },
      { statement: '民主理财小组形同虚设', details: null, status: { state: 'not-completed' } },
    ]);
  });

  test('issue, state and answer in one paragraph', () => {
    const [problem] = noticeOf(
      '（一）关于公务接待审批不严的问题。该问题已完成整改。一是修订办法。二是退缴费用1260元。',
      '（二）关于票据审核把关不严的问题。正在整改。补办手续。',
    ).problems;
    expect(problem).toMatchObject({
      statement: '关于公务接待审批不严的问题',
      status: { state: 'completed', basis: 'lead', raw: '该问题已完成整改' },
    });
  });

  test('a bracket behind the statement or the paragraph assigns', () => {
    const { problems } = noticeOf(
      '1.台账不健全（已完成整改）',
      '建立台账6本。（牵头单位：办公室；配合单位：财务科；完成时限：2024年6月底前）',
      '2.会议记录不规范（正在推进）',
      '规范会议记录。（牵头单位：办公室；完成时限：长期坚持）',
    );
    expect(
      problems.map(({ statement, status, responsible, deadline, response }) => [
        statement,
        status.state,
        status.longTerm,
        responsible.lead,
        responsible.support,
        deadline?.date,
        response?.text,
      ]),
    ).toEqual([
      ['台账不健全', 'completed', false, ['办公室'], ['财务科'], '2024-06-30', '建立台账6本。'],
      ['会议记录不规范', 'in-progress', true, ['办公室'], [], null, '规范会议记录。'],
    ]);
  });

  test('problems that only words wrap, without a number', () => {
    const { problems } = noticeOf(
      '针对“产业规划滞后”的问题',
      '整改情况：编制规划。',
      '完成情况：已完成整改',
      '针对“集体资金管理不规范”的问题',
      '整改情况：清理账户15个。',
      '完成情况：基本完成，预计2024年9月底前完成',
    );
    expect(problems.map(({ marker, statement, status }) => [marker, statement, status.state])).toEqual([
      [null, '产业规划滞后', 'completed'],
      [null, '集体资金管理不规范', 'basically-completed'],
    ]);
  });

  test('a problem without an answer takes the state of the sentence that covers it', () => {
    const { problems } = noticeOf(
      '（一）聚焦作风建设方面',
      '1.文风不实。',
      '整改情况：压减文件12%。正在整改。',
      '2.会风不正。',
      '（二）聚焦组织建设方面',
      '1.换届不及时。',
      '2.台账不健全。',
      '以上问题均已整改到位。',
    );
    expect(problems.map(({ statement, status }) => [statement, status.state, status.basis])).toEqual([
      ['文风不实', 'in-progress', 'tail'],
      ['会风不正', 'unstated', null],
      ['换届不及时', 'completed', 'scope'],
      ['台账不健全', 'completed', 'scope'],
    ]);
  });

  test('what closes the document belongs to no problem', () => {
    const { problems } = ledgerOfText(
      '关于巡察整改情况的通报',
      '根据县委统一部署，2023年3月1日至4月28日，县委第一巡察组对县水利局党组开展了巡察，现将整改情况通报如下。',
      '1.河道管护不到位。',
      '整改情况：清理违建5处。已完成整改。',
      '2.水库巡查流于形式。',
      '整改情况：巡查23次。已完成整改。',
      '下一步，县水利局党组将持续抓好后续整改工作。',
      '欢迎广大干部群众监督。联系电话：0825-6630000。',
      '中共青岚县水利局党组',
      '2023年12月1日',
    );
    expect(problems.map(({ response }) => response?.text)).toEqual([
      '清理违建5处。已完成整改。',
      '巡查23次。已完成整改。',
    ]);
  });
});
