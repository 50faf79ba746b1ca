import { describe, expect, test } from 'vitest';
import { fold } from '../source/fold.ts';
import { Matcher } from './matcher.ts';
import type { Rule } from './pack.ts';
import { NAMES } from './packs.ts';
import { loadRules } from './rules.ts';

const rules = loadRules();

/** The examples of the rules are their tests: each rule reads its own and leaves its counter-examples alone. */
describe.each(NAMES)('rules/%s.yaml', (name) => {
  const pack = rules[name] as readonly Rule<unknown>[];
  for (const rule of pack) {
    const alone = new Matcher([rule]);
    const all = new Matcher(pack);
    test.each(rule.examples)(`${rule.id} reads $text`, ({ text }) => expect(alone.first(fold(text))).not.toBeNull());
    test.each(rule.not)(`${rule.id} leaves %s alone`, (text) =>
      expect(all.first(fold(text))?.rule.id).not.toBe(rule.id),
    );
  }
});
