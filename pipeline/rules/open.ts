import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Rules } from './rules.ts';

const PACKS = new URL('../../rules/', import.meta.url);
/** Written by the build beside the compiled program; there is none when the program runs from its source. */
const COMPILED = new URL('../rules.json', import.meta.url);

/**
 * The rules: the built-in packs with overlay folders on top, later ones over earlier ones. Without overlays they come from what the
 * build compiled, as long as the packs are still those it read: parsing YAML and validating it takes longer than reading a document.
 * Throws a `RuleFailure`.
 */
export async function openRules(overlays: readonly string[] = []): Promise<Rules> {
  const compiled = overlays.length === 0 ? compiledRules() : null;
  return compiled ?? (await import('./rules.ts')).loadRules(overlays);
}

/** The text of the file that {@link openRules} reads instead of the packs. */
export async function compileRules(): Promise<string> {
  const rules = (await import('./rules.ts')).loadRules();
  return JSON.stringify({ fingerprint: fingerprint(), rules });
}

function compiledRules(): Rules | null {
  let text: string;
  try {
    text = readFileSync(COMPILED, 'utf8');
  } catch {
    return null;
  }
  const compiled = JSON.parse(text) as { readonly fingerprint: string; readonly rules: Rules };
  return compiled.fingerprint === fingerprint() ? compiled.rules : null;
}

/** Tells whether the packs are as they were. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(PACKS).sort()) hash.update(`${name}\0`).update(readFileSync(new URL(name, PACKS)));
  return hash.digest('hex');
}
