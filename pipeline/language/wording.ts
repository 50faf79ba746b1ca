import type { Matcher } from '../rules/matcher.ts';
import type { Rules } from '../rules/rules.ts';

/** What a title names: a problem (plain or in its wrapping), a measure, an area; null where its words say nothing. */
export type Wording = 'problem' | 'wrapped' | 'measure' | 'area' | null;

/** What a title reads as; what it quotes (“签而不约”) says nothing of it, unless that is all it has. */
export function wordingOf(title: string, wording: Matcher<Rules['wording'][number]['gives']>): Wording {
  const whole = wording.first(title)?.rule.gives.reads ?? null;
  if (whole === 'wrapped' || whole === 'area' || !title.includes('“')) return whole;
  const outside = title.replaceAll(/“[^“”]*”/gu, '');
  return outside.length < 8 ? whole : (wording.first(outside)?.rule.gives.reads ?? null);
}
