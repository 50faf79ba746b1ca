import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { bounded, MOST_WAYS } from './linear.ts';
import { expandMacros } from './macros.ts';

/** One rule of a pack: what it matches on the folded text, what that yields, and the sentences that prove it. */
export interface Rule<Yield> {
  readonly id: string;
  readonly why: string;
  /** The source of a regular expression on folded text, macros expanded, every loop ended. */
  readonly match: string;
  readonly gives: Yield;
  readonly examples: readonly Example<Yield>[];
  readonly not: readonly string[];
}

export interface Example<Yield> {
  readonly text: string;
  /** What it must yield, where that is more than the rule's own `gives`. */
  readonly gives: Partial<Yield> | undefined;
}

/** A rule pack cannot be used: a Chinese sentence with the file, the rule and what is wrong. */
export class RuleFailure extends Error {
  override readonly name = 'RuleFailure';
  readonly code = 'bad-rules';
}

const BUILT_IN = fileURLToPath(new URL('../../rules', import.meta.url));

const ruleSchema = <Yield>(gives: z.ZodType<Yield>) =>
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
    why: z.string().min(1),
    match: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
    gives,
    examples: z
      .array(
        z.union([
          z.string(),
          z.strictObject({ text: z.string(), gives: z.record(z.string(), z.unknown()).optional() }),
        ]),
      )
      .min(1),
    not: z.array(z.string()).min(1),
  });

/**
 * Loads one rule pack: `rules/<name>.yaml`, then the file of the same name in each overlay folder. A rule of an overlay replaces the
 * one of the same id and goes before all others when its id is new. A pattern of an overlay with too many ways through it is refused: some text would
 * hold it up. Throws a `RuleFailure`.
 */
export function loadPack<Yield>(
  name: string,
  gives: z.ZodType<Yield>,
  overlays: readonly string[],
): { rules: Rule<Yield>[]; hash: string } {
  const hash = createHash('sha256');
  let rules: Rule<Yield>[] = [];
  for (const folder of [BUILT_IN, ...overlays]) {
    const path = join(folder, `${name}.yaml`);
    if (folder !== BUILT_IN && !existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    hash.update(text);
    const added = rulesIn(path, text, gives);
    if (folder !== BUILT_IN) for (const rule of added) checkWays(path, rule, rules);
    rules = overlay(rules, added);
  }
  return { rules, hash: hash.digest('hex') };
}

function rulesIn<Yield>(path: string, text: string, gives: z.ZodType<Yield>): Rule<Yield>[] {
  let data: unknown;
  try {
    // what it only warns of (an unknown tag) it would print in English
    data = parse(text, { logLevel: 'error' });
  } catch (error) {
    throw new RuleFailure(
      `规则文件 ${path} 不是合法的 YAML:${error instanceof Error ? error.message : String(error)}。请改正后重试。`,
    );
  }
  const parsed = z.array(ruleSchema(gives)).safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new RuleFailure(
      `规则文件 ${path} 第 ${Number(issue?.path[0] ?? 0) + 1} 条不合格式(${issue?.path.slice(1).join('.')}:${issue?.message})。请改正后重试。`,
    );
  }
  return parsed.data.map((rule) => compiled(path, rule as z.infer<ReturnType<typeof ruleSchema<Yield>>>));
}

function compiled<Yield>(path: string, rule: z.infer<ReturnType<typeof ruleSchema<Yield>>>): Rule<Yield> {
  const match = (Array.isArray(rule.match) ? rule.match : [rule.match])
    .map((part) => `(?:${expandMacros(part)})`)
    .join('|');
  try {
    new RegExp(match, 'u');
  } catch (error) {
    throw new RuleFailure(
      `规则文件 ${path} 的规则 ${rule.id} 的 match 不能用:${error instanceof Error ? error.message : String(error)}。请改正后重试。`,
    );
  }
  const { pattern } = bounded(match);
  const examples = rule.examples.map((example) =>
    typeof example === 'string'
      ? { text: example, gives: undefined }
      : { text: example.text, gives: example.gives as Partial<Yield> | undefined },
  );
  return { id: rule.id, why: rule.why, match: pattern, gives: rule.gives as Yield, examples, not: rule.not };
}

/** Throws a `RuleFailure` for a pattern with more ways through it than are good for any text; a rule may have as many as the one it replaces. */
function checkWays(path: string, { id, match }: Rule<unknown>, base: readonly Rule<unknown>[]): void {
  const replaced = base.find((rule) => rule.id === id);
  const most = Math.max(MOST_WAYS, replaced ? bounded(replaced.match).ways : 0);
  const { ways } = bounded(match);
  if (ways <= most) return;
  const why = /[*+{]/.test(match)
    ? '重复套着重复,或几处 .* 相连。请写明次数(如 [^。]{0,20}),减少可选部分后重试。'
    : `开头相同的写法或可选的部分太多(一处有 ${ways} 种走法,最多 ${most} 种)。请减少一些,或分成几条规则后重试。`;
  throw new RuleFailure(`规则文件 ${path} 的规则 ${id} 的 match 可能在某些文本上极慢:${why}`);
}

function overlay<Yield>(base: readonly Rule<Yield>[], added: readonly Rule<Yield>[]): Rule<Yield>[] {
  const replaced = new Map(added.map((rule) => [rule.id, rule]));
  const known = new Set(base.map((rule) => rule.id));
  return [...added.filter((rule) => !known.has(rule.id)), ...base.map((rule) => replaced.get(rule.id) ?? rule)];
}
