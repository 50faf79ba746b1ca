import { part } from './dom.ts';

/** Lets the line between text and ledger be moved, by pointer and by arrow keys. */
export function divide(root: HTMLElement): void {
  const panes = part(root, '.panes');
  const line = part(root, '.split');
  const put = (percent: number) => {
    const share = Math.round(Math.min(80, Math.max(20, percent)));
    panes.style.setProperty('--share', `${share}%`);
    line.setAttribute('aria-valuenow', String(share));
  };
  line.addEventListener('pointerdown', (event) => {
    line.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  line.addEventListener('pointermove', (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { left, width } = panes.getBoundingClientRect();
    put(((event.clientX - left) / width) * 100);
  });
  line.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowRight' ? 4 : event.key === 'ArrowLeft' ? -4 : 0;
    if (by === 0) return;
    event.preventDefault();
    put(Number(line.getAttribute('aria-valuenow')) + by);
  });
}
