import { expect, test } from 'vitest';
import { compileRules, openRules } from './open.ts';
import { loadRules } from './rules.ts';

test('compiled rules are those of the packs', async () => {
  const { rules } = JSON.parse(await compileRules()) as { rules: unknown };
  expect(rules).toEqual(JSON.parse(JSON.stringify(loadRules())));
  expect(await openRules()).toEqual(loadRules());
});
