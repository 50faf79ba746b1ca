import { basename } from 'node:path';
import { readBytes } from '../document.ts';
import { type Ledger, ledgerSchema, SCHEMA } from '../ledger/schema.ts';
import type { BatchFailureCode } from './failure.ts';
import type { Reader } from './reader.ts';

/** A file that gives no ledger: it looks like one and is none, or is a document that could not be read. `message` is a Chinese sentence with advice. */
export class LedgerFailure extends Error {
  override readonly name = 'LedgerFailure';
  readonly code: BatchFailureCode;

  constructor(code: LedgerFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A ledger and what was noticed while its document was read. */
export interface Opened {
  readonly ledger: Ledger;
  readonly warnings: readonly string[];
}

/**
 * The ledger of a file: a ledger in JSON as it is, a document read into its ledger, within what a document may take.
 * Throws a `SourceFailure` or a `LedgerFailure`.
 */
export async function openLedger(path: string, reader: Reader): Promise<Opened> {
  const bytes = await readBytes(path, reader.limits);
  if (isJson(path, bytes)) return { ledger: parseLedger(bytes), warnings: [] };
  const { done } = await reader.read({ path, name: basename(path), target: 'line', known: null });
  if (done.type === 'failed') throw new LedgerFailure(done.failure.code, done.failure.message);
  if (done.type !== 'read' || done.text === undefined) throw new Error('a document read for its ledger gives it');
  return { ledger: ledgerSchema.parse(JSON.parse(done.text)), warnings: done.warnings };
}

/** Named so, or beginning as a JSON object does (after a byte order mark and white space). */
function isJson(path: string, bytes: Uint8Array): boolean {
  if (path.toLowerCase().endsWith('.json')) return true;
  const head = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return /^\{\s*"/.test(head);
}

/** A ledger out of the bytes of its JSON. Throws a `LedgerFailure`. */
export function parseLedger(bytes: Uint8Array): Ledger {
  const data = jsonOf(bytes);
  const schema = typeof data === 'object' && data !== null && 'schema' in data ? data.schema : undefined;
  if (schema !== SCHEMA)
    throw new LedgerFailure(
      schema === undefined ? 'bad-ledger' : 'other-schema',
      typeof schema === 'string' && schema.startsWith('taizhang/ledger@')
        ? `台账的格式版本是 ${schema},本程序只认 ${SCHEMA}。请用本版本的 taizhang run 重新读一遍原文书。`
        : `这个 JSON 不是台账(没有 "schema": "${SCHEMA}")。请给出文书,或 taizhang run 写出的台账。`,
    );
  const parsed = ledgerSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LedgerFailure(
    'bad-ledger',
    `台账不合格式(${issue?.path.join('.')}:${issue?.message})。请用 taizhang run 重新读一遍原文书。`,
  );
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerFailure('bad-ledger', `台账不是合法的 JSON(${reason})。请用 taizhang run 重新读一遍原文书。`);
  }
}
