import type { Ledger } from '../ledger/schema.ts';
import { fold } from '../source/fold.ts';
import { isSubsequence } from './subsequence.ts';

/** The inspected body as the document names it; a document of the body's own that does not name it otherwise is signed by it. */
export function unitOf({ document, inspection }: Ledger): string | null {
  return inspection.inspectee ?? (document.kind === 'feedback' ? null : document.issuer);
}

/** Whether two documents are of one body: `null` where one of them does not say. */
export function sameUnit(a: Ledger, b: Ledger): boolean | null {
  const [left, right] = [namesOf(a), namesOf(b)];
  if (left.length === 0 || right.length === 0) return null;
  return left.some((one) => right.some((other) => isSubsequence(one, other) || isSubsequence(other, one)));
}

/** Every name a document gives the body, without the words of its party organisation: 中共岚浦区住建局党组 → 岚浦区住建局. */
function namesOf({ document, inspection }: Ledger): string[] {
  const signed = document.kind === 'feedback' ? [] : [document.issuer];
  return [inspection.inspectee, ...signed].flatMap((name) => {
    const core = name === null ? '' : coreOf(name);
    return core.length >= 2 ? [core] : [];
  });
}

function coreOf(name: string): string {
  return fold(name)
    .replaceAll(/\s+/g, '')
    .replace(/^中(?:共|国共产党)/, '')
    .replace(/(?:党组|党委|党工委|机关党委|委员会|党支部|支部|党总支|总支|分党组|领导班子|党组织)+$/, '')
    .replace(/(?:党组|党工委|工作委员会|总支部?|支部|委员会|党委)+$/, '');
}

/** Names of bodies that belong together get the longest of them; a body that is not named stays null. */
export function unitNames(ledgers: readonly Ledger[]): Map<string, string | null> {
  const groups: { name: string; core: string }[] = [];
  const named = ledgers.map((ledger) => ({ ledger, unit: unitOf(ledger) }));
  const longest = named
    .flatMap(({ unit }) => (unit === null ? [] : [unit]))
    .sort((a, b) => coreOf(b).length - coreOf(a).length || (a < b ? -1 : 1));
  const of = new Map<string, string>();
  for (const unit of longest) {
    if (of.has(unit)) continue;
    const core = coreOf(unit);
    const fitting = groups.filter(
      (group) => group.core === core || (core.length > 2 && isSubsequence(core, group.core)),
    );
    // 区财政局 may be the one of any district: it joins a longer name only where there is but one.
    const [only] = fitting.length === 1 ? fitting : fitting.filter((group) => group.core === core);
    if (only) of.set(unit, only.name);
    else {
      groups.push({ name: unit, core });
      of.set(unit, unit);
    }
  }
  return new Map(named.map(({ ledger, unit }) => [ledger.document.id, unit === null ? null : (of.get(unit) ?? unit)]));
}
