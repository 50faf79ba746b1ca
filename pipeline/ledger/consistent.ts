import type { z } from 'zod';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Row {
  readonly id: string;
  readonly parent?: string | null;
  readonly span?: Span;
  readonly spans?: readonly Span[];
}

const LISTS = ['outline', 'problems', 'measures', 'facts'] as const;

/** What holds between the rows of a ledger, which the shape of each cannot say. */
type Rows = { readonly text: string } & Readonly<Record<(typeof LISTS)[number], readonly Row[]>>;

/**
 * Rows have ids of their own, stand within the text, and what they are part of stands before them: so no row is part of itself, not by any
 * way round. One fault is told of each list.
 */
export function checkRows(ledger: Rows, context: z.RefinementCtx): void {
  for (const list of LISTS) {
    const before = new Set<string>();
    for (const [index, row] of ledger[list].entries()) {
      const message = faultOf(row, before, ledger.text.length);
      if (message !== null) {
        context.addIssue({ code: 'custom', path: [list, index], message });
        break;
      }
      before.add(row.id);
    }
  }
}

function faultOf({ id, parent = null, span, spans }: Row, before: ReadonlySet<string>, length: number): string | null {
  if (before.has(id)) return `编号 ${id} 前面已经有了`;
  if (parent !== null && !before.has(parent)) return `上级 ${parent} 不在它前面`;
  return (spans ?? (span ? [span] : [])).some(({ end }) => end > length) ? '位置超出全文' : null;
}
