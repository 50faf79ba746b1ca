import { expect, test } from 'vitest';
import { noticeOf } from '../../testing.ts';

const rowsOf = (...lines: string[]) =>
  noticeOf(...lines).problems.map(({ statement, status }) => [statement, status.state, status.raw]);

test('marks that the document explains say how far each problem has come', () =>
  expect(
    rowsOf(
      '（说明：√ 表示已完成整改；☆ 表示正在整改；× 表示尚未整改。）',
      '1.√ 党员冬训签到弄虚作假。整改措施：在全镇通报。',
      '2.☆ 承包费拖欠11.5万元。整改措施：收回7.8万元。',
      '3.村卫生室无房产证（×）。整改措施：待批复后办理。',
      '√4.扶贫车间闲置。整改措施：引进企业1家。',
    ),
  ).toEqual([
    ['党员冬训签到弄虚作假', 'completed', '已完成整改'],
    ['承包费拖欠11.5万元', 'in-progress', '正在整改'],
    ['村卫生室无房产证', 'not-completed', '尚未整改'],
    ['扶贫车间闲置', 'completed', '已完成整改'],
  ]));

test('a mark that closes a line says nothing of the problem below it', () =>
  expect(
    rowsOf(
      '（说明：√ 表示已完成整改；☆ 表示正在整改。）',
      '1.台账不健全 √',
      '整改措施：建账。',
      '2.学习不深入 √',
      '3.作风不实',
      '整改措施：开展整治。',
      '√ 4.扶贫车间闲置。',
      '整改措施：引进企业1家。',
    ).map(([, state]) => state),
  ).toEqual(['completed', 'completed', 'unstated', 'completed']));

test('a problem ends with its own words, not where the mark is explained', () => {
  const { problems } = noticeOf(
    '1.√ 党员冬训签到弄虚作假。整改措施：在全镇通报。',
    '2.☆ 承包费拖欠11.5万元。整改措施：收回7.8万元。',
    '（说明：√：已完成整改；☆：正在整改。）',
  );
  expect(problems[0]?.status.state).toBe('completed');
  expect(problems[0]?.span.end).toBeLessThan(problems[1]?.span.start ?? 0);
});

test('a mark without a meaning says nothing', () =>
  expect(
    rowsOf('1.☆ 承包费拖欠11.5万元。', '整改措施：收回7.8万元。', '2.台账不健全。', '整改措施：建账。').map(
      ([, state]) => state,
    ),
  ).toEqual(['unstated', 'unstated']));
