import type { DocumentRows } from '../rows/model.ts';
import { CORRECTABLE_WORDS, wordsOfValue } from '../rows/values.ts';
import { CHECK_WORDS, FIELD_WORDS, KIND_WORDS, STATE_WORDS } from '../words.ts';
import { isFinding, placesOf, refs } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** Title and particulars of a document, and where it came from. */
export function heading({ ledger }: DocumentRows): Markup {
  const { document, inspection } = ledger;
  const particulars: readonly (readonly [string, string | null])[] = [
    [FIELD_WORDS.issuer ?? '', document.issuer],
    [FIELD_WORDS.number ?? '', document.number],
    [FIELD_WORDS.date ?? '', document.date],
    [FIELD_WORDS.inspectee ?? '', inspection.inspectee],
    [FIELD_WORDS.team ?? '', inspection.team ?? inspection.authority],
    ['巡察时间', inspection.startedOn && [inspection.startedOn, inspection.endedOn].filter(Boolean).join(' 至 ')],
    [FIELD_WORDS.feedbackOn ?? '', inspection.feedbackOn],
  ];
  return html`<header class="head">
<p class="kicker"><span class="kind">${KIND_WORDS[document.kind]}</span> ${document.file}${sourceLink(document.url)}</p>
<h2>${document.title ?? document.file}</h2>
<dl>${particulars.map(([name, value]) => value !== null && value !== '' && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function sourceLink(url: string | null): Markup | null {
  return url !== null && /^https?:\/\//i.test(url)
    ? html` <a href="${url}" rel="noreferrer noopener" target="_blank">来源网页</a>`
    : null;
}

/** The figures people ask for first. */
export function keyFigures(document: DocumentRows): Markup {
  const { problems, measures, checks } = document;
  const done = problems.filter(({ state }) => state === 'completed').length;
  const lasting = problems.filter(({ longTerm }) => longTerm).length;
  const findings = checks.filter(({ check }) => isFinding(check)).length;
  const known = problems.some(({ state }) => state !== 'unstated');
  const figures: readonly (readonly [string, number, string | null] | null)[] = [
    [`问题`, problems.length, null],
    known ? [STATE_WORDS.completed, done, `${Math.round((done / problems.length) * 1000) / 10}%`] : null,
    known ? ['未办结', problems.length - done, null] : null,
    lasting > 0 ? ['长期坚持', lasting, null] : null,
    ['措施', measures.length, null],
    ['核对发现', findings, null],
  ];
  return html`<ul class="figures" aria-label="总数">${figures.map(
    (figure) =>
      figure &&
      html`<li${figure[0] === '核对发现' && findings > 0 && html` class="bad"`}><b>${figure[1]}</b> <span>${figure[0]}${figure[2] !== null && html` <small>${figure[2]}</small>`}</span></li>`,
  )}</ul>`;
}

const SEVERITY_WORDS = { error: '错误', warning: '注意', info: '相符' } as const;

/** What does not add up, each with the places and rows it is about; last what was compared and agrees. */
export function checkList(document: DocumentRows, prefix: string): Markup {
  const checks = document.checks
    .map((row, index) => ({ ...row, index }))
    .toSorted((a, b) => RANK[a.check.severity] - RANK[b.check.severity]);
  const findings = checks.filter(({ check }) => isFinding(check)).length;
  return html`<section class="checks" aria-labelledby="${prefix}checks">
<h3 id="${prefix}checks">核对:${findings > 0 ? `${findings} 处对不上` : checks.length > 0 ? '没有对不上的地方' : '没有可核对的数字'}</h3>
${
  checks.length > 0 &&
  html`<ol>${checks.map(
    ({
      check,
      problems,
      index,
    }) => html`<li class="${check.severity}" data-c="${refs.check(index)}" data-about="${problems.map(({ id }) => id).join(' ')}">
<span class="tag">${SEVERITY_WORDS[check.severity]}</span> <b>${CHECK_WORDS[check.code]}</b> <span class="say">${check.message}</span>
<span class="go">${placesOf(check)
      .slice(0, 12)
      .map(
        (place, i) =>
          html`<button type="button" data-at="${i}" data-start="${place.start}" data-end="${place.end}">原文${placesOf(check).length > 1 && i + 1}</button>`,
      )}${problems.slice(0, 12).map(({ id, number }) => html`<a href="#${prefix}r-${id}" data-go="${id}">问题 ${number}</a>`)}</span></li>`,
  )}</ol>`
}${unfitList(document)}</section>`;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Corrections that no row takes any more. */
function unfitList({ unfit }: DocumentRows): Markup | false {
  return (
    unfit.length > 0 &&
    html`<h3>未能套用的更正:${unfit.length} 处</h3>
<ol>${unfit.map(({ correction: { field, row, quote, new: now, by }, reason }) => {
      const value = wordsOfValue(field, now, new Map()) || '无';
      return html`<li class="warning"><span class="tag">更正</span> <b>${CORRECTABLE_WORDS[field]}:${value}</b> <span class="say">${row}${quote !== '' && `“${quote}”`}${by !== null && `,${by}`}:${reason}</span></li>`;
    })}</ol>`
  );
}
