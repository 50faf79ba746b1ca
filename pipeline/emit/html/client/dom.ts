/** The part of the page with this selector. Throws where the page was not made by this program. */
export function part<Kind extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Kind {
  const found = root.querySelector<Kind>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Whether there is room for one side only. */
export function narrow(): boolean {
  return matchMedia('(max-width: 60rem)').matches;
}

/** Scrolls a side of the page – and nothing else – until a thing in it stands a third down from its top. */
export function into(side: HTMLElement, thing: HTMLElement | null | undefined): void {
  const box = thing?.getClientRects()[0];
  if (!box) return;
  const frame = side.getBoundingClientRect();
  const seen = box.top >= frame.top + 48 && box.bottom <= frame.bottom - 24;
  if (!seen) side.scrollBy({ top: box.top - frame.top - frame.height * 0.28 });
}
