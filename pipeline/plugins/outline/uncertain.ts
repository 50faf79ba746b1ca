import type { UncertainNote } from '../../tree/annotations.ts';
import type { Numbered } from './numbering.ts';
import { groupsOf, type Structure } from './structure.ts';
import { isLabel } from './style-ranks.ts';

/**
 * Items whose number goes on two lists at once:
 * ```
 * 2.产业振兴用力不足
 * (1)规划不实。
 * (2)龙头企业带动弱。
 * 3.监测帮扶不精准。        the third heading, or (3) with the wrong bracket?
 * (二)…
 * ```
 * Read as the number says; noted, because every other number of that list is a heading and none follows it.
 */
export function uncertainIn(nodes: readonly Numbered[], structure: Structure): UncertainNote[] {
  const groups = new Map<Numbered | null, readonly (readonly Numbered[])[]>();
  const listOf = ({ parent, style }: Numbered): readonly Numbered[] => {
    const known = groups.get(parent) ?? groupsOf(parent?.children ?? []);
    groups.set(parent, known);
    return known.find(([first]) => first?.style === style) ?? [];
  };
  return nodes.flatMap((node) => {
    if (structure.kindOf(node) !== 'item' || !node.marker || node.style !== node.marker.style) return [];
    // nobody writes 问题四 for 表现4
    if (isLabel(node.style)) return [];
    const siblings = listOf(node);
    const before = siblings.at(-2);
    const below = before?.children.at(-1);
    if (siblings.at(-1) !== node || !before?.marker || !below?.marker) return [];
    const headings = siblings.slice(0, -1).every((sibling) => structure.kindOf(sibling) === 'heading');
    const both = node.ordinal === before.ordinal + 1 && node.ordinal === below.ordinal + 1;
    return headings && both && structure.kindOf(below) === 'item'
      ? [{ marker: node.marker.range, after: before.marker.range, or: below.marker.range }]
      : [];
  });
}
