/**
 * The closed list of reasons for which a file cannot be read, each with what the person at the desk can do about it.
 */
export const FAILURES = {
  'unsupported-format': '不支持这种文件格式。请另存为 docx、pdf 或 txt 后重试。',
  'undecodable-text':
    '无法确定文本的编码。请用记事本打开,另存为 UTF-8 编码后重试;原本是 docx、pdf 的,文件已损坏,请重新获取原文件。',
  encrypted: '文件设有密码或权限限制。请取消密码保护后重试。',
  damaged: '文件已损坏或不完整。请重新获取原文件,或用原软件打开后另存一份再试。',
  'no-text-layer': '文件是扫描图像,没有可读的文字。请先做文字识别(OCR),或找到电子版原件。',
  'too-large': '文件超过大小上限。请拆分后重试。',
  suspicious: '文件的内部结构异常,可能是恶意构造的。请核实来源;确认可信后用原软件打开,另存一份再试。',
  empty: '文件里没有文字。请确认选对了文件。',
  'not-found': '找不到这个文件。请检查路径。',
  unreadable: '没有读取这个文件的权限,或读取时出错。请检查文件权限后重试。',
  'internal-error': '程序处理这个文件时出错。请把文件名和本提示反馈给维护者。',
} as const satisfies Record<string, string>;

export type FailureCode = keyof typeof FAILURES;

/** A file that cannot be used at all. `message` is a Chinese sentence with what to do next; `code` is for programs. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: { detail?: string; cause?: unknown }) {
    super(options?.detail ? `${FAILURES[code]}(${options.detail})` : FAILURES[code], { cause: options?.cause });
    this.code = code;
  }
}
