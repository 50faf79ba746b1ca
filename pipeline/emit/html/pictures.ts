import { STATES } from '../../tree/codes.ts';
import { deadlineLine, groupBars, statesBar } from '../charts/charts.ts';
import { byArea, byDeadline, byState, byTopic, type Group, groupingOf } from '../charts/counts.ts';
import type { ProblemRow } from '../rows/model.ts';
import { STATE_WORDS } from '../words.ts';
import { chartFigure } from './figure.ts';
import { html, type Markup } from './markup.ts';

/** How many areas and topics a chart shows. */
const MOST = 8;

/**
 * The pictures people look at first: states, problems by area and by topic, deadlines. Each says in its label what it shows, and has
 * its figures as a table. Nothing where there are no problems. `today` is the document's own date.
 * Areas are a document's own: problems of several documents are not counted by them.
 */
export function pictures(
  rows: readonly ProblemRow[],
  { today, oneDocument }: { readonly today: string | null; readonly oneDocument: boolean },
): Markup | false {
  if (rows.length === 0) return false;
  const states = byState(rows);
  const areas = oneDocument ? byArea(rows, MOST) : [];
  const topics = byTopic(rows, MOST);
  const days = byDeadline(rows);
  const { word: areaWord } = groupingOf(rows);
  const ofStates = STATES.filter((state) => states[state] > 0).map((state) => ({
    of: STATE_WORDS[state],
    key: state,
    count: states[state],
  }));
  const ofDays = days.map(({ date, count }) => ({ of: date, key: date, count }));
  return html`<details class="charts" open><summary>图表</summary><div>
${column([
  states.unstated < rows.length &&
    figure({ name: 'states', title: '整改状态', note: null, svg: statesBar(states), figures: ofStates }),
  days.length > 0 &&
    figure({
      name: 'deadlines',
      title: '整改时限',
      note: deadlineNote(rows),
      svg: deadlineLine(days, today),
      figures: ofDays,
    }),
])}
${areas.length > 0 && figure({ name: 'areas', title: `问题所属${areaWord}`, note: null, svg: groupBars(areas), figures: figuresOf(areas) })}
${topics.length > 0 && figure({ name: 'topics', title: '问题主题', note: html`一个问题可有几个主题`, svg: groupBars(topics), figures: figuresOf(topics) })}
</div></details>`;
}

/** Charts one above the other; nothing where there are none. */
function column(charts: readonly (Markup | false)[]): Markup | false {
  return charts.some(Boolean) && html`<div>${charts}</div>`;
}

/** One figure of a chart: what it counts, the value a filter takes for it (null: none), how many. */
interface Figure {
  readonly of: string;
  readonly key: string | null;
  readonly count: number;
}

const figuresOf = (groups: readonly Group[]): readonly Figure[] =>
  groups.map(({ name, key, count }) => ({ of: name, key, count }));

/** What the dots mean, and which problems the line of time does not show. */
function deadlineNote(rows: readonly ProblemRow[]): Markup {
  const open = rows.filter(({ deadline }) => deadline !== null && deadline.date === null).length;
  const none = rows.filter(({ deadline }) => deadline === null).length;
  const parts = [open > 0 && `长期坚持或无日期 ${open} 个`, none > 0 && `未写时限 ${none} 个`].filter(Boolean);
  return html`<span class="dot">全部完成</span><span class="dot open">尚有未完成</span>${parts.length > 0 && `;另有${parts.join('、')}`}`;
}

interface Picture {
  readonly name: 'states' | 'areas' | 'topics' | 'deadlines';
  readonly title: string;
  readonly note: Markup | null;
  readonly svg: string;
  readonly figures: readonly Figure[];
}

function figure({ name, title, note, svg, figures }: Picture): Markup {
  return chartFigure(
    { title, svg, words: figures.map(({ of, count }) => `${of} ${count}`).join(',') },
    {
      attributes: html`class="chart" data-chart="${name}" data-keys="${figures.map(({ key }) => key ?? '').join('\n')}"`,
      note,
      more: html`<details><summary>数字</summary><table>${figures.map(({ of, count }) => html`<tr><th scope="row">${of}</th><td>${count}</td></tr>`)}</table></details>`,
    },
  );
}
