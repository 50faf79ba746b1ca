/** A piece of HTML that is safe to put into the page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = string | number | Markup | null | false | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * A template of HTML: everything put into it is escaped, but for what is {@link Markup} itself. Attributes must stand in double
 * quotes. Lists are joined; `null` and `false` give nothing.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = strings[0] ?? '';
  contents.forEach((content, i) => {
    text += rendered(content) + (strings[i + 1] ?? '');
  });
  return new Markup(text);
}

function rendered(content: Content): string {
  if (content === null || content === false) return '';
  if (content instanceof Markup) return content.text;
  return typeof content === 'object' ? content.map(rendered).join('') : escaped(String(content));
}
