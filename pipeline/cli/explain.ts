import { basename } from 'node:path';
import { Reader } from '../batch/reader.ts';
import { openRules } from '../rules/open.ts';
import { EXIT } from './exit.ts';
import { checkRuleFolders } from './failures.ts';
import { type ReadingOptions, readerOptions } from './options.ts';
import { print, tell } from './say.ts';

/** `taizhang explain`: each line of a document with what it was taken for and why. Gives the exit code. */
export async function explain(path: string, options: ReadingOptions): Promise<number> {
  await checkRuleFolders(options.rules);
  const reader = new Reader({ ...readerOptions(options, 1), few: true }, await openRules(options.rules));
  const file = path === '-' ? { path: null, name: 'stdin' } : { path, name: basename(path) };
  const { done } = await reader.read({ ...file, target: 'explanation', known: null });
  await reader.close();
  if (done.type === 'failed') {
    tell(`${path}:${done.failure.message}[${done.failure.code}]\n`);
    return EXIT.failed;
  }
  if (done.type !== 'read' || done.text === undefined) throw new Error('a document read for its explanation gives it');
  print(done.text);
  for (const warning of done.warnings) tell(`注意 ${warning}\n`);
  return EXIT.ok;
}
