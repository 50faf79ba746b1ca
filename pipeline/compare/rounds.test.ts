import { describe, expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { openComparer } from './comparer.ts';
import { compareRounds } from './rounds.ts';
import { comparisonSchema } from './schema.ts';
import { ledgerWith } from './testing.ts';

const comparer = await openComparer(loadRules());
const on = (feedbackOn: string) => ({ feedbackOn });

describe('rounds', () => {
  const first = ledgerWith(
    [
      { statement: '校车采购不规范', state: 'completed' },
      { statement: '食堂食材多头采购', state: 'in-progress' },
      { statement: '公租房租金收缴不力', state: 'completed' },
    ],
    on('2017-06-05'),
  );
  const second = ledgerWith(
    [{ statement: '食材多头采购问题依旧', state: 'completed' }, '扬尘治理不力'],
    on('2019-06-05'),
  );
  const third = ledgerWith(['购置校车未公开招标', '多头采购食材', '燃气安全监管薄弱'], on('2021-06-05'));
  const result = compareRounds([first, second, third], comparer);

  test('what recurs is paired with its nearest earlier appearance; declared completed yet back is told', () => {
    const shown = result.pairs.map(({ left, right, returned }) => [left.statement, right.statement, returned]);
    expect(shown).toEqual([
      ['校车采购不规范', '购置校车未公开招标', true],
      ['食堂食材多头采购', '食材多头采购问题依旧', false],
      ['食材多头采购问题依旧', '多头采购食材', true],
    ]);
  });

  test('what is new, what is gone, and chains through the rounds', () => {
    expect(result.onlyRight.map(({ statement }) => statement)).toEqual(['扬尘治理不力', '燃气安全监管薄弱']);
    expect(result.onlyLeft.map(({ statement }) => statement)).toEqual(['公租房租金收缴不力', '扬尘治理不力']);
    expect(result.chains.map((chain) => chain.length)).toEqual([3, 2]);
    expect(result.rounds.map(({ recurring, returned, fresh }) => [recurring, returned, fresh])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [2, 2, 1],
    ]);
    expect(comparisonSchema.parse(result)).toEqual(result);
  });

  test('what is the same as an earlier round is linked to the round between that is the same too', () => {
    const rounds = compareRounds(
      [
        ledgerWith(['水利专项资金滞留闲置', '公务接待超标准', '河道保洁不到位'], on('2016-06-05')),
        ledgerWith(['项目资金趴在账上,支出进度慢', '危房改造缓慢', '校服采购不规范'], on('2019-06-05')),
        ledgerWith(['水利项目资金长期闲置沉淀', '燃气安全监管薄弱', '党费收缴不及时'], on('2023-06-05')),
      ],
      comparer,
    );
    expect(rounds.pairs.map(({ left, right }) => [left.statement, right.statement])).toEqual([
      ['水利专项资金滞留闲置', '项目资金趴在账上,支出进度慢'],
      ['项目资金趴在账上,支出进度慢', '水利项目资金长期闲置沉淀'],
    ]);
    const [, later] = rounds.pairs;
    expect(later?.reasons.find(({ kind }) => kind === 'chain')?.text).toBe('水利专项资金滞留闲置');
    expect(comparisonSchema.parse(rounds)).toEqual(rounds);
  });

  test('rates count what is told', () => {
    expect(result.rounds.map(({ completionRate }) => completionRate)).toEqual([0.6667, 1, null]);
  });

  test('the same routine check of another year is unsure; of the same object it is not', () => {
    const verdictOf = (before: string, after: string) =>
      compareRounds(
        [ledgerWith([before], on('2018-01-01')), ledgerWith([after], on('2022-01-01'))],
        comparer,
      ).pairs.map(({ verdict }) => verdict);
    expect(verdictOf('2017年度民主生活会对照检查材料雷同', '2021年度民主生活会对照检查材料雷同')).toEqual(['unsure']);
    expect(verdictOf('2017年污水处理厂运行补贴虚报', '2021年污水处理厂运行补贴虚报')).toEqual(['same']);
  });

  test('measures repeated word for word, marks and white space aside', () => {
    const measure = (id: string, text: string) => ({
      id,
      problem: 'p1',
      outline: null,
      parent: null,
      marker: null,
      title: null,
      text,
      rule: 'test',
      span: { start: 0, end: 0 },
    });
    const before = {
      ...first,
      measures: [measure('m1', '制定公务接待管理办法，严格执行公函制度。'), measure('m2', '加强学习。')],
    };
    const after = {
      ...third,
      measures: [measure('m1', '制定公务接待管理办法,严格执行公函制度;'), measure('m2', '加强学习。')],
    };
    expect(compareRounds([before, after], comparer).measures.map(({ places }) => places.map(({ id }) => id))).toEqual([
      ['m1', 'm1'],
    ]);
  });
});
