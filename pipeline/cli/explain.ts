import { basename } from 'node:path';
import { failureOf } from '../batch/failure.ts';
import { interpret, openDocument, readBytes, readStream } from '../document.ts';
import { KIND_WORDS } from '../emit/words.ts';
import { explainLines } from '../explain/explain.ts';
import { explanationText } from '../explain/text.ts';
import { processorOf } from '../processor.ts';
import { openRules } from '../rules/open.ts';
import { EXIT } from './exit.ts';
import { checkRuleFolders } from './failures.ts';
import { print, tell } from './say.ts';

/** `taizhang explain`: each line of a document with what it was taken for and why. Gives the exit code. */
export async function explain(path: string, overlays: readonly string[]): Promise<number> {
  await checkRuleFolders(overlays);
  const rules = await openRules(overlays);
  try {
    const bytes = path === '-' ? await readStream(process.stdin) : await readBytes(path);
    const file = await openDocument(bytes, path === '-' ? 'stdin' : basename(path));
    const root = interpret(processorOf(rules), file);
    const { kind, kindReason } = root.data.found;
    print(
      `类型:${KIND_WORDS[kind]}${kindReason === null ? '' : `(${kindReason})`}\n${explanationText(explainLines(root, rules))}\n`,
    );
    for (const { reason } of file.messages) tell(`注意 ${reason}\n`);
    return EXIT.ok;
  } catch (error) {
    const { code, message } = failureOf(error);
    tell(`${path}:${message}[${code}]\n`);
    return EXIT.failed;
  }
}
