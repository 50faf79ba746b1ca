/** What browsers can mark without touching the page's elements; older ones go without. */
interface Marker {
  readonly set: (name: string, marks: unknown) => void;
  readonly delete: (name: string) => void;
}
type MarkerPage = {
  readonly CSS?: { readonly highlights?: Marker };
  readonly Highlight?: new (...ranges: Range[]) => unknown;
};

/** More would only slow the page. */
const MOST = 2000;

/** Marks every place of the words looked for, on both sides. */
export function markWords(words: readonly string[], ...sides: readonly HTMLElement[]): void {
  const { CSS, Highlight } = globalThis as MarkerPage;
  if (!CSS?.highlights || !Highlight) return;
  CSS.highlights.delete('found');
  if (words.length === 0) return;
  const ranges: Range[] = [];
  for (const side of sides) {
    const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
      const text = (node.nodeValue ?? '').toLowerCase();
      for (const word of words)
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}
