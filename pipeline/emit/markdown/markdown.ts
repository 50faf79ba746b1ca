import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { STATES } from '../../tree/codes.ts';
import type { DocumentRows, MeasureRow, ProblemRow } from '../rows/model.ts';
import { placeWords } from '../rows/places.ts';
import { correctedWords, namesIn, unitOf } from '../rows/values.ts';
import { CHECK_WORDS, FIELD_WORDS, KIND_WORDS, METRIC_WORDS, STATE_WORDS } from '../words.ts';
import { heading, list, paragraph, strong, table } from './nodes.ts';

/** Ledgers as a report in Markdown with GFM tables: what does not add up, how far things have come, and each problem with its measures. */
export function markdownOf(documents: readonly DocumentRows[], topicNames: ReadonlyMap<string, string>): string {
  const children = documents.flatMap((document) => reportOf(document, topicNames));
  const root: Root = { type: 'root', children };
  return unified()
    .use(remarkStringify, { bullet: '-', rule: '-' })
    .use(remarkGfm, { tablePipeAlign: false })
    .stringify(root);
}

function reportOf(document: DocumentRows, topicNames: ReadonlyMap<string, string>): RootContent[] {
  const { ledger } = document;
  return [
    heading(1, ledger.document.title ?? unitOf(ledger)),
    ...overview(document),
    ...findings(document),
    ...states(document),
    ...figures(document),
    ...problems(document, topicNames),
    ...freeMeasures(document),
    ...unfit(document),
  ];
}

function overview({ ledger }: DocumentRows): RootContent[] {
  const rows = Object.entries({ ...ledger.inspection, ...ledger.document }).flatMap(([name, value]) => {
    const word = FIELD_WORDS[name];
    return word !== undefined && name !== 'title' && typeof value === 'string' ? [[word, value]] : [];
  });
  return [
    table([['项目', '内容'], ['文件', ledger.document.file], ['类型', KIND_WORDS[ledger.document.kind]], ...rows]),
  ];
}

function findings({ checks }: DocumentRows): RootContent[] {
  if (checks.length === 0) return [];
  return [
    heading(2, '对账'),
    list(
      checks.map(
        ({ check, place }) => `${CHECK_WORDS[check.code]}:${check.message}${place ? `(${placeWords(place)})` : ''}`,
      ),
    ),
  ];
}

function states({ problems: rows }: DocumentRows): RootContent[] {
  if (rows.length === 0) return [];
  const counts = STATES.map((state) => [STATE_WORDS[state], rows.filter((row) => row.state === state).length] as const);
  const longTerm = rows.filter((row) => row.longTerm).length;
  return [
    heading(2, '进度'),
    table([
      ['状态', '问题数'],
      ...counts.filter(([, count]) => count > 0),
      ['合计', rows.length],
      ['其中长期坚持', longTerm],
    ]),
  ];
}

function figures({ totals }: DocumentRows): RootContent[] {
  if (totals.length === 0) return [];
  return [
    heading(2, '文书公布的数字'),
    table([['指标', '原文'], ...totals.map(({ metric, raw }) => [METRIC_WORDS[metric], raw])]),
  ];
}

function problems({ problems: rows }: DocumentRows, topicNames: ReadonlyMap<string, string>): RootContent[] {
  if (rows.length === 0) return [];
  const summary = rows.map(({ number, statement, state, longTerm, lead, deadline }) => [
    number,
    statement,
    `${STATE_WORDS[state]}${longTerm ? ',长期坚持' : ''}`,
    namesIn(lead),
    deadline?.raw ?? null,
  ]);
  const content: RootContent[] = [
    heading(2, '问题台账'),
    table([['序号', '问题', '完成状态', '责任单位', '整改时限'], ...summary]),
  ];
  let above: readonly (string | null)[] = [];
  for (const row of rows) {
    content.push(...headingsAbove(row, above), ...problem(row, topicNames));
    above = [row.area, row.category];
  }
  return content;
}

/** 方面 and 类别 where they are not those of the problem before. */
function headingsAbove(
  { area, category }: ProblemRow,
  [lastArea, lastCategory]: readonly (string | null)[],
): RootContent[] {
  const newArea = area !== (lastArea ?? null);
  const newCategory = newArea || category !== (lastCategory ?? null);
  return [
    ...(newArea && area !== null ? [heading(2, area)] : []),
    ...(newCategory && category !== null ? [heading(3, category)] : []),
  ];
}

function problem(row: ProblemRow, topicNames: ReadonlyMap<string, string>): RootContent[] {
  const { machine, deadline } = row;
  const said: [string, string | null | undefined][] = [
    ['具体表现', machine.details],
    ['完成状态', `${STATE_WORDS[row.state]}${row.longTerm ? ',长期坚持' : ''}`],
    ['整改进展', row.progress],
    ['责任领导', namesIn(row.leaders)],
    ['责任单位', namesIn(row.lead)],
    ['配合单位', namesIn(row.support)],
    ['责任人', namesIn(row.persons)],
    ['整改时限', deadline?.raw],
    ['主题', namesIn(row.topicNames)],
    ['人工更正', correctedWords(row.corrected, topicNames)],
    ['出处', placeWords(row.place)],
  ];
  const lines = said.flatMap(([name, value]) => (value ? [`${name}:${value}`] : []));
  const measures = row.measures.filter(({ nested }) => !nested).map(measureWords);
  return [
    heading(4, `${row.number}. ${row.statement}`),
    list(lines),
    ...(measures.length > 0 ? [paragraph(strong('整改措施')), list(measures, true)] : []),
  ];
}

function measureWords({ whole, corrected }: MeasureRow): string {
  const correction = corrected.get('text');
  return correction === undefined ? whole : `${whole}(人工更正${correction.by ? `,${correction.by}` : ''})`;
}

/** The measures of a narrative, under the headings they stand under. */
function freeMeasures({ measures }: DocumentRows): RootContent[] {
  const free = measures.filter(({ problem: owner, nested }) => owner === null && !nested);
  const headings = [...new Set(free.map((row) => row.heading))];
  return headings.flatMap((title) => [
    heading(2, title ?? '措施'),
    list(free.filter((row) => row.heading === title).map(measureWords), true),
  ]);
}

function unfit({ unfit: left }: DocumentRows): RootContent[] {
  if (left.length === 0) return [];
  return [
    heading(2, '未能套用的人工更正'),
    list(left.map(({ correction, reason }) => `${correction.row}「${correction.quote}」:${reason}`)),
  ];
}
