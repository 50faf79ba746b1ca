import { z } from 'zod';
import { KINDS, METRICS, ROLES, STATES } from '../tree/codes.ts';
import { bounded, MOST_WAYS } from './linear.ts';
import type { Rule } from './pack.ts';

/** The source of a regular expression on folded text; its loops are ended. */
const pattern = z
  .string()
  .refine(compiles, '不是可用的正则表达式')
  .refine((source) => !compiles(source) || bounded(source).ways <= MOST_WAYS, '可能在某些文本上极慢,请写明重复的次数')
  .overwrite((source) => (compiles(source) ? bounded(source).pattern : source));

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

/** Every rule pack by the name of its file in `rules/`, with what a rule of it yields. */
export const PACKS = {
  /** Words of labels: 整改情况, 责任单位 … `progress` is a status where its content is one and a response where it is not. */
  labels: z.strictObject({
    role: z.enum([
      'problem',
      'response',
      'progress',
      'status',
      'details',
      'area',
      'category',
      'leaders',
      'lead',
      'support',
      'persons',
      'deadline',
      'goal',
      'cause',
      'remark',
    ]),
    /** Its numbers count below those of the other labels of its role: 表现1 in 问题一. */
    under: z.literal(true).optional(),
  }),
  /** Roles of sections by the words of their titles. */
  sections: z.strictObject({ role: z.enum(ROLES) }),
  /** What the words of a heading or an enumerated item tell about it: names a problem, a measure, an area. */
  wording: z.strictObject({ reads: z.enum(['problem', 'measure', 'area', 'wrapped']) }),
  /** How paragraphs begin that belong to no problem: the end of the document, a sentence about several problems, the list of its annexes. */
  closings: z.strictObject({ closes: z.enum(['document', 'several', 'annexes']) }),
  /** Words of progress. */
  status: z.strictObject({ state: z.enum(STATES), longTerm: z.boolean() }),
  /** Words around those of progress: whose, joined how, foreseen when; see the head of the file. */
  progress: z.strictObject({
    reads: z.enum(['subject', 'rest', 'remains', 'declares', 'but', 'joint', 'open', 'foresees', 'will', 'reached']),
  }),
  /** Who answers for a problem and by when; see the head of the file for what `reads` means. */
  responsibility: z.strictObject({
    reads: z.enum(['office', 'named', 'by', 'acts', 'unit', 'long-term']),
    role: z.enum(['lead', 'support']).optional(),
  }),
  /** What the words before an enumeration say that it lists. */
  lists: z.strictObject({ announces: z.enum(['problems', 'measures', 'plans', 'other']) }),
  /** Kinds of documents by title, by the words of their first paragraphs and of their items; `reason`, in Chinese, why one is `other`. */
  kinds: z.strictObject({
    kind: z.enum(KINDS),
    from: z.enum(['title', 'text', 'item']),
    reason: z.string().optional(),
  }),
  /** Lines that a web page or a paper brings along; where they may stand: before the body, behind it, both, anywhere. */
  noise: z.strictObject({ at: z.enum(['head', 'foot', 'edge', 'any']) }),
  /** What a line at the top or the end is: the end of a title, a signing body, the document's number. */
  metadata: z.strictObject({
    reads: z.enum([
      'title-end',
      'body',
      'body-end',
      'sure-body',
      'number',
      'issuer',
      'date',
      'wrapper',
      'masthead',
      'speaker',
      'furniture',
      'headline',
    ]),
  }),
  /** What a column of a table (or a cell beside a label) holds, by the words of its head; see the head of the file. */
  columns: z.strictObject({
    holds: z.enum([
      'ordinal',
      'problem',
      'detail',
      'task',
      'area',
      'category',
      'cause',
      'goal',
      'plan',
      'result',
      'next',
      'status',
      'leaders',
      'lead',
      'support',
      'persons',
      'deadline',
      'finished',
      'remark',
      'other',
    ]),
  }),
  /** Rows and cells of tables that hold no problem: sums, notes, ticks; heads of figures. */
  tables: z.strictObject({ reads: z.enum(['sum', 'note', 'tick', 'figure']) }),
  /** What problems are about, two levels; see the head of the file for `weak` and `unless`. */
  topics: z.strictObject({
    topic: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    name: z.string().min(1),
    /** The topic above it; null at the first level. */
    parent: z.string().nullable(),
    weak: pattern.optional(),
    unless: pattern.optional(),
  }),
  /** Words around declared figures; see the head of the file for what `reads` means. */
  totals: z.strictObject({
    reads: z.enum([
      'noun',
      'aside',
      'foreign',
      'other',
      'round',
      'year',
      'region',
      'body',
      'progress',
      'act',
      'rate',
      'target',
      'this',
      'now',
      'evidence',
      'known',
    ]),
    metric: z.enum(METRICS).optional(),
    /** The metric where no figure of the other kind stands beside it. */
    alone: z.enum(METRICS).optional(),
    /** What was done, wherever it stands: in closing sections too. */
    told: z.boolean().optional(),
    /** A target that reaches no further than the next comma. */
    clause: z.boolean().optional(),
  }),
  /** Sentences of the preamble: who inspected whom, how, in which round; when it was fed back. */
  inspection: z.strictObject({
    reads: z.enum(['inspected', 'answers', 'team', 'lead', 'authority', 'round', 'type', 'feedback', 'other-deed']),
  }),
  /** Where to turn with opinions; `invitation` only shows that a paragraph says so. */
  contact: z.strictObject({ field: z.enum(['phone', 'address', 'postcode', 'email', 'invitation']) }),
  /** Words of an answer that contradict a state of completion: anywhere in it, or in its last sentence; and those around them that show they do not. */
  checks: z.strictObject({ at: z.enum(['anywhere', 'tail', 'before', 'after']) }),
  /** Words that hold a numeral and count nothing, from the numeral on. */
  phrases: z.strictObject({ reads: z.literal('set') }),
  /** Words around facts; see the head of the file for what `reads` means. `kind` is that of the fact. */
  facts: z.strictObject({
    reads: z.enum(['unit', 'created', 'revised', 'regulation', 'number', 'discipline', 'given', 'taking', 'done']),
    kind: z.enum(['document', 'regulation', 'count', 'period', 'people', 'discipline']).optional(),
  }),
  /** How problems of two documents are compared; see the head of the file for what `reads` means. */
  compare: z.strictObject({
    reads: z.enum(['stock', 'routine', 'verdict']),
    /** What a stock phrase still weighs; words weigh 1. */
    weight: z.number().min(0).max(1).optional(),
    /** Stock phrases that name a kind of place, body or people. */
    body: z.boolean().optional(),
    verdict: z.enum(['same', 'likely', 'unsure']).optional(),
    /** From which score on, in which comparison. */
    coverage: z.number().min(0).max(1).optional(),
    rounds: z.number().min(0).max(1).optional(),
    groups: z.number().min(0).max(1).optional(),
  }),
  /** What things are called in problems; see the head of the file for what `reads` means. */
  thesaurus: z.discriminatedUnion('reads', [
    z.strictObject({
      reads: z.enum(['same', 'near']),
      of: z.enum(['thing', 'act', 'fault', 'body']),
      as: z.string().min(1),
    }),
    z.strictObject({ reads: z.literal('opposed'), axis: z.string().min(1), as: z.string().min(1) }),
  ]),
} as const satisfies Record<string, z.ZodType>;

/** The names of the packs. */
export const NAMES = Object.keys(PACKS) as (keyof typeof PACKS)[];

export type RuleSet = { readonly [Name in keyof typeof PACKS]: readonly Rule<z.infer<(typeof PACKS)[Name]>>[] };
