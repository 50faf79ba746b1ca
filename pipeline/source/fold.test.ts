import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, isTraditional } from './fold.ts';

test.each([
  ['關於“整改情況”的通報（２０２３年）', '关于“整改情况”的通报(2023年)'],
  ['「後半篇文章」、〔2020〕4號：１００％；', '“后半篇文章”、[2020]4号:100%;'],
  ['一、\u3000\u00a0加强．', '一、  加强.'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded));

test('folding keeps the length and is done once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text)).toHaveLength(text.length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('the script is told by the share of traditional characters', () => {
  expect(isTraditional('對巡察組反饋的問題,後勤管理處黨總支全盤認領')).toBe(true);
  expect(isTraditional('对巡察组反馈的问题,后勤管理处党总支全盘认领')).toBe(false);
});
