import { createHash } from 'node:crypto';
import { assets, type Bundle } from './assets.ts';
import { html, Markup } from './markup.ts';

export interface Shell {
  /** What the browser calls it. */
  readonly title: string;
  /** What stands at its top, and a notice beside it. */
  readonly name: string;
  readonly notice: string | null;
  readonly bundle: Bundle;
  readonly body: Markup;
}

/**
 * One HTML file that needs nothing else: its script and styles are in it, and its own policy allows no other script, no network, no
 * font and no other file.
 */
export function pageOf({ title, name, notice, bundle, body }: Shell): string {
  const { script, styles } = assets(bundle);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
${
  html`<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<meta name="generator" content="taizhang"><title>${title}</title><style>${new Markup(styles)}</style></head>
<body>
<header class="page"><h1>${name}</h1>${notice !== null && html`<p class="redacted">${notice}</p>`}</header>
${body}
<script>${new Markup(script)}</script>
</body></html>`.text
}
`;
}
