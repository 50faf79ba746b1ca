import { STATES } from '../../tree/codes.ts';
import { byState, groupingOf } from '../charts/counts.ts';
import type { DocumentRows } from '../rows/model.ts';
import { STATE_WORDS } from '../words.ts';
import { isFinding } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** Filters, steps, and what the marks mean. */
export function tools(document: DocumentRows, prefix: string): Markup {
  const { problems, ledger } = document;
  const states = byState(problems);
  const { word: areaWord, nameOf } = groupingOf(problems);
  const areas = distinct(problems.flatMap((row) => nameOf(row) ?? []));
  const topics = distinct(problems.flatMap(({ topicNames }) => topicNames)).toSorted((a, b) =>
    a.localeCompare(b, 'zh-CN'),
  );
  return html`<div class="tools" role="group" aria-label="筛选与跳转">
${
  problems.length > 0 &&
  html`<form class="filters" role="search" aria-label="筛选问题">
<fieldset><legend class="sr">按完成状态筛选</legend>${STATES.filter((state) => states[state] > 0).map(
    (state) =>
      html`<label class="chip ${state}"><input type="checkbox" name="state" value="${state}"><span>${STATE_WORDS[state]} <b>${states[state]}</b></span></label>`,
  )}</fieldset>
${areas.length > 1 && select('area', areaWord, `全部${areaWord}`, areas)}${topics.length > 1 && select('topic', '主题', '全部主题', topics)}
<label><span class="sr">按文字筛选</span><input type="search" name="text" placeholder="找问题、措施、单位…" autocomplete="off"></label>
<button type="reset">清除</button>
<output aria-live="polite"></output>
</form>`
}
<div class="steps">
<button type="button" data-step="problem" data-by="-1" aria-keyshortcuts="K" title="上一个问题(K)">↑<span class="sr">上一个问题</span></button>
<button type="button" data-step="problem" data-by="1" aria-keyshortcuts="J" title="下一个问题(J)">↓<span class="sr">下一个问题</span></button>
${ledger.checks.some(isFinding) && html`<button type="button" data-step="check" data-by="1" aria-keyshortcuts="C" title="下一处核对(C)">下一处核对</button>`}
<span class="views" role="group" aria-label="显示"><button type="button" data-view="ledger" aria-pressed="true">台账</button><button type="button" data-view="source" aria-pressed="false">原文</button></span>
</div>
${legend(prefix, document)}
<p class="said" role="status"></p>
</div>`;
}

function select(name: string, label: string, all: string, values: readonly string[]): Markup {
  return html`<label><span class="sr">按${label}筛选</span><select name="${name}"><option value="">${all}</option>${values.map(
    (value) => html`<option value="${value}">${value}</option>`,
  )}</select></label>`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function legend(prefix: string, { ledger }: DocumentRows): Markup {
  const items: readonly (readonly [string, string, boolean])[] = [
    ['statement', '问题', ledger.problems.length > 0],
    ['measure', '措施', ledger.measures.length > 0],
    ['status completed', '进度', ledger.problems.some(({ status }) => status.raw !== null)],
    ['deadline', '时限', ledger.problems.some(({ deadline }) => deadline !== null)],
    ['total', '公布的数字', ledger.totals.length > 0],
    ['check warning', '核对', ledger.checks.some(({ severity, spans }) => severity !== 'info' && spans.length > 0)],
    ['generated', '自动编号', ledger.document.generated.length > 0],
  ];
  return html`<details class="legend"><summary>图例与快捷键</summary>
<ul aria-label="原文中的标记">${items.map(([kind, name, there]) => there && html`<li><span class="${kind}">${name}</span></li>`)}${
    ledger.facts.length > 0 &&
    html`<li><label><input type="checkbox" data-facts aria-controls="${prefix}source"> <span class="fact">事实(金额、日期、文件…)</span></label></li>`
  }</ul>
<ul class="keys" aria-label="快捷键"><li><kbd>J</kbd> <kbd>K</kbd> 下一个、上一个问题</li><li><kbd>C</kbd> <kbd>⇧C</kbd> 下一处、上一处核对</li><li><kbd>/</kbd> 查找</li><li><kbd>Esc</kbd> 清除</li><li>点任一侧,另一侧跟随</li></ul></details>`;
}
