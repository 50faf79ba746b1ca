import { html, Markup } from './markup.ts';

export interface Drawn {
  readonly title: string;
  readonly svg: string;
  /** What the chart shows, for those who cannot see it. */
  readonly words: string;
}

/** A chart under its title; `attributes` tell the page's script about it, `note` and `more` stand beside the title and below. */
export function chartFigure(
  { title, svg, words }: Drawn,
  {
    attributes,
    note,
    more,
  }: { readonly attributes: Markup; readonly note: Markup | null; readonly more: Markup | null },
): Markup {
  const told = html` role="img" aria-label="${title}:${words}"`;
  return html`<figure ${attributes}><figcaption>${title}${note !== null && html` <small>${note}</small>`}</figcaption>
${new Markup(`<svg${told.text}${svg.slice('<svg'.length)}`)}
${more}</figure>`;
}
