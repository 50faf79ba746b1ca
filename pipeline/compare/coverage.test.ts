import { describe, expect, test } from 'vitest';
import { loadRules } from '../rules/rules.ts';
import { openComparer } from './comparer.ts';
import { coverageOf } from './coverage.ts';
import { COVERAGE_SCHEMA, coverageSchema } from './schema.ts';
import { ledgerWith } from './testing.ts';

const comparer = await openComparer(loadRules());
const pairsOf = (left: Parameters<typeof ledgerWith>[0], right: Parameters<typeof ledgerWith>[0]) =>
  coverageOf(ledgerWith(left, { kind: 'feedback' }), ledgerWith(right), comparer).pairs;
const ids = (pairs: ReturnType<typeof pairsOf>) => pairs.map(({ left, right }) => `${left.id} ${right.id}`);

const FEEDBACK = ['校车采购不规范', '食堂管理混乱，食材多头采购、价格不公示', '党费收缴不及时', '三所学校未批先建'];

describe('coverage', () => {
  test('answers, reworded and in another order; what is not answered; what answers nothing', () => {
    const report = ['购置校车未公开招标', '党费收缴不及时', '食堂食材多头采购', '教师职称评聘不公开'];
    const left = ledgerWith(FEEDBACK, { kind: 'feedback' });
    const coverage = coverageOf(left, ledgerWith(report), comparer);
    expect(ids(coverage.pairs)).toEqual(['p1 p1', 'p2 p3', 'p3 p2']);
    expect(coverage.onlyLeft.map(({ id }) => id)).toEqual(['p4']);
    expect(coverage.onlyRight.map(({ id }) => id)).toEqual(['p4']);
    expect(coverage.counts).toMatchObject({ left: 4, answered: 3, unanswered: 1, unsure: 0 });
    expect(coverage.schema).toBe(COVERAGE_SCHEMA);
    expect(coverageSchema.parse(coverage)).toEqual(coverage);
  });

  test('the same words of another object are no answer', () => {
    expect(pairsOf(FEEDBACK, ['校服采购不规范'])).toEqual([]);
    expect(pairsOf(['镇敬老院消防设施不完善', ...FEEDBACK], ['镇卫生院消防设施不完善'])).toEqual([]);
  });

  test('every pair tells the words it stands on, then those that mean the same', () => {
    const [pair] = pairsOf(FEEDBACK, ['购置校车未公开招标']);
    const words = (pair?.reasons ?? []).filter(({ kind }) => kind === 'word');
    expect(words.map(({ text }) => text)).toEqual(['校车', '采购≈购置']);
  });

  test('one problem in two answers, two problems in one answer', () => {
    const split = pairsOf(FEEDBACK, ['食堂食材多头采购', '食堂价格不公示', '党费收缴不及时']);
    expect(ids(split)).toEqual(['p2 p1', 'p2 p2', 'p3 p3']);
    expect(split.map(({ relation }) => relation)).toEqual(['split', 'split', 'one-to-one']);
    const merged = pairsOf(
      ['食堂食材多头采购', '食堂价格不公示', '党费收缴不及时'],
      [FEEDBACK[1] ?? '', FEEDBACK[2] ?? ''],
    );
    expect(merged.map(({ relation }) => relation)).toEqual(['merge', 'merge', 'one-to-one']);
  });

  test('a problem that could only be given a doubtful answer is part of a sure one', () => {
    const pairs = pairsOf(
      ['行政处罚自由裁量权行使不规范', '执法案卷制作质量低', ...FEEDBACK],
      ['行政处罚裁量不统一、案卷质量不高', '行政执法记录仪使用不规范', '党费收缴不及时'],
    );
    expect(ids(pairs).filter((pair) => pair.endsWith(' p1'))).toEqual(['p1 p1', 'p2 p1']);
  });

  test('an answer given by parts under the problem as their category', () => {
    const category = '基建项目管理粗放';
    const pairs = pairsOf(
      [category, ...FEEDBACK],
      [
        { statement: '幼儿园工程超概算', category },
        { statement: '校舍维修未结算', category },
      ],
    );
    expect(ids(pairs)).toEqual(['p1 p1', 'p1 p2']);
    expect(pairs.every(({ verdict }) => verdict === 'likely')).toBe(true);
  });

  test('a problem that moved to another area, and a changed wording word by word', () => {
    const area = (name: string) => (statement: string) => ({ statement, area: name });
    const [one, other] = ['党的领导方面', '队伍建设方面'];
    const left = [
      ...['校车采购不规范', '食堂账目混乱'].map(area(one)),
      ...['党费收缴不及时', '考勤不严'].map(area(other)),
    ];
    const right = [
      ...['校车采购未招标', '食堂账目混乱', '党费收缴不及时'].map(area(one)),
      ...['考勤不严'].map(area(other)),
    ];
    const pairs = pairsOf(left, right);
    expect(pairs.filter(({ moved }) => moved !== null).map(({ left, moved }) => [left.id, moved])).toEqual([
      ['p3', { from: other, to: one }],
    ]);
    expect(pairs[0]?.wording).toEqual([
      { change: 'kept', text: '校车采购' },
      { change: 'removed', text: '不规范' },
      { change: 'added', text: '未招标' },
    ]);
    expect(pairs[1]?.wording).toBeNull();
  });

  test('figures in common speak for a pair', () => {
    const [pair] = pairsOf(['违规发放补助9.2万元', '公款旅游'], ['清退92000元补助']);
    expect(pair?.reasons).toContainEqual({ kind: 'figure', text: '92000元', weight: 0.06 });
  });

  test('which is left changes nothing but the sides', () => {
    const left = ledgerWith(FEEDBACK);
    const right = ledgerWith(['食堂食材多头采购', '食堂价格不公示', '购置校车未公开招标', '党费收缴滞后']);
    const mirrored = coverageOf(right, left, comparer)
      .pairs.map((pair) => ({ left: pair.right, right: pair.left, score: pair.score, verdict: pair.verdict }))
      .sort((a, b) => (a.left.id < b.left.id ? -1 : 1));
    expect(
      coverageOf(left, right, comparer).pairs.map(({ left, right, score, verdict }) => ({
        left,
        right,
        score,
        verdict,
      })),
    ).toEqual(mirrored);
  });

  test('traditional characters and full-width figures match simplified ones', () => {
    expect(ids(pairsOf(FEEDBACK, ['黨費收繳不及時']))).toEqual(['p3 p1']);
  });
});
