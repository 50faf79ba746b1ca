import type { Role } from '../../tree/codes.ts';
import type { DocumentRoot, ParagraphNode } from '../../tree/nodes.ts';
import { isAnswer } from '../outline/label-order.ts';
import type { Line } from '../outline/lines.ts';
import type { Numbered } from '../outline/numbering.ts';
import type { TitleReader } from '../outline/steps.ts';
import { titleOf } from '../outline/steps.ts';
import type { Structure } from '../outline/structure.ts';
import { problemsInTables } from './blocks.ts';
import type { ColumnReader } from './columns.ts';

/**
 * The structure of a document whose ledger tables stand below numbered lines: such a line is a heading, no item, unless it names a
 * problem itself.
 * ```
 * 一、政治建设方面
 * | 序号 | 问题 | 整改情况 |
 * ```
 */
export function headingsAboveTables(
  root: DocumentRoot,
  lines: readonly Line[],
  structure: Structure,
  reader: TitleReader,
  columns: ColumnReader,
): Structure {
  const above = linesAbove(root, columns);
  if (above.size === 0) return structure;
  const { text } = root.data.reading;
  const roles = new Map<Numbered, Role | null>();
  const roleOf = (node: Numbered): Role | null => {
    const known = roles.get(node);
    if (known !== undefined) return known;
    const line = lines[node.line];
    const heads = line && above.has(line.node) && node.children.length === 0 && !node.ahead.some(isAnswer);
    const role = heads && structure.kindOf(node) === 'item' ? placeOf(text, line, reader) : null;
    roles.set(node, role);
    return role;
  };
  return {
    kindOf: (node) => (roleOf(node) ? 'heading' : structure.kindOf(node)),
    roleOf: (node) => roleOf(node) ?? structure.roleOf(node),
    ruleOf: (node) => (roleOf(node) ? 'tables.heading' : structure.ruleOf(node)),
    placesOf: (item) => structure.placesOf(item),
  };
}

/** What a line above a table names; null for a problem. */
function placeOf(text: string, line: Line, { wording }: TitleReader): Role | null {
  if (line.marker?.style === 'label:problem') return null;
  const { title, body } = titleOf(text, line);
  if (body) return null;
  const words = text.slice(title.from, title.to);
  const reads = wording.first(words)?.rule.gives.reads;
  if (reads === 'area') return 'area';
  return reads === 'problem' || reads === 'wrapped' ? null : 'category';
}

/** The paragraphs right above tables that name problems. */
function linesAbove(root: DocumentRoot, columns: ColumnReader): Set<ParagraphNode> {
  const tables = new Set(problemsInTables(root, columns).flatMap(({ problem, table }) => (problem ? table : [])));
  const above = new Set<ParagraphNode>();
  let last: ParagraphNode | null = null;
  for (const node of root.children) {
    if (node.type === 'table') {
      if (last && tables.has(node)) above.add(last);
      last = null;
    } else if (node.data.noise === undefined) last = node;
  }
  return above;
}
