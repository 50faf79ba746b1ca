import TSCharacters from 'opencc-js/dict/TSCharacters';
import { CharSet } from '../tree/chars.ts';

/**
 * The folded view of a text, for matching: traditional → simplified, full-width → half-width, look-alike quotes, brackets,
 * dashes, colons and white space → one of each. One code unit becomes one code unit, so every offset holds in both.
 * Traditional characters after OpenCC's character table (its phrase tables change lengths).
 */
export function fold(text: string): string {
  const bytes = Buffer.allocUnsafe(2 * text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = FOLDED.has(unit) ? (TABLE[unit] ?? 0) : unit;
    bytes[2 * i] = folded & 0xff;
    bytes[2 * i + 1] = folded >> 8;
  }
  return bytes.toString('utf16le');
}

/** Whether a text is written in traditional characters: more than one in a hundred of its Han characters is one. */
export function isTraditional(text: string): boolean {
  let han = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x4e00 || unit > 0x9fff) continue;
    han++;
    if (FOLDED.has(unit)) traditional++;
  }
  return traditional * 100 > han;
}

/** What each look-alike is folded to: first the one, then those that become it. */
const LOOK_ALIKES = [
  ',,﹐',
  '::﹕︰∶',
  ';;﹔',
  '。。｡',
  '..．﹒',
  '((﹙',
  '))﹚',
  '[[〔﹝',
  ']]〕﹞',
  '【【〖',
  '】】〗',
  '<<〈﹤',
  '>>〉﹥',
  '““「〝',
  '””」〞',
  '‘‘『',
  '’’』',
  '——―─',
  '--–‐‑−',
  '~~〜∼',
  '%%﹪',
  '··•・‧',
  '〇〇○',
  '  \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
];

const TABLE = buildTable();
/** The characters that folding changes. */
const FOLDED = new CharSet();
for (let unit = 0; unit < TABLE.length; unit++) if (TABLE[unit] !== unit) FOLDED.add(unit);

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  for (const pair of TSCharacters.split('|')) {
    const [traditional = '', simplified = ''] = pair.split(' ');
    if (traditional.length === 1 && simplified.length === 1)
      table[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (const row of LOOK_ALIKES) for (const unit of row.slice(1)) table[unit.charCodeAt(0)] = row.charCodeAt(0);
  return table;
}
