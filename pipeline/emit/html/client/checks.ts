import { into, narrow } from './dom.ts';
import type { ReviewedDocument } from './review.ts';

/** Lets the places and rows that a check names be reached from it. */
export function connectChecks(of: ReviewedDocument): void {
  const list = of.root.querySelector('.checks');
  list?.addEventListener('click', (event) => {
    const target = event.target as HTMLElement;
    const check = target.closest<HTMLElement>('li[data-c]');
    const link = target.closest<HTMLElement>('a[data-go]');
    const button = target.closest<HTMLElement>('button[data-start]');
    if (!check) return;
    if (link) {
      event.preventDefault();
      of.showCheck(check);
      if (narrow()) of.view('ledger');
      of.select(link.dataset.go ?? '', 'both');
      of.reveal();
    } else if (button) {
      of.showCheck(check);
      if (narrow()) of.view('source');
      of.reveal();
      into(of.source, placeAt(of.source, Number(button.dataset.start)));
    }
  });
}

/** The element of the text that holds this character of it: lines are paragraphs, a line feed each between them. */
function placeAt(source: HTMLElement, offset: number): HTMLElement | null {
  let at = 0;
  for (const line of source.querySelectorAll<HTMLElement>('p')) {
    const length = line.textContent?.length ?? 0;
    if (offset <= at + length) return inside(line, offset - at);
    at += length + 1;
  }
  return null;
}

function inside(line: HTMLElement, offset: number): HTMLElement {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    at += node.nodeValue?.length ?? 0;
    if (offset < at) return node.parentElement ?? line;
  }
  return line;
}
