import { byState } from '../charts/counts.ts';
import type { DocumentRows } from '../rows/model.ts';
import { KIND_WORDS } from '../words.ts';
import { isFinding } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { pictures } from './pictures.ts';
import { redacted } from './redact/redact.ts';
import { pageOf } from './shell.ts';
import { tables } from './table.ts';
import { sourceText } from './text.ts';
import { tools } from './tools.ts';
import { checkList, heading, keyFigures } from './top.ts';

export interface HtmlOptions {
  /** Names of people, phones, e-mail addresses and accounts are masked everywhere in the page. */
  readonly redact: boolean;
}

/**
 * The review page: one HTML file that needs nothing else – no network, no font, no other file. For each document what does not add
 * up, the charts, and the source text beside its ledger; of several documents one at a time, chosen from a list. The same rows give
 * the same page. What a document says can run nothing: it is escaped, and the page's own policy allows only its own script.
 */
export function renderHtml(documents: readonly DocumentRows[], { redact }: HtmlOptions): string {
  const shown = redact ? documents.map(redacted) : documents;
  const [only] = shown;
  const title =
    shown.length === 1 && only
      ? (only.ledger.document.title ?? only.ledger.document.file)
      : `${shown.length} 份文书的整改台账`;
  return pageOf({
    title: `${title} · 整改台账`,
    name: '整改台账',
    bundle: 'page',
    notice: redact ? '人名、电话、邮箱、账号已遮盖' : null,
    body: html`${shown.length > 1 && overview(shown)}
<main>${shown.map((document, i) => section(document, shown.length > 1 ? `d${i + 1}-` : ''))}</main>`,
  });
}

function section(document: DocumentRows, prefix: string): Markup {
  const { ledger, problems } = document;
  return html`<article class="document" id="${prefix}document" data-prefix="${prefix}">
${heading(document)}
${keyFigures(document)}
${checkList(document, prefix)}
${pictures(problems, { today: ledger.document.date, oneDocument: true })}
<section class="work" aria-label="原文与台账">
${tools(document, prefix)}
<div class="panes">
<section class="source" id="${prefix}source" tabindex="0" aria-label="原文" lang="${ledger.document.script === 'hant' ? 'zh-Hant' : 'zh-Hans'}">${sourceText(document, prefix)}</section>
<div class="split" role="separator" tabindex="0" aria-orientation="vertical" aria-label="调整原文与台账的宽度" aria-controls="${prefix}source" aria-valuemin="20" aria-valuemax="80" aria-valuenow="44"></div>
<section class="ledger" id="${prefix}ledger" tabindex="0" aria-label="台账">${tables(document, prefix)}</section>
</div></section></article>`;
}

/** Of several documents: all their problems in pictures, and the list to choose from. */
function overview(documents: readonly DocumentRows[]): Markup {
  return html`<nav class="overview" aria-label="文书">
${pictures(
  documents.flatMap(({ problems }) => problems),
  { today: null, oneDocument: false },
)}
<table><caption>${documents.length} 份文书</caption><thead><tr><th scope="col">文书</th><th scope="col">类型</th><th scope="col">问题</th><th scope="col">完成</th><th scope="col">措施</th><th scope="col">核对发现</th></tr></thead>
<tbody>${documents.map(({ ledger, problems, measures, checks }, i) => {
    const states = byState(problems);
    return html`<tr><th scope="row"><a href="#d${i + 1}-document">${ledger.document.title ?? ledger.document.file}</a></th><td>${KIND_WORDS[ledger.document.kind]}</td><td>${problems.length}</td><td>${states.completed}</td><td>${measures.length}</td><td>${checks.filter(({ check }) => isFinding(check)).length}</td></tr>`;
  })}</tbody></table></nav>`;
}
