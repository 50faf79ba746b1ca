import { readFile } from 'node:fs/promises';
import { type Corrections, correctionsSchema } from './corrections.ts';

/** A file of corrections that is not one; `message` is a Chinese sentence. */
export class CorrectionsFailure extends Error {
  override readonly name = 'CorrectionsFailure';
}

/** Where the corrections of a ledger are: `通报.docx.corrections.json` beside `通报.docx.ledger.json`. */
export function correctionsPath(ledgerPath: string): string {
  return `${ledgerPath.replace(/(?:\.ledger)?\.json$/, '')}.corrections.json`;
}

/** The corrections beside a ledger; null where there are none. Throws a `CorrectionsFailure`: what people typed is never passed over. */
export async function readCorrections(ledgerPath: string): Promise<Corrections | null> {
  const path = correctionsPath(ledgerPath);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // nor can there be one whose name is too long for any file
    const none =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG');
    if (none) return null;
    throw new CorrectionsFailure(`更正文件 ${path} 读不出来。请检查权限。`, { cause: error });
  }
  try {
    return correctionsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CorrectionsFailure(`更正文件 ${path} 不合格式。请改正或移走后重试。`, { cause });
  }
}

/** Corrections as the text of their file. */
export const correctionsText = (corrections: Corrections): string => `${JSON.stringify(corrections, null, 2)}\n`;
