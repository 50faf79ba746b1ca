import type { DocumentRows } from '../rows/model.ts';
import { STATE_WORDS } from '../words.ts';
import { type Mark, marksOf } from './marks.ts';
import { escaped, html, Markup } from './markup.ts';

/**
 * The source text with everything marked that the ledger holds, a paragraph a line. Marks may nest, cross each other and run over
 * lines: what crosses or runs over is cut into pieces, each of which names what it belongs to. The first piece of a problem carries
 * its number as a link to its row. `prefix` keeps the ids of several documents apart.
 */
export function sourceText(document: DocumentRows, prefix: string): Markup {
  return new Markup(new Writer(document, prefix).write());
}

class Writer {
  readonly #document: DocumentRows;
  readonly #prefix: string;
  readonly #out: string[] = [];
  /** Marks open at the place reached, the innermost last. */
  #open: Mark[] = [];
  readonly #begun = new Set<Mark>();
  readonly #named = new Set<string>();
  readonly #rows: ReadonlyMap<string, DocumentRows['problems'][number]>;
  /** Problems from the one the place reached lies in or after. */
  readonly #problems: DocumentRows['ledger']['problems'];

  constructor(document: DocumentRows, prefix: string) {
    this.#document = document;
    this.#prefix = prefix;
    this.#rows = new Map(document.problems.map((row) => [row.id, row]));
    this.#problems = document.ledger.problems.toSorted((a, b) => a.span.start - b.span.start);
  }

  write(): string {
    const { text, pages } = this.#document.ledger;
    const marks = marksOf(this.#document.ledger);
    const breaks = pages.slice(1).map(({ number, span }) => ({ number, at: span.start }));
    let nextMark = 0;
    let nextBreak = 0;
    let at = 0;
    this.#line(text, 0);
    while (at < text.length) {
      this.#close(at);
      for (let mark = marks[nextMark]; mark && mark.start <= at; mark = marks[++nextMark]) this.#enter(mark);
      for (let page = breaks[nextBreak]; page && page.at <= at; page = breaks[++nextBreak])
        this.#out.push(
          html`<span class="page" role="note" aria-label="第 ${page.number} 页" data-n="${page.number}"></span>`.text,
        );
      const end = Math.min(
        text.length,
        newline(text, at),
        marks[nextMark]?.start ?? text.length,
        breaks[nextBreak]?.at ?? text.length,
        ...this.#open.map((mark) => mark.end),
      );
      this.#out.push(escaped(text.slice(at, end)));
      at = end;
      if (text[at] === '\n') at = this.#nextLine(text, at);
    }
    this.#leave(0);
    this.#out.push('</p>');
    return this.#out.join('');
  }

  /** Ends the line at the line feed `at` and begins the next; marks that run over it are closed and opened again. */
  #nextLine(text: string, at: number): number {
    const over = this.#open.filter((mark) => mark.end > at + 1);
    this.#leave(0);
    this.#out.push('</p>');
    this.#line(text, at + 1);
    for (const mark of over) this.#enter(mark);
    return at + 1;
  }

  /** A line that lies in one problem as a whole has its bar at the side. */
  #line(text: string, start: number): void {
    const end = newline(text, start);
    for (let next = this.#problems[1]; next && next.span.start <= start; next = this.#problems[1])
      this.#problems.shift();
    const [problem] = this.#problems;
    const around = problem && problem.span.start <= start && problem.span.end >= end && end > start ? problem : null;
    this.#out.push(around ? html`<p class="in ${around.status.state}" data-in="${around.id}">`.text : '<p>');
  }

  #enter(mark: Mark): void {
    // Those that end before this one does would cross it: the pieces inside them end with them.
    const depth = this.#open.findIndex(({ end }) => end < mark.end);
    const inside = depth < 0 ? [] : this.#open.slice(depth);
    this.#leave(this.#open.length - inside.length);
    for (const one of [mark, ...inside]) {
      this.#out.push(this.#tag(one));
      this.#open.push(one);
    }
  }

  /** Closes what ends at or before the place: the innermost ones, since nothing opens inside what ends before it. */
  #close(at: number): void {
    const first = this.#open.findIndex(({ end }) => end <= at);
    if (first >= 0) this.#leave(first);
  }

  #leave(depth: number): void {
    for (const _ of this.#open.slice(depth)) this.#out.push('</span>');
    this.#open = this.#open.slice(0, depth);
  }

  #tag(mark: Mark): string {
    const first = !this.#begun.has(mark);
    this.#begun.add(mark);
    const { kind, tone, hint, level } = mark;
    const names = mark.refs.join(' ');
    const about = kind === 'check' ? html` data-c="${names}"` : names !== '' && html` data-r="${names}"`;
    const id = kind === 'statement' ? null : this.#id(mark.refs[0]);
    const role = level !== null && first && html` role="heading" aria-level="${Math.min(level + 3, 9)}"`;
    const open = html`<span class="${kind}${tone ? ` ${tone}` : ''}"${about}${id}${role}${hint !== null && first && html` title="${hint}"`}>`;
    return kind === 'problem' && first ? open.text + this.#pins(mark) : open.text;
  }

  /** The id of what has this name, once: a value joined from pieces has it at the first one. */
  #id(ref: string | undefined): Markup | null {
    if (ref === undefined || this.#named.has(ref)) return null;
    this.#named.add(ref);
    return html` id="${this.#prefix}t-${ref}"`;
  }

  #pins(mark: Mark): string {
    return mark.refs
      .map((ref) => {
        const row = this.#rows.get(ref);
        return row === undefined
          ? ''
          : html`<a class="pin ${row.state}" href="#${this.#prefix}r-${ref}" data-pin="${ref}" data-n="${row.number}" aria-label="问题 ${row.number},${STATE_WORDS[row.state]},到台账"></a>`
              .text;
      })
      .join('');
  }
}

function newline(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
