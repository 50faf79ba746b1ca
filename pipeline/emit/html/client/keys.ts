/** What keys act on. */
export interface Stepped {
  /** Goes to the next row (1) or the previous one (-1). */
  step(by: 1 | -1): void;
  stepCheck?(by: 1 | -1): void;
  readonly filters: { clear(): void; focus(): void } | null;
}

/** J, K: next, previous problem; C, ⇧C: next, previous check; /: find; Esc: take the filters off. Not while something is typed. */
export function listenToKeys(shown: () => Stepped | undefined): void {
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

const ACTIONS: Readonly<Record<string, (current: Stepped) => void>> = {
  j: (current) => current.step(1),
  k: (current) => current.step(-1),
  c: (current) => current.stepCheck?.(1),
  '⇧c': (current) => current.stepCheck?.(-1),
  '/': (current) => current.filters?.focus(),
};
