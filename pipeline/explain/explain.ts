import { type Match, Matcher } from '../rules/matcher.ts';
import { NAMES } from '../rules/packs.ts';
import type { Rule, Rules } from '../rules/rules.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';
import { type Taking, takingsOf } from './takings.ts';

/** A paragraph or a table cell, with what was read in it. */
export interface ExplainedLine {
  /** Number of its first line in the canonical text, from 1. */
  readonly line: number;
  /** Its row and column in a table, from 1; null for a paragraph. */
  readonly cell: { readonly row: number; readonly column: number } | null;
  /** In the document's own characters. */
  readonly text: string;
  readonly takings: readonly (Taking & { readonly words: string; readonly losers: readonly string[] })[];
  /** The problem it belongs to; null for none. */
  readonly problem: string | null;
}

/** Each line of an interpreted document: what it was taken for, by which rule, and which rules of the same pack matched there and lost. */
export function explainLines(root: DocumentRoot, rules: Rules): ExplainedLine[] {
  const { reading, found } = root.data;
  const takings = takingsOf(root);
  const losers = new Losers(rules, reading.text);
  let next = 0;
  let problem = 0;
  return linesOf(root).map(({ line, cell, range }) => {
    const here: Taking[] = [];
    for (; (takings[next]?.range.from ?? Number.POSITIVE_INFINITY) < range.to; next++) {
      const taking = takings[next];
      if (taking && taking.range.from >= range.from) here.push(taking);
    }
    while ((found.problems[problem]?.range.to ?? Number.POSITIVE_INFINITY) <= range.from) problem++;
    const owner = found.problems[problem];
    return {
      line,
      cell,
      text: reading.original(range),
      takings: here.map((taking) => ({
        ...taking,
        words: reading.original(taking.range),
        losers: losers.of(taking, range),
      })),
      problem: owner && owner.range.from <= range.from ? owner.id : null,
    };
  });
}

interface Line {
  readonly line: number;
  readonly cell: { readonly row: number; readonly column: number } | null;
  readonly range: Range;
}

function linesOf(root: DocumentRoot): Line[] {
  return root.children.flatMap((node): Line[] => {
    if (node.type === 'paragraph') return [{ line: node.position.start.line, cell: null, range: node.data.range }];
    return node.children.flatMap((row) =>
      row.children.map(({ position, data }) => ({
        line: position.start.line,
        cell: { row: data.row + 1, column: data.column + 1 },
        range: data.range,
      })),
    );
  });
}

/** The rules of a pack by the id of each. */
class Losers {
  readonly #text: string;
  readonly #packOf = new Map<string, Matcher<unknown>>();
  /** What each pack matches in the line that is being explained: a line may hold thousands of takings. */
  #inLine = new Map<Matcher<unknown>, readonly Match<unknown>[]>();
  #line: Range | null = null;

  constructor(rules: Rules, text: string) {
    this.#text = text;
    for (const name of NAMES) {
      const pack: readonly Rule<unknown>[] = rules[name];
      const matcher = new Matcher(pack);
      for (const { id } of pack) this.#packOf.set(id, matcher);
    }
  }

  /** Ids of the rules of the winner's pack that match over some of what it took. */
  of({ rule, range }: Taking, line: Range): string[] {
    const matcher = rule === null ? undefined : this.#packOf.get(rule);
    if (!matcher) return [];
    const overlapping = this.#matches(matcher, line).filter(
      (match) => match.range.from + line.from < range.to && match.range.to + line.from > range.from,
    );
    return [...new Set(overlapping.map((match) => match.rule.id))].filter((id) => id !== rule);
  }

  #matches(matcher: Matcher<unknown>, line: Range): readonly Match<unknown>[] {
    if (line !== this.#line) this.#inLine = new Map();
    this.#line = line;
    const matches = this.#inLine.get(matcher) ?? matcher.all(this.#text.slice(line.from, line.to));
    this.#inLine.set(matcher, matches);
    return matches;
  }
}
