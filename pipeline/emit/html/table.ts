import { groupingOf } from '../charts/counts.ts';
import type { DocumentRows, MeasureRow, ProblemRow } from '../rows/model.ts';
import { METRIC_WORDS, STATE_WORDS } from '../words.ts';
import { corrected, type TopicNames } from './corrected.ts';
import { refs } from './marks.ts';
import { type Content, html, type Markup } from './markup.ts';

const NO_TOPICS: TopicNames = new Map();

/** The ledger as tables: the problems under their areas and categories, measures without a problem, and the declared figures. */
export function tables(document: DocumentRows, prefix: string): Markup {
  return html`${problemTable(document.problems, prefix)}${looseMeasures(document.measures, prefix)}${totalsTable(document, prefix)}`;
}

/** What all rows of a table have in common: the ids' prefix, names of topics, and which columns there is something for. */
interface Frame {
  readonly prefix: string;
  readonly topics: TopicNames;
  readonly areaOf: (row: ProblemRow) => string | null;
  readonly measures: boolean;
  readonly duties: boolean;
}

function problemTable(rows: readonly ProblemRow[], prefix: string): Markup | false {
  if (rows.length === 0) return false;
  const names = rows.flatMap((row) => row.topics.map((code, i) => [code, row.topicNames[i] ?? code] as const));
  const frame: Frame = {
    prefix,
    topics: new Map(names),
    areaOf: groupingOf(rows).nameOf,
    measures: rows.some(
      ({ response, measures, corrected: changed }) => response ?? measures[0] ?? changed.get('progress'),
    ),
    duties: rows.some(hasDuties),
  };
  const width = 3 + Number(frame.measures) + Number(frame.duties);
  const groupHead = (words: string) => html`<th scope="rowgroup" colspan="${width}">${words}</th>`;
  return html`<table class="problems">
<caption class="sr">整改台账:${rows.length} 个问题</caption>
<thead><tr><th scope="col" class="number">序号</th><th scope="col"${frame.measures && html` class="statement"`}>问题</th>${
    frame.measures && html`<th scope="col">整改措施</th>`
  }${frame.duties && html`<th scope="col" class="duty">责任与时限</th>`}<th scope="col" class="state">完成状态</th></tr></thead>
${groups(rows).map(({ area, category, members, newArea }) => [
  newArea && area !== null && html`<tbody class="area"><tr>${groupHead(area)}</tr></tbody>`,
  html`<tbody>${category !== null && html`<tr class="category">${groupHead(category)}</tr>`}${members.map((row) => problemRow(row, frame))}</tbody>`,
])}
</table>
<p class="none" hidden>没有符合条件的问题。</p>`;
}

function hasDuties({ leaders, lead, support, persons, deadline, corrected: changed }: ProblemRow): boolean {
  const there = [leaders, lead, support, persons].some((list) => list.length > 0) || deadline !== null;
  return there || DUTIES.some((field) => changed.has(field));
}

const DUTIES = ['leaders', 'lead', 'support', 'persons', 'deadline'] as const;

interface RowGroup {
  readonly area: string | null;
  readonly category: string | null;
  readonly members: ProblemRow[];
  readonly newArea: boolean;
}

/** Rows that follow each other under the same area and category. */
function groups(rows: readonly ProblemRow[]): readonly RowGroup[] {
  const all: RowGroup[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last && last.area === row.area && last.category === row.category) last.members.push(row);
    else all.push({ area: row.area, category: row.category, members: [row], newArea: last?.area !== row.area });
  }
  return all;
}

function problemRow(row: ProblemRow, { prefix, topics, areaOf, measures, duties: withDuties }: Frame): Markup {
  const { id, number, state, topicNames, machine } = row;
  return html`<tr id="${prefix}r-${id}" data-r="${id}" data-state="${state}" data-area="${areaOf(row) ?? ''}" data-topics="${topicNames.join('\n')}"${row.corrected.size > 0 && html` data-corrected`}>
<td class="number"><a href="#${prefix}t-${id}" data-go="${id}" aria-label="问题 ${number},到原文">${number}</a>${machine.marker !== null && html`<small>${machine.marker}</small>`}</td>
<td class="statement">${corrected(row.statement, row.corrected.get('statement'), NO_TOPICS)}${
    machine.details !== null && html`<p class="details">${machine.details}</p>`
  }${
    topicNames.length > 0 &&
    html`<p class="topics">${corrected(
      topicNames.map((name) => html`<span>${name}</span>`),
      row.corrected.get('topics'),
      topics,
    )}</p>`
  }</td>
${measures && html`<td class="measures">${measureList(row)}</td>`}
${withDuties && html`<td class="duty">${duties(row)}</td>`}
<td class="state">${badge(row)}</td>
</tr>`;
}

