import { expect, test } from 'vitest';
import { METRICS, STATES } from '../tree/codes.ts';
import { CHECK_CODES, FACT_KINDS, ledgerJsonSchema } from './schema.ts';

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every schema of an object in a JSON Schema. */
function objectsIn(value: unknown): Node[] {
  if (!isNode(value)) return [];
  const here = value.type === 'object' && isNode(value.properties) ? [value] : [];
  return [...here, ...Object.values(value).flatMap(objectsIn)];
}

test('every object is strict', () => {
  const objects = objectsIn(ledgerJsonSchema());
  expect(objects.length).toBeGreaterThan(15);
  for (const object of objects) expect(object.additionalProperties).toBe(false);
});

test('descriptions are in Chinese and in English', () => {
  const described: string[] = [];
  const walk = (value: unknown): void => {
    if (!isNode(value)) return;
    if (typeof value.description === 'string') described.push(value.description);
    Object.values(value).forEach(walk);
  };
  walk(ledgerJsonSchema());
  expect(described.length).toBeGreaterThan(80);
  for (const text of described) expect(text).toMatch(/[\u4e00-\u9fff].*\/ .*[a-z]{2}/su);
});

test('the closed lists are in the schema', () => {
  const text = JSON.stringify(ledgerJsonSchema());
  for (const code of [...METRICS, ...STATES, ...CHECK_CODES, ...FACT_KINDS]) expect(text).toContain(`"${code}"`);
});
