import type { StatusPhrase, StatusReader } from '../../language/status-phrase.ts';
import { matchesIn } from '../../rules/matches.ts';
import { isWhite } from '../../tree/chars.ts';
import type { Range } from '../../tree/reading.ts';

const MARK = '[√✓✔☑×✗✘☆★〇●◎△▲□■◇◆]';
/** √ 表示已完成整改;☆:正在整改 */
const MEANING = new RegExp(
  `(${MARK})[”"’)]? ?(?:表示|代表|标注|标识|为|是|指|:|—{1,2}) ?[“"]?([^;,。、:()“”"\\n]{2,14})`,
  'gu',
);
/** √台账不健全, (√)台账不健全 */
const LEADING = new RegExp(`^[([【]? ?(${MARK}) ?[)\\]】]?`, 'u');
/** 台账不健全(√) */
const TRAILING = new RegExp(`[([【]? ?(${MARK}) ?[)\\]】]?。?$`, 'u');

/** A title without the mark that it begins or ends with, and what the document says that mark means. */
export interface Marked {
  readonly title: Range;
  readonly phrase: StatusPhrase;
}

/** The marks that a document explains (√ 表示已完成整改) and that say of each problem how far it has come. */
export class Marks {
  readonly #text: string;
  readonly #meanings = new Map<string, StatusPhrase>();

  constructor(text: string, reader: StatusReader) {
    this.#text = text;
    for (const { 0: whole, 1: mark = '', 2: words = '', index } of matchesIn(MEANING, text)) {
      const to = index + whole.length;
      const phrase = reader.whole(text, { from: to - words.length, to });
      if (phrase && !this.#meanings.has(mark)) this.#meanings.set(mark, phrase);
    }
  }

  /** What the mark at the beginning, the end, or just before the number of a title says; null where none stands there. */
  of(title: Range, marker: Range | null): Marked | null {
    if (this.#meanings.size === 0) return null;
    const words = this.#text.slice(title.from, title.to);
    const leading = LEADING.exec(words);
    const trailing = TRAILING.exec(words.slice(-LONGEST));
    const from = title.from + (leading?.[0].length ?? 0);
    const phrase = this.#meanings.get(leading?.[1] ?? '');
    if (phrase) return { title: { from: skip(this.#text, from), to: title.to }, phrase };
    const last = this.#meanings.get(trailing?.[1] ?? '');
    if (last) return { title: { from: title.from, to: title.to - (trailing?.[0].length ?? 0) }, phrase: last };
    const before = marker
      ? this.#meanings.get(
          // on its own line: a mark that closes the line above is that of the problem above
          /(\S) ?$/u.exec(this.#text.slice(Math.max(0, marker.from - 2), marker.from))?.[1] ?? '',
        )
      : undefined;
    return before ? { title, phrase: before } : null;
  }
}

/** A mark in brackets with a full stop. */
const LONGEST = 6;

function skip(text: string, from: number): number {
  let at = from;
  while (isWhite(text, at)) at++;
  return at;
}
