import { describe, expect, test } from 'vitest';
import { ledgerOfText, noticeOf } from '../../testing.ts';

const measuresOf = (...answer: string[]) =>
  noticeOf('1.台账不健全。', `整改情况：${answer[0]}`, ...answer.slice(1), '2.学习不深入。', '整改情况：组织学习。')
    .measures.filter(({ problem }) => problem === 'p1')
    .map(({ id, parent, marker, title, text }) => [id, parent, marker, title, text]);

test('enumerated items, with the short sentence they begin with', () => {
  expect(measuresOf('已完成整改。一是健全制度。出台办法3项。二是开展培训2次；三是通报。')).toEqual([
    ['p1.m1', null, '一是', '健全制度', '健全制度。出台办法3项。'],
    ['p1.m2', null, '二是', null, '开展培训2次；'],
    ['p1.m3', null, '三是', null, '通报。'],
  ]);
});

test('an answer without an enumeration is one measure, its state is in none', () => {
  expect(measuresOf('建立台账6本，每月核对。该问题已整改完成。')).toEqual([
    ['p1.m1', null, null, null, '建立台账6本，每月核对。'],
  ]);
  expect(measuresOf('已完成整改。')).toEqual([]);
});

test('a nested list makes measures below the whole one', () => {
  expect(measuresOf('一是清理账户。（1）注销账户2个；（2）归还资金。', '二是约谈3人。')).toEqual([
    ['p1.m1', null, '一是', '清理账户', '清理账户。（1）注销账户2个；（2）归还资金。'],
    ['p1.m1.1', 'p1.m1', '（1）', null, '注销账户2个；'],
    ['p1.m1.2', 'p1.m1', '（2）', null, '归还资金。'],
    ['p1.m2', null, '二是', null, '约谈3人。'],
  ]);
});

test('a last sentence that tells what was done with something is no forecast', () => {
  for (const done of ['将2023年6月违规发放的补贴3.2万元全部收回。', '将闲置厂房2栋重新签订租赁合同。']) {
    const { measures, problems } = noticeOf(
      '1.津补贴发放不规范。',
      `整改情况：修订管理办法。${done}`,
      '2.学习不深入。',
      '整改情况：组织学习。',
    );
    expect(measures[0]?.text).toBe(`修订管理办法。${done}`);
    expect(problems[0]?.deadline).toBeNull();
  }
});

test('a forecast that closes the answer is a deadline and no measure', () => {
  const { measures, problems } = noticeOf(
    '1.工程滞后。',
    '整改情况：一是倒排工期。二是增派人员。预计2024年12月底前完成。',
    '2.学习不深入。',
    '整改情况：组织学习。',
  );
  expect(measures.map(({ text }) => text).slice(0, 2)).toEqual(['倒排工期。', '增派人员。']);
  expect(problems[0]?.deadline).toMatchObject({ raw: '2024年12月底前', date: '2024-12-31' });
});

describe('lists that begin or go on in less common ways', () => {
  const textsOf = (...lines: string[]) =>
    noticeOf('1.台账不健全。', ...lines, '2.学习不深入。', '整改情况：组织学习。')
      .measures.filter(({ problem }) => problem === 'p1')
      .map(({ marker, text }) => [marker, text]);

  test('each measure with its effect on a line of its own', () =>
    expect(
      textsOf('整改措施：', '一是建立台账12本。整改成效：台账健全。', '二是开展培训3次。整改成效：人员全部轮训。'),
    ).toEqual([
      ['一是', '建立台账12本。'],
      ['二是', '开展培训3次。'],
    ]));

  test('the first one behind its subject', () =>
    expect(textsOf('整改情况：针对该问题，我局一是开展普查；二是约谈平台2家。')).toEqual([
      ['一是', '开展普查；'],
      ['二是', '约谈平台2家。'],
    ]));

  test('统一是前提 begins none', () =>
    expect(textsOf('整改情况：思想统一是前提；二是约谈平台2家。').map(([marker]) => marker)).toEqual([null]));

  test('a half-width stop behind the state', () =>
    expect(textsOf('整改情况：己完成.一是轮训86人；二是统一着装。')).toEqual([
      ['一是', '轮训86人；'],
      ['二是', '统一着装。'],
    ]));
});

test('in a narrative measures hang on headings, and what comes next is none', () => {
  const { kind, measures } = (({ document, measures }) => ({ kind: document.kind, measures }))(
    ledgerOfText(
      '抓整改促发展 推动学院高质量发展',
      '2022年9月13日至10月14日，学校党委第一巡察组对后勤处党总支开展巡察，反馈了7个方面35个问题。党总支扎实推进整改，取得明显成效。',
      '提高站位，压实整改责任链条',
      '一是主动认领。党总支书记扛起第一责任人责任，班子成员认领重点难点问题，逐项研究推进整改，确保整改取得实效、师生满意。',
      '二是销号管理。建立台账，照单推进。',
      '下一步，党总支将继续深化整改，一是抓学习，二是抓落实。',
    ),
  );
  expect(kind).toBe('narrative');
  expect(measures.map(({ marker, text }) => `${marker}${text.slice(0, 5)}`)).toEqual([
    '一是主动认领。',
    '二是销号管理。',
  ]);
});
