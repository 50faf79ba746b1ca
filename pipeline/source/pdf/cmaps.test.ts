import { expect, test } from 'vitest';
import { checkCMap } from './cmaps.ts';

const cmap = (...ranges: string[]) =>
  Buffer.from(`begincmap\n${ranges.length} beginbfrange\n${ranges.join('\n')}\nendbfrange\nendcmap`);

test('a font may tell of as many codes as there are characters, not of more', () => {
  const rows = Array.from(
    { length: 256 },
    (_, i) => `<${(i * 256).toString(16)}> <${(i * 256 + 255).toString(16)}> <0041>`,
  );
  expect(() => checkCMap(cmap(...rows))).not.toThrow();
  expect(() => checkCMap(cmap('<0000> <FFFF> 0', '<0041> <0042> [<0041> <0042>]'))).not.toThrow();
  expect(() => checkCMap(Buffer.from('<00000000> <00ffffff> <0041>'))).not.toThrow();
  const all = '<00000000> <00ffffff> <0041>';
  expect(() => checkCMap(cmap(all))).toThrow('字符对照表');
  expect(() =>
    checkCMap(
      Buffer.from(
        cmap(...rows, all)
          .toString()
          .replaceAll('bfrange', 'cidrange'),
      ),
    ),
  ).toThrow('字符对照表');
});

test('readers ask for no beginning of a table, and pass over what is no digit', () => {
  const ranges = '1 beginbfrange <00000000> <z00ff ffff> <0041> endbfrange';
  expect(() => checkCMap(Buffer.from(ranges))).toThrow('字符对照表');
});

test('ranges that never end cost no more each', () => {
  const start = performance.now();
  for (const part of ['beginbfrange ', 'beginbfrange <0> <0> [', 'beginbfrange <0> <', '<0> <0> <'])
    checkCMap(Buffer.from(`begincmap beginbfrange ${part.repeat(1_000_000 / part.length)}`));
  expect(performance.now() - start).toBeLessThan(3000);
});
