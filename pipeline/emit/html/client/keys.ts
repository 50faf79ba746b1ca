import type { ReviewedDocument } from './review.ts';

/** J, K: next, previous problem; C, ⇧C: next, previous check; /: find; Esc: take the filters off. Not while something is typed. */
export function listenToKeys(shown: () => ReviewedDocument | undefined): void {
  addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    const typing = target.matches('input:not([type=checkbox]), select, textarea');
    const current = shown();
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      current.filters?.clear();
      if (typing) target.blur();
      return;
    }
    if (typing) return;
    const act =
      ACTIONS[event.key.length === 1 && event.shiftKey ? `⇧${event.key.toLowerCase()}` : event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act(current);
  });
}

const ACTIONS: Readonly<Record<string, (current: ReviewedDocument) => void>> = {
  j: (current) => current.step(1),
  k: (current) => current.step(-1),
  c: (current) => current.stepCheck(1),
  '⇧c': (current) => current.stepCheck(-1),
  '/': (current) => current.filters?.focus(),
};
