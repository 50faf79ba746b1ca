import { connectCharts } from './charts.ts';
import { connectChecks } from './checks.ts';
import { into, narrow, part } from './dom.ts';
import { Filters } from './filters.ts';
import { divide } from './split.ts';

/** Which sides of the page move to what was chosen. */
export type Sides = 'source' | 'ledger' | 'both';

/** One document of the page: its text on one side, its ledger on the other, and what was chosen on both. */
export class ReviewedDocument {
  readonly root: HTMLElement;
  readonly source: HTMLElement;
  readonly ledger: HTMLElement;
  readonly filters: Filters | null;
  /** Everything that answers to a name, by name. */
  readonly #things = new Map<string, HTMLElement[]>();
  #row: HTMLElement | null = null;
  #check = -1;
  /** What was chosen last. */
  #name: string | null = null;

  constructor(root: HTMLElement) {
    this.root = root;
    this.source = part(root, '.source');
    this.ledger = part(root, '.ledger');
    for (const thing of root.querySelectorAll<HTMLElement>('[data-r]'))
      for (const name of (thing.dataset.r ?? '').split(' ')) {
        const same = this.#things.get(name);
        if (same) same.push(thing);
        else this.#things.set(name, [thing]);
      }
    const form = root.querySelector<HTMLFormElement>('form.filters');
    this.filters = form && new Filters(form, this);
    for (const [i, row] of this.rows().entries()) this.#reachable(row, i === 0);
    this.source.addEventListener('click', (event) => this.#clickedSource(event));
    this.ledger.addEventListener('click', (event) => this.#clickedLedger(event));
    this.ledger.addEventListener('keydown', (event) => this.#keyInLedger(event));
    root.querySelector('.steps')?.addEventListener('click', (event) => this.#clickedStep(event));
    root.querySelector<HTMLInputElement>('[data-facts]')?.addEventListener('change', (event) => {
      this.source.classList.toggle('facts', (event.target as HTMLInputElement).checked);
    });
    divide(root);
    connectCharts(this);
    connectChecks(this);
  }

  /** Rows that can be chosen and are not filtered out, in order. */
  rows(): HTMLElement[] {
    return Array.from(this.ledger.querySelectorAll<HTMLElement>('tr[data-r]:not([hidden])'));
  }

  /** Chooses what answers to a name: marks it on both sides and moves the sides asked for to it. */
  select(name: string, move: Sides): void {
    this.#name = name;
    const things = this.#things.get(name) ?? [];
    const inText = things.filter((thing) => this.source.contains(thing));
    const inLedger = things.find((thing) => this.ledger.contains(thing)) ?? null;
    const row = inLedger?.closest<HTMLElement>('tr[data-r]') ?? null;
    if (row?.hidden) this.filters?.clear();
    for (const old of this.root.querySelectorAll('.on')) old.classList.remove('on');
    for (const thing of things) thing.classList.add('on');
    const problem = row?.dataset.r;
    if (problem && problem !== name)
      for (const around of this.#things.get(problem) ?? []) if (around.matches('.problem')) around.classList.add('on');
    this.#choose(row);
    // A statement stands inside its problem: the text moves to where the problem begins.
    const text =
      inText.find((thing) => thing.matches('.problem')) ?? inText[0] ?? (problem ? this.#problemText(problem) : null);
    if (move !== 'ledger') into(this.source, text);
    if (move !== 'source') into(this.ledger, inLedger && row && inLedger.offsetHeight < 200 ? inLedger : row);
  }

  /** Chooses the problem `by` rows on from the one chosen; says which. */
  step(by: number): void {
    const rows = this.rows().filter((row) => row.dataset.r !== undefined && !row.closest('.totals'));
    if (rows.length === 0) this.say('没有可跳转的行');
    const at = this.#row ? rows.indexOf(this.#row) : -1;
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length];
    if (!next) return;
    this.select(next.dataset.r ?? '', 'both');
    this.reveal();
    this.say(
      `第 ${rows.indexOf(next) + 1} / ${rows.length} 行:${next.querySelector('.statement')?.firstChild?.textContent ?? ''}`,
    );
  }

  /** Goes to the next thing that does not add up, or, by -1, the one before. */
  stepCheck(by: number): void {
    const checks = Array.from(this.root.querySelectorAll<HTMLElement>('.checks li[data-c]:not(.info)'));
    if (checks.length === 0) this.say('没有对不上的地方');
    this.#check = this.#check < 0 && by < 0 ? checks.length - 1 : (this.#check + by + checks.length) % checks.length;
    const check = checks[this.#check];
    if (!check) return;
    this.showCheck(check);
    this.reveal();
    this.say(
      `核对 ${this.#check + 1} / ${checks.length}:${check.querySelector('b')?.textContent ?? ''} ${check.querySelector('.say')?.textContent ?? ''}`,
    );
  }

  /** Marks a check and what it is about, on both sides. */
  showCheck(check: HTMLElement): void {
    const about = check.dataset.about?.split(' ')[0];
    if (about) this.select(about, 'both');
    for (const old of this.root.querySelectorAll('.checks .now, .source .now')) old.classList.remove('now');
    check.classList.add('now');
    const places = Array.from(this.source.querySelectorAll<HTMLElement>('[data-c]')).filter(({ dataset }) =>
      dataset.c?.split(' ').includes(check.dataset.c ?? ''),
    );
    for (const place of places) place.classList.add('now');
    if (places[0]) into(this.source, places[0]);
  }

  /** Brings text and ledger before the eyes, where the page stands elsewhere. */
  reveal(): void {
    const work = part(this.root, '.work');
    const { top, bottom } = work.getBoundingClientRect();
    if (top > 60 || bottom < innerHeight * 0.8) work.scrollIntoView({ block: 'start' });
  }

  say(words: string): void {
    part(this.root, '.said').textContent = words;
  }

  /** On a narrow window only one side is seen: shows that one. */
  view(side: 'source' | 'ledger'): void {
    this.root.dataset.view = side;
    for (const button of this.root.querySelectorAll<HTMLElement>('button[data-view]'))
      button.setAttribute('aria-pressed', String(button.dataset.view === side));
    if (this.#name !== null) this.select(this.#name, side);
  }

  #problemText(problem: string): HTMLElement | null {
    return this.#things.get(problem)?.find((thing) => thing.matches('.problem')) ?? null;
  }

  #choose(row: HTMLElement | null): void {
    if (this.#row) {
      this.#row.removeAttribute('aria-current');
      this.#reachable(this.#row, false);
    } else this.#reachable(this.rows()[0] ?? null, false);
    this.#row = row;
    row?.setAttribute('aria-current', 'true');
    this.#reachable(row ?? this.rows()[0] ?? null, true);
  }

  /** Tab stops once in the table: at the chosen row and its measures; the arrow keys do the rest. */
  #reachable(row: HTMLElement | null, on: boolean): void {
    for (const thing of row?.querySelectorAll<HTMLElement>('a, li[data-r]') ?? []) thing.tabIndex = on ? 0 : -1;
  }

  #clickedSource(event: MouseEvent): void {
    if (!getSelection()?.isCollapsed) return;
    const target = event.target as HTMLElement;
    const pin = target.closest<HTMLElement>('a[data-pin]');
    if (pin) event.preventDefault();
    const name = pin?.dataset.pin ?? target.closest<HTMLElement>('[data-r]')?.dataset.r?.split(' ')[0];
    const check = target.closest<HTMLElement>('[data-c]')?.dataset.c?.split(' ')[0];
    if (name) {
      // Where one side is seen at a time a touch only chooses; the number of a problem leads to the other side.
      if (pin && narrow()) this.view('ledger');
      this.select(name, 'ledger');
      if (pin && event.detail === 0) this.#row?.querySelector('a')?.focus({ preventScroll: true });
    }
    const listed = check && this.root.querySelector<HTMLElement>(`.checks [data-c="${check}"]`);
    if (listed) this.say(listed.textContent?.replace(/\s+/g, ' ').trim() ?? '');
  }

  #clickedLedger(event: MouseEvent): void {
    if (!getSelection()?.isCollapsed) return;
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLElement>('a[data-go]');
    if (link) event.preventDefault();
    const name = link?.dataset.go ?? target.closest<HTMLElement>('[data-r]')?.dataset.r;
    if (name) this.#show(name, link !== null);
  }

  /** Moves the text to what was chosen in the ledger. */
  #show(name: string, go: boolean): void {
    if (go && narrow()) this.view('source');
    this.select(name, 'source');
  }

  #keyInLedger(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && (event.target as HTMLElement).closest('tr[data-r]')) {
      event.preventDefault();
      const rows = this.rows();
      const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-r]');
      const next = row && rows[rows.indexOf(row) + by];
      if (!next) return;
      this.select(next.dataset.r ?? '', 'both');
      next.querySelector('a')?.focus({ preventScroll: true });
    }
    const item = (event.target as HTMLElement).closest<HTMLElement>('li[data-r]');
    if (item && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#show(item.dataset.r ?? '', true);
    }
  }

  #clickedStep(event: Event): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>('button');
    const { step, by, view } = button?.dataset ?? {};
    if (step === 'problem') this.step(Number(by));
    if (step === 'check') this.stepCheck(Number(by));
    if (view === 'source' || view === 'ledger') this.view(view);
  }
}
