import { basename } from 'node:path';
import { openDocument, readBytes } from '../document.ts';
import type { Ledger } from '../ledger/schema.ts';
import type { LedgerProcessor } from '../processor.ts';
import { type FailureCode, SourceFailure } from '../source/failure.ts';
import type { Input } from './inputs.ts';

/** What became of one document. */
export type Outcome =
  | { readonly input: Input; readonly ledger: Ledger; readonly warnings: readonly string[] }
  | { readonly input: Input; readonly failure: Failure };

export interface Failure {
  readonly code: FailureCode | 'unwritable';
  /** In Chinese: the reason, and what to do. */
  readonly message: string;
}

/** Where a ledger goes once it is made. A rejection is a failure of that document alone. */
export type Deliver = (ledger: Ledger, input: Input) => Promise<void>;

/** Reads documents one after the other and delivers their ledgers; a document that fails never stops the others. */
export async function* readAll(
  inputs: readonly Input[],
  processor: LedgerProcessor,
  deliver: Deliver,
): AsyncGenerator<Outcome> {
  for (const input of inputs) yield await readOne(input, processor, deliver);
}

async function readOne(input: Input, processor: LedgerProcessor, deliver: Deliver): Promise<Outcome> {
  try {
    const bytes = input.path === null ? await readStandardInput() : await readBytes(input.path);
    const file = await openDocument(bytes, input.path === null ? 'stdin' : basename(input.path));
    const ledger = processor.processSync(file).result;
    const failure = await deliver(ledger, input).then(() => null, unwritable);
    return failure ? { input, failure } : { input, ledger, warnings: file.messages.map(({ reason }) => reason) };
  } catch (error) {
    return { input, failure: failureOf(error) };
  }
}

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

/** Any error as a failure with its advice; one that is not a known reason is the program's own. */
export function failureOf(error: unknown): Failure {
  const known =
    error instanceof SourceFailure
      ? error
      : new SourceFailure('internal-error', { detail: reasonOf(error), cause: error });
  return { code: known.code, message: known.message };
}

function unwritable(error: unknown): Failure {
  return { code: 'unwritable', message: `台账写不进去。请检查目标文件夹的权限和磁盘空间后重试。(${reasonOf(error)})` };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
