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
  /** Rows of other lists that it names. */
  readonly outline?: string | null;
  readonly problem?: string | null;
  readonly of?: string;
}

const LISTS = ['outline', 'problems', 'measures', 'facts'] as const;
type List = (typeof LISTS)[number];

/** In which lists a row stands that another one names. */
const NAMED = { outline: ['outline'], problem: ['problems'], of: ['problems', 'measures'] } as const;
const NAMES = ['outline', 'problem', 'of'] as const;

/** What holds between the rows of a ledger, which the shape of each cannot say. */
type Rows = Readonly<Record<List, readonly Row[]>> & {
  readonly text: string;
  readonly checks: readonly { readonly refs: readonly string[] }[];
};

/**
 * Rows have ids of their own, stand within the text, name rows that there are, and what they are part of stands before them: so no row is
 * part of itself, not by any way round. One fault is told of each list.
 */
export function checkRows(ledger: Rows, context: z.RefinementCtx): void {
  const ids = idsOf(ledger);
  const tell = (list: List | 'checks', index: number, message: string) =>
    context.addIssue({ code: 'custom', path: [list, index], message });
  for (const list of LISTS) {
    const before = new Set<string>();
    for (const [index, row] of ledger[list].entries()) {
      const message = faultOf(row, before, ledger.text.length) ?? strayOf(row, ids);
      if (message !== null) {
        tell(list, index, message);
        break;
      }
      before.add(row.id);
    }
  }
  const isRow = (ref: string) => LISTS.some((list) => ids[list].has(ref));
  for (const [index, { refs }] of ledger.checks.entries()) {
    const stray = refs.find((ref) => !isRow(ref));
    if (stray === undefined) continue;
    tell('checks', index, `refs 指的 ${stray} 不在台账里`);
    break;
  }
}

type Ids = Readonly<Record<List, ReadonlySet<string>>>;

function idsOf(ledger: Rows): Ids {
  const of = (list: List) => new Set(ledger[list].map(({ id }) => id));
  return { outline: of('outline'), problems: of('problems'), measures: of('measures'), facts: of('facts') };
}

/** What a row says of one that it names and that is not there. */
function strayOf(row: Row, ids: Ids): string | null {
  for (const name of NAMES) {
    const id = row[name] ?? null;
    if (id !== null && !NAMED[name].some((list) => ids[list].has(id))) return `${name} 指的 ${id} 不在台账里`;
  }
  return null;
}

function faultOf({ id, parent = null, span, spans }: Row, before: ReadonlySet<string>, length: number): string | null {
  if (before.has(id)) return `编号 ${id} 前面已经有了`;
  if (parent !== null && !before.has(parent)) return `上级 ${parent} 不在它前面`;
  return (spans ?? (span ? [span] : [])).some(({ end }) => end > length) ? '位置超出全文' : null;
}
