import Table from 'cli-table3';
import type { Summary } from './summary.ts';
import { CHECK_WORDS, KIND_WORDS, STATE_WORDS } from './words.ts';

export interface TableRow {
  readonly name: string;
  readonly summary: Summary;
}

/**
 * The table of a run: document, kind, problems by state, measures, what does not add up. Han characters count as two columns.
 * `columns` is the width of the terminal; null: as wide as the text.
 */
export function summaryTable(rows: readonly TableRow[], columns: number | null): string {
  const cells = rows.map(({ name, summary }) => [
    name,
    KIND_WORDS[summary.kind],
    problemsIn(summary),
    String(summary.measures),
    findingsIn(summary),
  ]);
  const table = new Table({
    head: ['文件', '类型', '问题与进度', '措施', '核对'],
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
    colAligns: ['left', 'left', 'left', 'right', 'left'],
    wordWrap: true,
    wrapOnWordBoundary: false,
    ...(columns === null ? {} : { colWidths: fitted(columns) }),
  });
  table.push(...cells);
  return table.toString();
}

function problemsIn({ problems, states, longTerm }: Summary): string {
  if (problems === 0) return '—';
  const parts = states.map(({ state, count }) => `${STATE_WORDS[state]} ${count}`);
  if (longTerm > 0) parts.push(`其中长期坚持 ${longTerm}`);
  return `${problems}(${parts.join(',')})`;
}

function findingsIn({ findings, agrees }: Summary): string {
  const words = findings.map(({ code, count }) => (count > 1 ? `${CHECK_WORDS[code]}×${count}` : CHECK_WORDS[code]));
  if (words.length > 0) return words.join(',');
  return agrees ? '相符' : '—';
}

/** Widths for a terminal: kind and measures as they are, the others share the rest. */
function fitted(columns: number): number[] {
  const free = Math.max(45, columns - 6 - 10 - 6);
  const name = Math.floor(free * 0.36);
  const problems = Math.floor(free * 0.38);
  return [name, 10, problems, 6, free - name - problems];
}
