import type { ReviewedDocument } from './review.ts';
import { markWords } from './words.ts';

/** The filters of one document: state, area, topic, text. What they leave out is hidden in the ledger and pale in the text. */
export class Filters {
  readonly #form: HTMLFormElement;
  readonly #document: ReviewedDocument;
  readonly #rows: readonly { readonly row: HTMLElement; readonly words: string; readonly marks: readonly Element[] }[];

  constructor(form: HTMLFormElement, of: ReviewedDocument) {
    this.#form = form;
    this.#document = of;
    const marks = new Map<string, Element[]>();
    for (const mark of of.source.querySelectorAll<HTMLElement>('.problem, p.in'))
      for (const name of (mark.dataset.r ?? mark.dataset.in ?? '').split(' ')) {
        const same = marks.get(name);
        if (same) same.push(mark);
        else marks.set(name, [mark]);
      }
    this.#rows = Array.from(of.ledger.querySelectorAll<HTMLElement>('.problems tr[data-r]'), (row) => ({
      row,
      words: folded(`${row.dataset.area ?? ''} ${row.dataset.topics ?? ''} ${row.textContent ?? ''}`),
      marks: marks.get(row.dataset.r ?? '') ?? [],
    }));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => this.apply());
    form.addEventListener('reset', () => setTimeout(() => this.apply()));
    // A browser that comes back to the page may have kept what was typed.
    this.apply();
  }

  /** Takes all filters off. */
  clear(): void {
    this.#form.reset();
    this.apply();
  }

  /** Sets one filter as if by hand; once more takes it off. */
  set(name: 'state' | 'area' | 'topic' | 'text', value: string): void {
    for (const field of this.#fields(name))
      if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        if (field.value === value) field.checked = !field.checked;
      } else field.value = field.value === value ? '' : value;
    this.apply();
  }

  focus(): void {
    const [field] = this.#fields('text');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  #fields(name: string): (HTMLInputElement | HTMLSelectElement)[] {
    return Array.from(this.#form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`));
  }

  apply(): void {
    const data = new FormData(this.#form);
    const states = data.getAll('state');
    const area = String(data.get('area') ?? '');
    const topic = String(data.get('topic') ?? '');
    const words = folded(String(data.get('text') ?? ''))
      .trim()
      .split(/\s+/)
      .filter(Boolean);
    let shown = 0;
    for (const { row, words: text, marks } of this.#rows) {
      const { state, area: rowArea, topics } = row.dataset;
      const fits =
        (states.length === 0 || states.includes(state ?? '')) &&
        (area === '' || rowArea === area) &&
        (topic === '' || (topics ?? '').split('\n').includes(topic)) &&
        words.every((word) => text.includes(word));
      row.hidden = !fits;
      for (const mark of marks) mark.classList.toggle('off', !fits);
      if (fits) shown++;
    }
    this.#hideEmptyGroups();
    const all = this.#rows.length;
    const output = this.#form.querySelector('output');
    if (output) output.textContent = shown === all ? `共 ${all} 个` : `${shown} / ${all} 个`;
    const none = this.#document.ledger.querySelector<HTMLElement>('.none');
    if (none) none.hidden = shown > 0;
    markWords(words, this.#document.source, this.#document.ledger);
  }

  /** Headings of groups whose rows are all hidden. */
  #hideEmptyGroups(): void {
    let area: HTMLElement | null = null;
    for (const body of this.#document.ledger.querySelectorAll<HTMLElement>('.problems tbody')) {
      if (body.matches('.area')) {
        area = body;
        area.hidden = true;
        continue;
      }
      body.hidden = !body.querySelector('tr[data-r]:not([hidden])');
      if (area && !body.hidden) area.hidden = false;
    }
  }
}

/** Letters of either case are the same, full-width ones too. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
