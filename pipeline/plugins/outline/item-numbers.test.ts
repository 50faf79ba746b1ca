import { describe, expect, test } from 'vitest';
import { ledgerOfText } from '../../testing.ts';

const rowsOf = (...lines: string[]) => {
  const { problems, checks } = ledgerOfText('关于巡察整改进展情况的通报', ...lines);
  return {
    rows: problems.map(({ statement, category, status }) => [statement, category, status.state]),
    doubts: checks.filter(({ code }) => code === 'uncertain-level' || code.startsWith('numbering')),
  };
};

describe('items whose numbers are written in less common ways', () => {
  test('1-1, 1—2, a number twice, and the list of what comes next', () =>
    expect(
      rowsOf(
        '一、全面从严治党方面',
        '1-1 业务招待费超标准（已完成）',
        '修订业务招待管理办法。追缴费用1.86万元。',
        '1—2 贸易业务风险管控不力（持续推进）',
        '成立清收专班，已收回1126.7万元。',
        '二、干部人才队伍建设方面',
        '2-1 选人用人程序不规范（已完成）',
        '调整岗位8人。',
        '2-1 人才结构不合理（持续推进）',
        '引进博士4人。',
        '三、巡视巡察、审计等监督发现问题整改方面',
        '3-1 审计问题屡审屡犯（已完成）',
        '建立审计整改机制。',
        '下一步，集团党委将从以下两个方面持续发力：',
        '1-1 提高政治站位，持续推进后续整改。',
        '1-2 压实整改责任，巩固整改成效。',
      ),
    ).toMatchObject({
      rows: [
        ['业务招待费超标准', null, 'completed'],
        ['贸易业务风险管控不力', null, 'in-progress'],
        ['选人用人程序不规范', null, 'completed'],
        ['人才结构不合理', null, 'in-progress'],
        ['审计问题屡审屡犯', null, 'completed'],
      ],
      doubts: [{ code: 'numbering-duplicate' }],
    }));

  test('A1. in A类', () =>
    expect(
      rowsOf(
        '第一部分 总体情况',
        '学院党委召开党委会5次。',
        '第二部分 具体问题整改情况',
        'A类：学习贯彻重要论述方面',
        'A1．课程思政“两张皮”。',
        '整改情况：①建设示范课6门；②集体备课19次。',
        '完成情况：已完成。',
        'A2．师德师风建设抓得不紧。',
        '整改情况：开展专题教育4次。',
        '完成情况：已完成。',
        'B类：落实全面从严治党方面',
        'B1．科研经费使用不规范。',
        '整改情况：清查课题57项。',
        '完成情况：持续推进。',
      ).rows,
    ).toEqual([
      ['课程思政“两张皮”', null, 'completed'],
      ['师德师风建设抓得不紧', null, 'completed'],
      ['科研经费使用不规范', null, 'in-progress'],
    ]));

  test('[问题1] in square brackets, below categories', () =>
    expect(
      rowsOf(
        '一、责任落实方面',
        '（一）政治责任履行不到位',
        '[问题1]党组研究粮食工作少。',
        '[整改措施]每季度至少专题研究1次。',
        '[整改状态]完成并销号',
        '[问题2]考核指标落实不力。',
        '[整改措施]签订责任书12份。',
        '[整改状态]达到序时进度',
        '（二）监督管理缺位',
        '[问题3]执法检查“零处罚”。',
        '[整改措施]组建3人执法队伍。',
        '[整改状态]完成并销号',
      ).rows,
    ).toEqual([
      ['党组研究粮食工作少', '政治责任履行不到位', 'completed'],
      ['考核指标落实不力', '政治责任履行不到位', 'in-progress'],
      ['执法检查“零处罚”', '监督管理缺位', 'completed'],
    ]));

  test('6、 then 7. twice over: a list that changed its style goes on with its mistakes', () =>
    expect(
      rowsOf(
        '（一）工作部署方面存在的问题',
        '5.隐患排查走过场。',
        '整改完成情况：已完成。整改隐患129处。',
        '（二）作风方面存在的问题',
        '6、工程变更审批把关不严。',
        '整改完成情况：已完成。修订管理办法。',
        '7.质量保证金未及时退还。',
        '整改完成情况：已完成。质保金已全部退还。',
        '7.公车私用问题时有发生。',
        '整改完成情况：未完成。安装定位设备13台。',
        '8.工作人员服务意识不强。',
        '整改完成情况：已完成。开展培训2次。',
      ).rows,
    ).toEqual([
      ['隐患排查走过场', null, 'completed'],
      ['工程变更审批把关不严', null, 'completed'],
      ['质量保证金未及时退还', null, 'completed'],
      ['公车私用问题时有发生', null, 'not-completed'],
      ['工作人员服务意识不强', null, 'completed'],
    ]));
});
