import { SourceFailure } from '../source/failure.ts';

/** All of standard input. Throws `unreadable`. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  } catch (cause) {
    throw new SourceFailure('unreadable', { cause });
  }
  return Buffer.concat(chunks);
}
