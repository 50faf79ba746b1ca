import { STATES } from '../../tree/codes.ts';
import { STATE_WORDS } from '../words.ts';
import type { ProblemRow } from './model.ts';
import type { Filled } from './table.ts';
import { namesIn, YES } from './values.ts';

/** The columns of a problem, each under the name people give it. */
export const PROBLEM = {
  number: { zh: '序号', en: 'number', width: 6, align: 'center', cell: ({ number }) => number },
  area: { zh: '方面', en: 'area', width: 13, field: 'area', merged: true, cell: ({ area }) => area },
  category: {
    zh: '类别',
    en: 'category',
    width: 16,
    field: 'category',
    merged: true,
    cell: ({ category }) => category,
  },
  statement: { zh: '问题', en: 'statement', width: 24, field: 'statement', cell: ({ statement }) => statement },
  details: { zh: '具体表现', en: 'details', width: 44, locked: true, cell: ({ machine }) => machine.details },
  measures: {
    zh: '整改措施',
    en: 'measures',
    width: 50,
    locked: true,
    cell: ({ measures }) => measures.flatMap(({ nested, whole }) => (nested ? [] : [whole])).join('\n'),
  },
  leaders: { zh: '责任领导', en: 'leaders', width: 9, field: 'leaders', cell: ({ leaders }) => namesIn(leaders) },
  lead: { zh: '责任单位', en: 'lead', width: 13, field: 'lead', cell: ({ lead }) => namesIn(lead) },
  support: { zh: '配合单位', en: 'support', width: 11, field: 'support', cell: ({ support }) => namesIn(support) },
  persons: { zh: '责任人', en: 'persons', width: 9, field: 'persons', cell: ({ persons }) => namesIn(persons) },
  deadline: {
    zh: '整改时限',
    en: 'deadline',
    width: 15,
    field: 'deadline',
    cell: ({ deadline }) => deadline?.raw ?? null,
  },
  progress: { zh: '整改进展', en: 'progress', width: 18, field: 'progress', cell: ({ progress }) => progress },
  state: {
    zh: '完成状态',
    en: 'state',
    width: 11,
    align: 'center',
    field: 'state',
    choices: STATES.map((state) => STATE_WORDS[state]),
    cell: ({ state }) => STATE_WORDS[state],
  },
  longTerm: {
    zh: '长期坚持',
    en: 'longTerm',
    width: 9,
    align: 'center',
    field: 'longTerm',
    choices: [YES],
    cell: ({ longTerm }) => (longTerm ? YES : null),
  },
  topics: { zh: '主题', en: 'topics', width: 11, field: 'topics', cell: ({ topicNames }) => namesIn(topicNames) },
} as const satisfies Record<string, Filled<ProblemRow>>;
