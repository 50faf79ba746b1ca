import { expect, test } from 'vitest';
import { repairGlyphs } from './glyphs.ts';

test.each([
  ['⼈⺠⻔⻓⽉', '人民门长月'],
  ['⼾⼝', '户口'],
  ['⾸⻚', '首页'],
  ['⻬⻰⻩⻛⻋', '齐龙黄风车'],
  ['谈整改⸺聚焦问题', '谈整改——聚焦问题'],
  ['―', '—'],
  ['整\u200b改\u00ad', '整改'],
  ['２０２３年', '２０２３年'],
])('%s is read as %s', (glyphs, text) => {
  expect(repairGlyphs(glyphs)).toBe(text);
});

test('every Kangxi radical gives one plain character, and none is left over', () => {
  for (let code = 0x2f00; code <= 0x2fd5; code += 1) {
    const plain = repairGlyphs(String.fromCharCode(code));
    expect(plain).toHaveLength(1);
    expect(plain).toBe(code === 0x2f3e ? '户' : String.fromCharCode(code).normalize('NFKC'));
  }
});
