import { oneOf, WHITE } from '../../tree/chars.ts';
import type { DocumentRoot, ParagraphNode, TableNode } from '../../tree/nodes.ts';
import { trimRange } from '../../tree/reading.ts';
import { cardsOf } from './cards.ts';
import type { ColumnReader } from './columns.ts';
import { type Carry, rowsOf, type TableProblem, underSection } from './rows.ts';
import { titleIn } from './sections.ts';

const EDGE = oneOf(`${WHITE}|`);

const LONGEST_BETWEEN = 60;
const MOST_BETWEEN = 2;

/** Outline, kind and tables ask for the same tables: they are read once a tree. */
const read = new WeakMap<DocumentRoot, readonly TableProblem[]>();

/** The problems of all tables, in order. */
export function problemsInTables(root: DocumentRoot, reader: ColumnReader): readonly TableProblem[] {
  const known = read.get(root);
  if (known) return known;
  const problems = readTables(root, reader);
  read.set(root, problems);
  return problems;
}

/** A table without a head goes on with the one before it where only page furniture or a title stands between. */
function readTables(root: DocumentRoot, reader: ColumnReader): TableProblem[] {
  const { text } = root.data.reading;
  const problems: TableProblem[] = [];
  let carry: Carry | null = null;
  let between = 0;
  let cards: TableNode[] = [];
  const settle = () => {
    for (const problem of cardsOf(text, cards, reader)) problems.push(problem);
    cards = [];
  };
  for (const node of root.children) {
    if (node.type === 'table') {
      const found = rowsOf(text, node, reader, carry);
      if (found.problems.length === 0 && !found.carry) cards.push(node);
      else {
        settle();
        for (const problem of found.problems) problems.push(problem);
      }
      carry = found.carry;
      between = 0;
    } else if (node.data.noise === undefined) {
      settle();
      if (carry) carry = ++between > MOST_BETWEEN ? null : carryPast(text, node, carry);
    }
  }
  settle();
  return problems;
}

/** A short line between two pieces of a table is the title of the rows below it; a sentence ends the table. */
function carryPast(text: string, { data: { range } }: ParagraphNode, carry: Carry): Carry | null {
  const inner = trimRange(text, range, EDGE);
  if (inner.to - inner.from > LONGEST_BETWEEN || /[。;]/.test(text.slice(inner.from, inner.to))) return null;
  return underSection(carry, titleIn(text, inner));
}
