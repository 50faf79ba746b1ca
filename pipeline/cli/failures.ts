import { readdir, stat } from 'node:fs/promises';
import { UsageFailure } from '../batch/inputs.ts';
import { NAMES } from '../rules/packs.ts';
import { RuleFailure } from '../rules/rules.ts';

/** Whether an error is one of the call, not of a document. */
export function isUsage(error: unknown): boolean {
  return error instanceof UsageFailure || error instanceof RuleFailure;
}

/** Rule folders exist and hold rule packs under their known names: a misspelt one would change nothing, silently. Throws a `UsageFailure`. */
export async function checkRuleFolders(folders: readonly string[]): Promise<void> {
  const names = NAMES.map((name) => `${name}.yaml`);
  for (const folder of folders) {
    const isFolder = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (!isFolder) throw new UsageFailure(`找不到规则文件夹 ${folder}。请检查路径。`);
    const files = (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file));
    const unknown = files.find((file) => !names.includes(file));
    if (unknown)
      throw new UsageFailure(`规则文件夹 ${folder} 里的 ${unknown} 不是已知的规则包。可用的名称:${names.join('、')}。`);
    if (files.length === 0)
      throw new UsageFailure(`规则文件夹 ${folder} 里没有规则包。可用的名称:${names.join('、')}。`);
  }
}
