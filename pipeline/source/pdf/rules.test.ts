import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { identity } from './matrix.ts';
import { OPERATORS, rulesOf } from './rules.ts';

const { constructPath, save, restore, transform, stroke, fill } = OPERATORS;
const path = (paint: number, ...data: number[]) => [paint, [new Float32Array(data)], null];

test('the operator codes are those of the pdfjs that pdf-parse brings', async () => {
  const ofParser = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
  const module: unknown = await import(pathToFileURL(ofParser.resolve('pdfjs-dist/legacy/build/pdf.mjs')).href);
  const { OPS, version } = module as { OPS: Record<string, number>; version: string };
  expect(version).toBe('5.4.296');
  expect(OPS).toMatchObject(OPERATORS);
});

test('strokes and thin filled bars are rules; shading and slanted lines are not', () => {
  const argsArray = [
    path(stroke, 0, 10, 20, 1, 110, 20),
    path(fill, 0, 10, 40, 1, 110, 40, 1, 110, 41, 1, 10, 41, 3),
    path(fill, 0, 10, 50, 1, 110, 50, 1, 110, 80, 1, 10, 80, 3),
    path(stroke, 0, 0, 0, 1, 50, 50),
  ];
  const rules = rulesOf({ fnArray: argsArray.map(() => constructPath), argsArray }, identity);
  expect(rules).toEqual([
    { horizontal: true, at: 20, from: 10, to: 110 },
    { horizontal: true, at: 40.5, from: 10, to: 110 },
  ]);
});

test('a transform holds until the state is restored', () => {
  const line = path(stroke, 0, 0, 0, 1, 0, 10);
  const fnArray = [save, transform, constructPath, restore, constructPath];
  const rules = rulesOf({ fnArray, argsArray: [null, [2, 0, 0, 2, 5, 0], line, null, line] }, identity);
  expect(rules.map(({ at, to }) => [at, to])).toEqual([
    [5, 20],
    [0, 10],
  ]);
});

test('thin images are rules, pictures are not', () => {
  const { paintImageXObject } = OPERATORS;
  const argsArray = [null, [100, 0, 0, 0.75, 10, 20], ['img'], null, [100, 0, 0, 60, 10, 20], ['img']];
  const fnArray = [save, transform, paintImageXObject, restore, transform, paintImageXObject];
  expect(rulesOf({ fnArray, argsArray }, identity)).toEqual([{ horizontal: true, at: 20.375, from: 10, to: 110 }]);
});
