import { createHash } from 'node:crypto';
import { loadPack } from './pack.ts';
import { PACKS, type RuleSet } from './packs.ts';

export type { Rule } from './pack.ts';
export { RuleFailure } from './pack.ts';
export type { RuleSet } from './packs.ts';

/** Every rule pack, and the hash of their texts as a ledger names it: `sha256:…`. */
export interface Rules extends RuleSet {
  readonly version: string;
}

/** Loads the built-in rule packs with overlay folders on top, later ones over earlier ones. Throws a `RuleFailure`. */
export function loadRules(overlays: readonly string[] = []): Rules {
  const hash = createHash('sha256');
  const entries = Object.entries(PACKS).map(([name, gives]) => {
    const pack = loadPack<unknown>(name, gives, overlays);
    hash.update(pack.hash);
    return [name, pack.rules] as const;
  });
  return { ...(Object.fromEntries(entries) as unknown as RuleSet), version: `sha256:${hash.digest('hex')}` };
}