function measureList(row: ProblemRow): Content {
  const { measures, response, progress } = row;
  const changed = row.corrected.get('progress');
  return [
    measures.length > 0
      ? html`<ol>${measures.map(measureItem)}</ol>`
      : response !== null && changed === undefined && html`<p>${response}</p>`,
    changed !== undefined && html`<div class="progress">${corrected(progress, changed, NO_TOPICS)}</div>`,
  ];
}

function measureItem(row: MeasureRow): Markup {
  return html`<li${row.nested && html` class="nested"`} data-r="${row.machine.id}" tabindex="-1">${measureWords(row)}</li>`;
}

/** Its marker stands out; what stands between marker and text stays. */
function measureWords({ marker, whole, text, corrected: changed }: MeasureRow): Content {
  const lead = whole.endsWith(text) ? whole.slice(0, whole.length - text.length) : (marker ?? '');
  return [lead !== '' && html`<b>${lead}</b>`, corrected(text, changed.get('text'), NO_TOPICS)];
}

function duties(row: ProblemRow): Markup {
  const { deadline } = row;
  const list = (name: string, field: 'leaders' | 'lead' | 'support' | 'persons') =>
    (row[field].length > 0 || row.corrected.has(field)) &&
    html`<div><dt>${name}</dt><dd>${corrected(row[field].join('、'), row.corrected.get(field), NO_TOPICS)}</dd></div>`;
  const due: Content =
    deadline === null
      ? ''
      : html`${deadline.raw}${deadline.date !== null && deadline.date !== deadline.raw && html` <time datetime="${deadline.date}">${deadline.date}</time>`}`;
  return html`<dl>${list('领导', 'leaders')}${list('责任', 'lead')}${list('配合', 'support')}${list('责任人', 'persons')}${
    (deadline !== null || row.corrected.has('deadline')) &&
    html`<div data-r="${refs.deadline(row.id)}"><dt>时限</dt><dd>${corrected(due, row.corrected.get('deadline'), NO_TOPICS)}</dd></div>`
  }</dl>`;
}

function badge(row: ProblemRow): Markup {
  const { id, state, machine } = row;
  const raw = machine.status.raw;
  return html`<span class="badge ${state}" data-r="${refs.status(id)}">${corrected(STATE_WORDS[state], row.corrected.get('state'), NO_TOPICS)}</span>${
    (row.longTerm || row.corrected.has('longTerm')) &&
    html`<span class="lasting">${corrected(row.longTerm ? '长期坚持' : '不长期', row.corrected.get('longTerm'), NO_TOPICS)}</span>`
  }${raw !== null && raw !== STATE_WORDS[state] && html`<small class="raw">“${raw}”</small>`}`;
}

/** Measures that hang on headings, as in a narrative. */
function looseMeasures(measures: readonly MeasureRow[], prefix: string): Markup | false {
  const loose = measures.filter(({ problem }) => problem === null);
  return (
    loose.length > 0 &&
    html`<table class="loose"><caption>措施:${loose.length} 条</caption>
<thead><tr><th scope="col">序号</th><th scope="col">措施</th></tr></thead>
${headed(loose).map(
  ([heading, members]) =>
    html`<tbody>${heading !== null && html`<tr class="category"><th scope="rowgroup" colspan="2">${heading}</th></tr>`}${members.map(
      (row, i) =>
        html`<tr id="${prefix}r-${row.machine.id}" data-r="${row.machine.id}"><td class="number"><a href="#${prefix}t-${row.machine.id}" data-go="${row.machine.id}" aria-label="措施 ${row.number},到原文">${i + 1}</a></td><td>${measureWords(row)}</td></tr>`,
    )}</tbody>`,
)}</table>`
  );
}

function headed(rows: readonly MeasureRow[]): readonly (readonly [string | null, MeasureRow[]])[] {
  const all: (readonly [string | null, MeasureRow[]])[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last && last[0] === row.heading) last[1].push(row);
    else all.push([row.heading, [row]]);
  }
  return all;
}

function totalsTable({ totals }: DocumentRows, prefix: string): Markup | false {
  return (
    totals.length > 0 &&
    html`<table class="totals"><caption>文中公布的数字:${totals.length} 个</caption>
<thead><tr><th scope="col">指标</th><th scope="col">数值</th><th scope="col">原文</th></tr></thead>
<tbody>${totals.map((total, i) => {
      const ref = refs.total(i);
      return html`<tr id="${prefix}r-${ref}" data-r="${ref}"><th scope="row"><a href="#${prefix}t-${ref}" data-go="${ref}">${METRIC_WORDS[total.metric]}</a></th><td class="value">${figureOf(total)}</td><td>${total.raw}</td></tr>`;
    })}</tbody></table>`
  );
}

function figureOf({ metric, value, unit }: DocumentRows['totals'][number]): string {
  if (metric === 'completion-rate') return `${Number((value * 100).toFixed(4))}%`;
  const money = metric === 'money-recovered' || metric === 'money-refunded' || metric === 'loss-recovered';
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 4 })} ${money ? '元' : (unit ?? '')}`.trim();
}
