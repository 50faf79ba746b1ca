import type { ReviewedDocument } from './review.ts';

/** Of several documents one is shown at a time: the one the address names, else the first. Gives a function that tells which. */
export function chooseDocuments(documents: readonly ReviewedDocument[]): () => ReviewedDocument | undefined {
  let current = documents[0];
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const named = target && documents.find(({ root }) => root.contains(target));
    if (named) current = named;
    for (const each of documents) each.root.hidden = each !== current;
    for (const link of document.querySelectorAll('.overview a')) {
      const on = link.getAttribute('href') === `#${current?.root.id}`;
      if (on) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    if (!named || !target) return;
    const ref = target.closest<HTMLElement>('[data-r]')?.dataset.r?.split(' ')[0];
    if (ref) named.select(ref, 'both');
    else if (target === named.root) target.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  follow();
  return () => current;
}
