import { type Continued, enumerationIn } from '../../language/enumerations.ts';
import { markerAt } from '../../language/markers.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import type { TableProblem } from './rows.ts';

/**
 * Rows whose one cell names several problems, as rows of their own, where the numbers of the cells count through the table:
 * ```
 * | 8.章程无党建内容。                  | 整改完成 |
 * | 9.“第一议题”不经常;10.清单“一般粗”。 | 整改完成 |
 * | 11.违规兼职取酬。                   | 整改完成 |
 * ```
 * A list in a cell that has a number of its own, or that stands apart from the cells around it, tells what one problem consists of.
 */
export function withSeveral(text: string, rows: readonly TableProblem[]): readonly TableProblem[] {
  const cells = rows.map((row) => numbered(text, row));
  let before: Continued | null = null;
  return rows.flatMap((row, i) => {
    const problems = goesOn(text, row, before, cells[i + 1] ?? null);
    const last = problems.at(-1);
    before = last ? numberAt(text, last.from) : null;
    return problems.length > 1 ? problems.map((problem) => ({ ...row, problem })) : [row];
  });
}

/** The number with which the cell of a problem begins, where its row has no other. */
const numbered = (text: string, { problem, marker }: TableProblem): Continued | null =>
  problem && !marker ? numberAt(text, problem.from) : null;

function numberAt(text: string, at: number): Continued | null {
  const marker = markerAt(text, at);
  return marker && COUNTING.has(marker.style) ? { style: marker.style, ordinal: marker.ordinal } : null;
}
const COUNTING: ReadonlySet<string> = new Set(['digit', 'digit-comma', 'paren-digit']);

/** The problems of a row's cell; the cell alone where its list does not count on from the cell above it and up to the one below. */
function goesOn(text: string, row: TableProblem, before: Continued | null, next: Continued | null): Range[] {
  const { problem } = row;
  const first = numbered(text, row);
  if (!problem || !first) return [];
  const { items } = enumerationIn(text, problem, { style: first.style, ordinal: first.ordinal - 1 });
  const begins = first.ordinal === 1 || (before?.style === first.style && before.ordinal === first.ordinal - 1);
  const ends = next === null ? first.ordinal > 1 : next.style === first.style;
  const counts = next === null || next.ordinal === first.ordinal + items.length;
  if (items.length < 2 || !begins || !ends || !counts) return [problem];
  return items.map(({ marker, range }) => trimRange(text, { from: marker.from, to: range.to }, EDGE));
}

const EDGE = oneOf(`${WHITE};`);
