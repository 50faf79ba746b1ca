import { KIND_WORDS } from '../emit/words.ts';
import type { Rules } from '../rules/rules.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import { type ExplainedLine, explainLines } from './explain.ts';

/** Characters of a line, and of a piece of it, that are shown. */
const LINE = 60;
const PIECE = 24;

/** An interpreted document, explained line by line, as text for a terminal. */
export function explanationText(root: DocumentRoot, rules: Rules): string {
  const { kind, kindReason } = root.data.found;
  const head = `类型:${KIND_WORDS[kind]}${kindReason === null ? '' : `(${kindReason})`}`;
  return `${[head, ...explainLines(root, rules).map(lineText)].join('\n')}\n`;
}

function lineText({ line, cell, text, takings, problem }: ExplainedLine): string {
  const place = cell ? `${line} [第${cell.row}行第${cell.column}列]` : String(line);
  const rows = takings.map(({ what, rule, words, losers }) => {
    const reason = rule === null ? '' : `  规则 ${rule}`;
    const lost = losers.length === 0 ? '' : `  落选 ${losers.join('、')}`;
    return `      └ ${what}「${shortened(words, PIECE)}」${reason}${lost}`;
  });
  if (rows.length === 0) rows.push(problem === null ? '      └ 正文' : `      └ 属于问题 ${problem}`);
  return [`${place.padStart(5)} ${shortened(text, LINE)}`, ...rows].join('\n');
}

function shortened(text: string, length: number): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  return flat.length <= length ? flat : `${flat.slice(0, length)}…(共 ${flat.length} 字)`;
}
