import { chartFigure } from '../html/figure.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/shell.ts';
import { picturesOf } from './drawings.ts';
import { type Cell, type Column, cellText, type Grid, type Piece, type Report } from './report.ts';

/**
 * A report as one HTML file that needs nothing else: key figures, doubts, charts, and the tables, whose rows are filtered together. What
 * a document says can run nothing.
 */
export function reportPage(report: Report): string {
  const { title, notes, grids } = report;
  const tables = grids.filter(({ keyFigures }) => !keyFigures);
  return pageOf({
    title,
    name: '巡察整改比对',
    notice: null,
    bundle: 'report',
    body: html`<main class="report">
<header class="head"><h2>${title}</h2></header>
${grids.filter(({ keyFigures }) => keyFigures).map(keyFigures)}
${notes.length > 0 && html`<ul class="notes" aria-label="注意">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${charts(grids)}
${tools(tables)}
<nav class="contents" aria-label="各表">${tables.map((grid, index) => html`<a href="#g${index + 1}">${grid.title} <b>${grid.rows.length}</b></a>`)}</nav>
${tables.map((grid, index) => section(grid, `g${index + 1}`))}
<p class="none nothing" hidden>没有符合条件的行。</p>
</main>`,
  });
}

function keyFigures({ title, columns, rows: [row = []] }: Grid): Markup {
  return html`<ul class="figures" aria-label="${title}">${columns.map(
    ({ name }, at) => row[at] !== null && html`<li><b>${cellText(row[at] ?? null)}</b> <span>${name}</span></li>`,
  )}</ul>`;
}

function charts(grids: readonly Grid[]): Markup | false {
  const pictures = grids.flatMap(picturesOf);
  return (
    pictures.length > 0 &&
    html`<details class="charts" open><summary>图表</summary><div>${pictures.map((picture) =>
      chartFigure(picture, {
        attributes: picture.wide ? html`class="chart wide"` : html`class="chart"`,
        note:
          picture.legend.length > 0
            ? html`${picture.legend.map(({ name, tone }) => html`<span class="key ${tone}">${name}</span>`)}`
            : null,
        more: null,
      }),
    )}</div></details>`
  );
}

/** A search for words, and a filter for each column of badges: states, verdicts. */
function tools(grids: readonly Grid[]): Markup {
  const badges = new Map<string, Map<string, { readonly tone: string; count: number }>>();
  for (const { columns, rows } of grids)
    for (const row of rows)
      for (const [at, cell] of row.entries()) {
        if (!isBadge(cell)) continue;
        const name = columns[at]?.name ?? '';
        const values = badges.get(name) ?? new Map<string, { tone: string; count: number }>();
        const value = values.get(cell.badge) ?? { tone: cell.tone, count: 0 };
        value.count++;
        badges.set(name, values.set(cell.badge, value));
      }
  return html`<div class="tools" role="group" aria-label="筛选"><form class="filters" role="search" aria-label="筛选各表">
${[...badges].map(
  ([name, values]) =>
    html`<fieldset><legend>${name}</legend>${[...values].map(
      ([badge, { tone, count }]) =>
        html`<label class="chip ${tone}"><input type="checkbox" name="${name}" value="${badge}"><span>${badge} <b>${count}</b></span></label>`,
    )}</fieldset>`,
)}
<label><span class="sr">按文字筛选</span><input type="search" name="text" placeholder="找问题、单位、依据…" autocomplete="off"></label>
<button type="reset">清除</button>
<output aria-live="polite"></output>
</form><details class="legend"><summary>快捷键</summary><ul aria-label="快捷键"><li><kbd>J</kbd> <kbd>K</kbd> 下一行、上一行</li><li><kbd>/</kbd> 查找</li><li><kbd>Esc</kbd> 清除</li></ul></details></div>`;
}

function section({ title, columns, rows }: Grid, id: string): Markup {
  const headings = columns.map((column) => html`<th scope="col" class="${classOf(column)}">${column.name}</th>`);
  return html`<section class="grid" id="${id}" aria-labelledby="${id}-title"><h3 id="${id}-title">${title} <small>${rows.length}</small></h3>
<div tabindex="0" role="region" aria-labelledby="${id}-title"><table><thead><tr>${headings}</tr></thead>
<tbody>${rows.map((row) => html`<tr data-row>${row.map((cell, at) => html`<td class="${classOf(columns[at])}">${content(cell, columns[at]?.name ?? '')}</td>`)}</tr>`)}</tbody></table>${rows.length === 0 && html`<p class="none">无。</p>`}</div></section>`;
}

const classOf = (column: Column | undefined): string =>
  column?.align === 'right' ? 'figure' : (CLASSES[column?.width ?? 0] ?? 'text');
const CLASSES = ['short', 'short', 'brief'];

function content(cell: Cell, column: string): Markup | string {
  if (isBadge(cell))
    return html`<span class="badge ${cell.tone}" data-badge="${column} ${cell.badge}">${cell.badge}</span>`;
  if (typeof cell !== 'object' || cell === null || !('line' in cell)) return cellText(cell);
  return html`<span class="${cell.line ? 'line' : 'side'}">${cell.pieces.map(piece)}</span>`;
}

function piece({ text, change }: Piece): Markup | string {
  if (change === 'kept') return text;
  return change === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
}

const isBadge = (cell: Cell) => typeof cell === 'object' && cell !== null && 'badge' in cell;
