import { type FailureCode, SourceFailure } from '../source/failure.ts';

/** What went wrong with one document of a batch. */
export interface Failure {
  readonly code: BatchFailureCode;
  /** In Chinese: the reason, and what to do. */
  readonly message: string;
}

export type BatchFailureCode = FailureCode | 'other-schema' | 'bad-ledger' | keyof typeof BATCH_FAILURES;

/** Reasons that only a batch knows, each with what to do. */
const BATCH_FAILURES = {
  timeout: '处理时间超过上限,已中止。请拆分文件,或用 --timeout 放宽后重试。',
  'out-of-memory': '处理时内存超过上限,已中止。请拆分文件,或用 --memory 放宽后重试。',
  taken: '台账的位置已被另一份文书占用,没有写。请换一个 --out,或把两个文件夹一起给出。',
  unwritable: '台账写不进去。请检查目标文件夹的权限和磁盘空间后重试。',
  'name-too-long': '文件名太长,加上后缀就写不下了。请把原文件的名称改短,或换一个路径短些的 --out 后重试。',
  'not-exported': '台账已写好,但没有导出。请检查目标文件夹的权限和磁盘空间,关闭打开着的同名文件后重试。',
} as const;

/** Reasons that lie in the bytes alone: the same bytes fail again, whatever the machine does. */
const IN_THE_BYTES: ReadonlySet<string> = new Set<FailureCode>([
  'unsupported-format',
  'undecodable-text',
  'encrypted',
  'damaged',
  'no-text-layer',
  'too-large',
  'suspicious',
  'empty',
]);

export const liesInTheBytes = (code: string): boolean => IN_THE_BYTES.has(code);

/** A failure of the batch's own kind. */
export function batchFailure(code: keyof typeof BATCH_FAILURES, detail?: string): Failure {
  return { code, message: detail ? `${BATCH_FAILURES[code]}(${detail})` : BATCH_FAILURES[code] };
}

/** Any error as a failure with its advice; one that is not a known reason is the program's own. */
export function failureOf(error: unknown): Failure {
  const known =
    error instanceof SourceFailure
      ? error
      : new SourceFailure('internal-error', { detail: kindOf(error), cause: error });
  return { code: known.code, message: known.message };
}

/** What the engine itself says is safe to tell; the words of other errors may quote the document. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const own = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  return own ? error.message : error.name;
}

/** Why something could not be written. A name that is too long is so whatever the permissions. */
export function writeFailure(code: 'unwritable' | 'not-exported', error: unknown): Failure {
  const reason = reasonOf(error);
  return batchFailure(reason === 'ENAMETOOLONG' ? 'name-too-long' : code, reason);
}

/** An error of the file system in few words: its code says it all, its message repeats the path. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
