import { createRequire } from 'node:module';
import { SourceFailure } from '../failure.ts';
import type { SourceWarning } from '../source.ts';

/**
 * Decodes text of unknown encoding, in this order: a byte order mark, utf-16 by its zero bytes, strict utf-8, then whichever of
 * gb18030 and big5 gives the more ordinary Chinese. Throws `undecodable-text` rather than put a replacement character into a ledger.
 */
export function decodeText(bytes: Uint8Array): { text: string; warnings: SourceWarning[] } {
  const sure = byMark(bytes) ?? byZeroBytes(bytes) ?? strictly(bytes, 'utf-8');
  if (sure !== null) return { text: checked(sure), warnings: [] };
  const candidates = LEGACY.flatMap((encoding) => {
    const text = strictly(bytes, encoding);
    return text === null ? [] : [{ encoding, text, score: ordinariness(text) }];
  }).sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (!best || best.score < PLAUSIBLE) throw new SourceFailure('undecodable-text');
  const close = second !== undefined && best.score - second.score < CLOSE_CALL;
  const named = close ? detected(bytes) : null;
  const choice = close ? (candidates.find(({ encoding }) => encoding === named) ?? best) : best;
  return { text: checked(choice.text), warnings: close ? [guessed(choice.encoding)] : [] };
}

const LEGACY = ['gb18030', 'big5'] as const;
/** The least share of ordinary characters in a text that is taken for Chinese. */
const PLAUSIBLE = 0.6;
/** Scores nearer than this do not tell the encodings apart. */
const CLOSE_CALL = 0.05;

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly(bytes.subarray(3), 'utf-8');
  if (a === 0xff && b === 0xfe) return strictly(bytes.subarray(2), 'utf-16le');
  if (a === 0xfe && b === 0xff) return strictly(bytes.subarray(2), 'utf-16be');
  return null;
}

/** utf-16 without a mark: ASCII and 一 have a zero byte; the byte order is the one that gives Chinese. */
function byZeroBytes(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  const readings = ['utf-16le', 'utf-16be'].flatMap((encoding) => strictly(bytes, encoding) ?? []);
  const [best] = readings.map((text) => ({ text, score: ordinariness(text) })).sort((a, b) => b.score - a.score);
  return best && best.score >= PLAUSIBLE ? best.text : null;
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The share of characters that such documents are made of: ASCII, CJK punctuation, full-width forms, and – what tells the two legacy
 * encodings apart – the Han characters at the head of any frequency list. Rare ideographs, kana and private characters weigh against.
 */
function ordinariness(text: string): number {
  let ordinary = 0;
  let all = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    all++;
    if (FREQUENT.has(char)) ordinary += 3;
    else if (code >= 0x4e00 && code <= 0x9fff) ordinary += 0.7;
    else if ((code >= 0x20 && code < 0x7f) || code === 10 || code === 13 || code === 9) ordinary += 1;
    else if (
      (code >= 0x2010 && code <= 0x203f) ||
      (code >= 0x3000 && code <= 0x301f) ||
      (code >= 0xff00 && code <= 0xff5e)
    )
      ordinary += 1.5;
    else if (code >= 0x80 && !(code >= 0x2460 && code <= 0x24ff) && code !== 0xb7 && code !== 0xa0) ordinary -= 3;
  }
  return all === 0 ? 0 : Math.max(0, ordinary / all);
}

const FREQUENT = new Set(
  '的一是不在有人了中大为上个国和以到要问题整改情况工作组织党委员会巡察反馈落实责任管理制度学习建设加强完成进行开展年月日單位為國個問題況組織黨員會巡察饋實責產業務學習設強進開關於與對時長',
);

/** Asked only where the scores are close, and loaded only then: it is larger than this program. */
function detected(bytes: Uint8Array): string {
  const jschardet: typeof import('jschardet') = createRequire(import.meta.url)('jschardet');
  return (jschardet.detect(bytes).encoding ?? '').toLowerCase();
}

/** A NUL or a replacement character means that this is no text. */
function checked(text: string): string {
  if (/[\0\ufffd]/.test(text)) throw new SourceFailure('undecodable-text');
  return text;
}

const guessed = (encoding: string): SourceWarning => ({
  code: 'guessed-encoding',
  message: `文本编码不能完全确定,按 ${encoding} 读取。请核对文字是否正常;如有乱码,请另存为 UTF-8 后重试。`,
});
