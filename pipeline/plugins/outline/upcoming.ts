import type { Marker, Style } from '../../language/markers.ts';
import { isItemPart, type LabelOrder, mayOpen } from './label-order.ts';
import type { Step } from './numbering.ts';

/** For each step, the marker of the next one that begins an item by its labels. */
export function nextItems(steps: readonly Step[], order: LabelOrder): (Marker | null)[] {
  const items = new Array<Marker | null>(steps.length).fill(null);
  let next: Marker | null = null;
  for (let i = steps.length - 1; i >= 0; i--) {
    items[i] = next;
    const step = steps[i];
    if (step?.marker && mayOpen(step.ahead.find(isItemPart), order)) next = step.marker;
  }
  return items;
}

/** For each step, the ordinal of the next number of its style. */
export function followingOrdinals(steps: readonly Step[]): (number | null)[] {
  const next = new Map<Style, number>();
  const following = new Array<number | null>(steps.length).fill(null);
  for (let i = steps.length - 1; i >= 0; i--) {
    const marker = steps[i]?.marker;
    if (!marker) continue;
    following[i] = next.get(marker.style) ?? null;
    next.set(marker.style, marker.ordinal);
  }
  return following;
}
