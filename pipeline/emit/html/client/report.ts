import { part } from './dom.ts';
import { folded } from './filters.ts';
import { listenToKeys, type Stepped } from './keys.ts';
import { markWords } from './words.ts';

/** The page of a comparison: tables whose rows are filtered together and stepped through. */
class ComparedTables implements Stepped {
  readonly filters = { clear: () => this.#clear(), focus: () => this.#search.select() };
  readonly #form = part<HTMLFormElement>(document, 'form.filters');
  readonly #search = part<HTMLInputElement>(document, 'form.filters [name=text]');
  readonly #main = part(document, 'main');
  readonly #rows = Array.from(this.#main.querySelectorAll<HTMLElement>('tr[data-row]'), (row) => ({
    row,
    words: folded(row.textContent ?? ''),
    badges: new Set(Array.from(row.querySelectorAll<HTMLElement>('[data-badge]'), (badge) => badge.dataset.badge)),
  }));

  constructor() {
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', () => this.#apply());
    this.#form.addEventListener('reset', () => setTimeout(() => this.#apply()));
    this.#main.addEventListener('click', (event) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-row]');
      if (row && getSelection()?.isCollapsed !== false) this.#choose(row);
    });
    this.#apply();
  }

  step(by: 1 | -1): void {
    const rows = this.#rows.filter(({ row }) => !row.hidden).map(({ row }) => row);
    const at = rows.findIndex((row) => row.hasAttribute('aria-current'));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    const row = rows[next];
    if (!row) return;
    this.#choose(row);
    row.scrollIntoView({ block: 'nearest' });
  }

  #choose(row: HTMLElement): void {
    for (const each of this.#rows) each.row.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
  }

  #clear(): void {
    this.#form.reset();
    this.#apply();
  }

  /** Hides rows that lack a word looked for, or have no badge of those asked for; and tables whose rows are all hidden. */
  #apply(): void {
    const data = new FormData(this.#form);
    const asked = new Map<string, string[]>();
    for (const [name, value] of data)
      if (name !== 'text') asked.set(name, [...(asked.get(name) ?? []), `${name} ${String(value)}`]);
    const words = folded(this.#search.value).trim().split(/\s+/).filter(Boolean);
    const filtered = words.length > 0 || asked.size > 0;
    let shown = 0;
    for (const { row, words: text, badges } of this.#rows) {
      row.hidden =
        !words.every((word) => text.includes(word)) ||
        ![...asked.values()].every((values) => values.some((value) => badges.has(value)));
      if (!row.hidden) shown++;
    }
    for (const section of this.#main.querySelectorAll<HTMLElement>('section.grid'))
      section.hidden = filtered && !section.querySelector('tr[data-row]:not([hidden])');
    part(this.#form, 'output').textContent = filtered ? `${shown} / ${this.#rows.length} 行` : '';
    part(document, '.nothing').hidden = !filtered || shown > 0;
    markWords(words, this.#main);
  }
}

const tables = new ComparedTables();
listenToKeys(() => tables);
document.documentElement.classList.add('ready');
