import { describe, expect, test } from 'vitest';
import { noticeOf } from '../testing.ts';

const statesOf = (...lines: string[]) =>
  noticeOf(...lines).problems.map(({ status }) => [status.state, status.longTerm, status.basis]);

describe('states in less common words', () => {
  test('per cent behind the label', () =>
    expect(
      statesOf(
        '1.执行不到位。责任人：庄岩。整改进度：100%。整改情况：执结案件203件。',
        '2.监管职责落实不到位。责任人：贾一帆。整改进度：100%，长期坚持。整改情况：开展评查4次。',
        '3.长期未结案件清理不力。责任人：贾一帆。整改进度：74%。整改情况：已清理23件。',
      ),
    ).toEqual([
      ['completed', false, 'label'],
      ['completed', true, 'label'],
      ['in-progress', false, 'label'],
    ]));

  test('已整改, before what was done; 已完成 alone may speak of a part', () =>
    expect(
      statesOf(
        '1、会计代签字。',
        '整改情况：已整改，对会计进行了批评教育。',
        '2、危房改造1户未动工。',
        '整改情况：未整改完成，户主在外打工。',
        '3、管网老化。',
        '整改情况：已完成，共更换3公里。',
      ),
    ).toEqual([
      ['completed', false, 'lead'],
      ['not-completed', false, 'lead'],
      ['unstated', false, null],
    ]));
});

test.each([
  ['整改状态：☑已完成  □基本完成  □持续推进', 'completed'],
  ['整改状态：□已完成 □基本完成 ☑持续推进', 'in-progress'],
  ['完成情况：□已完成 ■未完成', 'not-completed'],
  ['完成情况：已完成√ 未完成□', 'completed'],
  ['整改状态：☑已完成 ☑持续推进 □未完成', 'unstated'],
  ['整改进度：2023年9月已完成', 'completed'],
  ['整改进度：已于2023年9月30日完成整改', 'completed'],
])('%s: what is ticked, or when it was done', (line, state) =>
  expect(
    statesOf('1.台账不健全。', '整改情况：建立台账12本。', line, '2.学习不深入。', '整改情况：组织学习。')[0]?.[0],
  ).toBe(state),
);

test('a state before the statement in brackets, or behind it and a dash', () =>
  expect(
    noticeOf(
      '1.【已完成】台账不健全。',
      '整改情况：建立台账12本。',
      '2.（正在整改）学习不深入。',
      '整改情况：组织学习。',
      '3.党费收缴不及时——未完成',
      '整改情况：补收3人。',
      '4.（12345热线）受理不及时——群众意见大',
      '整改情况：公开电话。',
    ).problems.map(({ statement, status }) => [statement, status.state]),
  ).toEqual([
    ['台账不健全', 'completed'],
    ['学习不深入', 'in-progress'],
    ['党费收缴不及时', 'not-completed'],
    ['（12345热线）受理不及时——群众意见大', 'unstated'],
  ]));

describe('an answer to several problems', () => {
  test('the state holds for those above that it counts', () => {
    const { problems, measures, checks } = noticeOf(
      '问题1：值班值守脱岗。',
      '整改情况：正在整改。',
      '问题2：小作坊底数不清。',
      '问题3：平台商户证照审核不严。',
      '针对上述两个问题，我局一是开展普查；二是约谈平台2家。以上2个问题均已整改到位。',
      '问题4：“庸懒散拖”问题仍然存在。',
      '问题5：上班时间玩手机。',
      '以上两个问题合并整改：开展专项整治，通报批评9人。整改结果：已完成整改，并长期坚持。',
    );
    expect(problems.map(({ status }) => [status.state, status.longTerm, status.basis])).toEqual([
      ['in-progress', false, 'lead'],
      ['completed', false, 'scope'],
      ['completed', false, 'tail'],
      ['completed', true, 'scope'],
      ['completed', true, 'label'],
    ]);
    expect(measures.map(({ problem, text }) => [problem, text])).toEqual([
      ['p3', '开展普查；'],
      ['p3', '约谈平台2家。'],
      ['p5', '以上两个问题合并整改：开展专项整治，通报批评9人。'],
    ]);
    expect(checks.map(({ code }) => code)).not.toContain('missing-response');
  });

  test('one that counts more than stand without an answer covers none', () =>
    expect(
      statesOf(
        '问题1：值班值守脱岗。',
        '整改情况：约谈2人。',
        '问题2：小作坊底数不清。',
        '问题3：审核不严。',
        '整改情况：开展普查。以上3个问题均已整改到位。',
      ).map(([state]) => state),
    ).toEqual(['unstated', 'unstated', 'completed']));

  test('text before a label that only says how far it has come describes the problem', () => {
    const { measures, problems } = noticeOf(
      '1.台账不健全。',
      '经查，2021年有3个月未登记台账。',
      '整改结果：已完成整改。',
      '2.学习不深入。',
      '部分支部整改情况：存在虚报现象。',
      '整改情况：组织学习。',
    );
    expect(problems[0]?.details).toBe('经查，2021年有3个月未登记台账。');
    expect(measures.map(({ text }) => text)).toEqual(['组织学习。']);
  });

  test('text that only goes on from the answer above it makes no description of that answer', () => {
    const { problems } = noticeOf(
      '1.学习不够深入。',
      '局党组召开专题会议，组织集中学习12次。',
      '以上制度已全部印发执行，学习质量明显提高。',
      '2.制度执行不严。',
      '局党组修订制度5项。',
      '上述措施实施后，违规问题未再发生。',
      '3.台账不健全。',
      '整改情况：建账。',
    );
    expect(problems.slice(0, 2).map(({ details, response }) => [details, response?.text])).toEqual([
      [null, '局党组召开专题会议，组织集中学习12次。\n以上制度已全部印发执行，学习质量明显提高。'],
      [null, '局党组修订制度5项。\n上述措施实施后，违规问题未再发生。'],
    ]);
  });

  test('several bodies answer one problem', () => {
    const { measures, problems } = noticeOf(
      '1.自由裁量权行使随意。',
      '局机关整改情况：开展案卷评查2次。',
      '执法大队整改情况：组织全员培训3期。',
      '整改结果：已完成整改。',
      '2.学习不深入。',
      '整改情况：组织学习。',
    );
    expect(problems[0]?.status.state).toBe('completed');
    expect(measures[0]?.text).toBe('局机关整改情况：开展案卷评查2次。\n执法大队整改情况：组织全员培训3期。');
  });
});
