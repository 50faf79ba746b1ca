import type { Ledger } from '../../ledger/schema.ts';
import { STATES } from '../../tree/codes.ts';
import { FIELD_WORDS, KIND_WORDS, METRIC_WORDS, STATE_WORDS } from '../words.ts';
import { type Documents, type Item, itemsOf } from './items.ts';
import type { DocumentRows } from './model.ts';
import { Places } from './places.ts';
import { type Cell, type Filled, type Table, tableOf } from './table.ts';
import { unitOf } from './values.ts';

/** 概况: what a document is and how far it has come, an item a row; of several documents, a document a row. */
export function overviewTable(documents: Documents): Table {
  const [only] = documents.documents;
  if (documents.several || only === undefined) return documentsTable(documents);
  return tableOf<Told>(
    'overview',
    '概况',
    [
      { zh: '分组', en: 'group', width: 14, merged: true, cell: ({ group }) => group },
      { zh: '项目', en: 'item', width: 24, cell: ({ item }) => item },
      { zh: '内容', en: 'value', width: 70, align: 'left', cell: ({ value }) => value },
    ],
    toldOf(only),
  );
}

interface Told {
  readonly group: string;
  readonly item: string;
  readonly value: Cell;
}

function toldOf(document: DocumentRows): Told[] {
  const { ledger } = document;
  const told = (group: string, item: string, value: Cell): Told[] =>
    value === null || value === '' ? [] : [{ group, item, value }];
  const fields = (group: string, of: Readonly<Record<string, unknown>>) =>
    Object.entries(of).flatMap(([name, value]) => {
      const item = FIELD_WORDS[name];
      return item !== undefined && typeof value === 'string' ? told(group, item, value) : [];
    });
  return [
    ...told('文书', '文件', ledger.document.file),
    ...told('文书', '类型', KIND_WORDS[ledger.document.kind]),
    ...fields('文书', ledger.document),
    ...told('文书', '来源网址', ledger.document.url),
    ...fields('巡察', ledger.inspection),
    ...countsOf(document).flatMap(({ item, value }) => told('统计', item, value)),
    ...ledger.totals.flatMap(({ metric, raw }) => told('文书公布', METRIC_WORDS[metric], raw)),
    ...fields('联系方式', ledger.contact),
    ...document.unfit.flatMap(({ correction, reason }) =>
      told('未能套用的更正', correction.quote, `${reason}(${correction.row})`),
    ),
    ...told('生成', '程序与规则', `${ledger.generator.name} ${ledger.generator.version},${ledger.generator.rules}`),
    ...told('生成', '文件摘要', ledger.document.id),
  ];
}

function countsOf({ problems, measures, checks }: DocumentRows): { readonly item: string; readonly value: number }[] {
  const states = STATES.map((state) => ({
    item: `其中${STATE_WORDS[state]}`,
    value: problems.filter((row) => row.state === state).length,
  }));
  return [
    { item: '问题', value: problems.length },
    ...states.filter(({ value }) => value > 0),
    { item: '其中长期坚持', value: problems.filter(({ longTerm }) => longTerm).length },
    { item: '措施', value: measures.length },
    { item: '核对不符', value: checks.filter(({ check }) => check.severity !== 'info').length },
    { item: '人工更正', value: [...problems, ...measures].reduce((sum, { corrected }) => sum + corrected.size, 0) },
  ].filter(({ item, value }) => value > 0 || item === '问题' || item === '措施');
}

function documentsTable({ documents }: Documents): Table {
  const text = (zh: string, en: string, width: number, cell: (ledger: Ledger) => Cell): Filled<DocumentRows> => ({
    zh,
    en,
    width,
    cell: ({ ledger }) => cell(ledger),
  });
  const count = (zh: string, en: string, cell: (document: DocumentRows) => number): Filled<DocumentRows> => ({
    zh,
    en,
    width: 10,
    align: 'right',
    cell,
  });
  return tableOf<DocumentRows>(
    'overview',
    '概况',
    [
      text('被巡察单位', 'inspectee', 18, unitOf),
      text('文件', 'file', 22, ({ document }) => document.file),
      text('类型', 'kind', 10, ({ document }) => KIND_WORDS[document.kind]),
      text('标题', 'title', 40, ({ document }) => document.title),
      text('发文单位', 'issuer', 20, ({ document }) => document.issuer),
      text('日期', 'date', 12, ({ document }) => document.date),
      text('巡察组', 'team', 18, ({ inspection }) => inspection.team),
      text('轮次', 'round', 12, ({ inspection }) => inspection.round),
      text('反馈日期', 'feedbackOn', 12, ({ inspection }) => inspection.feedbackOn),
      count('问题', 'problems', ({ problems }) => problems.length),
      ...STATES.map((state) =>
        count(STATE_WORDS[state], state, ({ problems }) => problems.filter((row) => row.state === state).length),
      ),
      count('长期坚持', 'longTerm', ({ problems }) => problems.filter(({ longTerm }) => longTerm).length),
      count('措施', 'measures', ({ measures }) => measures.length),
      count('核对不符', 'findings', ({ checks }) => checks.filter(({ check }) => check.severity !== 'info').length),
      count('未能套用的更正', 'unfit', ({ unfit }) => unfit.length),
      { ...text('文件摘要', 'id', 30, ({ document }) => document.id), hidden: true },
    ],
    documents,
  );
}

/** 原文: the text, a paragraph a row, for the links of the other tables. */
export function sourceTable(documents: Documents): Table {
  const items = itemsOf(documents, ({ ledger }) => {
    const places = new Places(ledger);
    let start = 0;
    return ledger.text.split('\n').map((text) => {
      const place = places.at(start);
      start += text.length + 1;
      return { text, place };
    });
  });
  type Row = (typeof items)[number]['row'];
  const paged = documents.documents.some(({ ledger }) => ledger.pages.length > 0);
  const columns: Filled<Item<Row>>[] = [
    { zh: '段', en: 'paragraph', width: 7, align: 'center', cell: ({ row }) => row.place.paragraph },
    { zh: '原文', en: 'text', width: 120, cell: ({ row }) => row.text },
  ];
  const page: Filled<Item<Row>> = {
    zh: '页',
    en: 'page',
    width: 7,
    align: 'center',
    cell: ({ row }) => row.place.page,
  };
  const unit: Filled<Item<Row>> = {
    zh: '被巡察单位',
    en: 'inspectee',
    width: 16,
    cell: ({ document }) => unitOf(document.ledger),
  };
  const all = [...(documents.several ? [unit] : []), ...(paged ? [page] : []), ...columns];
  return tableOf('source', '原文', all, items);
}
