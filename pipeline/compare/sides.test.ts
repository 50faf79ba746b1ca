import { describe, expect, test } from 'vitest';
import { ComparisonFailure, doubtsOf } from './sides.ts';
import { ledgerWith } from './testing.ts';
import { sameUnit, unitNames } from './units.ts';

const of = (inspectee: string | null, feedbackOn: string | null = null) =>
  ledgerWith(['校车采购不规范'], { inspectee, feedbackOn });

describe('units', () => {
  test.each([
    ['区教体局党委', '中共岚浦区教育体育局委员会', true],
    ['岚浦区财政局党组', '青河区财政局党组', false],
    ['区教育局党组', '区财政局党组', false],
    ['柳溪镇党委', '中共柳溪镇委员会', true],
    [null, '区财政局党组', null],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameUnit(of(one), of(other))).toBe(same);
    expect(sameUnit(of(other), of(one))).toBe(same);
  });

  test('a short name joins the only long one it can stand for', () => {
    const [long, short, two] = [of('岚浦区财政局党组'), of('区财政局党组'), of('青河区财政局党组')];
    expect([...unitNames([long, short]).values()]).toEqual(['岚浦区财政局党组', '岚浦区财政局党组']);
    expect([...unitNames([long, short, two]).values()]).toEqual([
      '岚浦区财政局党组',
      '区财政局党组',
      '青河区财政局党组',
    ]);
  });
});

describe('doubts', () => {
  const codes = (what: 'coverage' | 'rounds', ...ledgers: Parameters<typeof doubtsOf>[1][number][]) =>
    doubtsOf(what, ledgers).map(({ code }) => code);

  test('other units, unknown units, one round, reverse order, sides', () => {
    expect(codes('coverage', of('区教育局党组'), of('区财政局党组'))).toEqual(['other-unit']);
    expect(codes('coverage', of('区教育局党组'), of(null))).toEqual(['unknown-unit']);
    expect(codes('rounds', of('区教育局党组', '2021-05-01'), of('区教育局党组', '2021-05-01'))).toEqual(['same-round']);
    expect(codes('rounds', of('区教育局党组', '2021-05-01'), of('区教育局党组', '2017-05-01'))).toEqual(['order']);
    expect(codes('rounds', of('区教育局党组', '2017-05-01'), of('区教育局党组', '2021-05-01'))).toEqual([]);
    const feedback = ledgerWith(['校车采购不规范'], { kind: 'feedback' });
    expect(codes('coverage', ledgerWith(['校车采购不规范']), feedback)).toEqual(['sides']);
  });

  test('an empty side, a document of another kind, one document twice cannot be compared', () => {
    const one = of('区教育局党组');
    const failure = (...ledgers: (typeof one)[]) => {
      try {
        doubtsOf('coverage', ledgers);
      } catch (error) {
        return error instanceof ComparisonFailure ? error.code : error;
      }
      return null;
    };
    expect(failure(one, ledgerWith([]))).toBe('no-problems');
    expect(failure(one, ledgerWith([], { kind: 'narrative' }))).toBe('no-problems');
    expect(failure(one, ledgerWith([], { kind: 'other' }))).toBe('not-rectification');
    expect(failure(one, one)).toBe('same-document');
  });
});
