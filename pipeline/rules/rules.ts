import { createHash } from 'node:crypto';
import { loadPack, type Rule } from './pack.ts';
import { NAMES, PACKS, type RuleSet } from './packs.ts';

export { RuleFailure } from './pack.ts';
export type { RuleSet } from './packs.ts';
export type { Rule };

/** Every rule pack, and the hash of their texts as a ledger names it: `sha256:…`. */
export interface Rules extends RuleSet {
  readonly version: string;
}

/** Loads the built-in rule packs with overlay folders on top, later ones over earlier ones. Throws a `RuleFailure`. */
export function loadRules(overlays: readonly string[] = []): Rules {
  const hash = createHash('sha256');
  const packs: Record<string, readonly Rule<unknown>[]> = {};
  for (const name of NAMES) {
    const pack = loadPack<unknown>(name, PACKS[name], overlays);
    hash.update(pack.hash);
    packs[name] = pack.rules;
  }
  if (!isWhole(packs)) throw new TypeError('a rule pack was not loaded');
  return { ...packs, version: `sha256:${hash.digest('hex')}` };
}

/** Each pack was checked against the schema of its name when it was loaded: packs are whole where none is missing. */
const isWhole = (packs: object): packs is RuleSet => NAMES.every((name) => name in packs);
