import { z } from 'zod';
import { FILE_FORMATS, KINDS, METRICS, ROLES, STATES } from '../tree/codes.ts';
import { checkRows } from './consistent.ts';

/** The name and version of the shape below, as every ledger names it. */
export const SCHEMA = 'taizhang/ledger@1';

/** What the reconciliation can find, in the order of the contract. */
export const CHECK_CODES = [
  'total-mismatch',
  'rate-mismatch',
  'sum-mismatch',
  'numbering-gap',
  'numbering-duplicate',
  'numbering-level',
  'missing-response',
  'missing-status',
  'status-conflict',
  'date-order',
  'duplicate-problem',
  'totals-agree',
  'uncertain-level',
  'unread-text',
  'not-rectification',
] as const;

export const FACT_KINDS = [
  'money',
  'date',
  'period',
  'document',
  'regulation',
  'count',
  'percent',
  'people',
  'discipline',
] as const;

const words = (zh: string, en: string) => z.string().min(1).describe(`${zh} / ${en}`);
const maybe = (zh: string, en: string) => z.string().min(1).nullable().describe(`${zh} / ${en}`);
const day = (zh: string, en: string) =>
  z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, '不是 2024-06-30 这样的日期')
    .nullable()
    .describe(`${zh} / ${en}`);
const ruleId = z.string().describe('读出此项的规则 / the rule that read this');
const id = (zh: string, en: string) => z.string().min(1).describe(`${zh} / ${en}`);
const ref = (zh: string, en: string) => z.string().min(1).nullable().describe(`${zh} / ${en}`);

const spanSchema = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine(({ start, end }) => start <= end, { message: '终点在起点之前' })
  .describe('在 text 中的起止位置(UTF-16 码元,左闭右开)/ offsets of `text` in UTF-16 code units, end exclusive');
const spanListSchema = z
  .array(spanSchema)
  .min(1)
  .describe(
    '由几处拼成的值的各处位置,用来代替 span / the places of a value joined from several pieces, instead of `span`',
  );

/** Adds the place of a value: `span`, or – where it is joined from pieces – `spans`; exactly one of the two. */
const placed = <Shape extends z.ZodRawShape, Place extends z.ZodType>(shape: Shape, one: Place) =>
  z
    .strictObject({ ...shape, span: z.exactOptional(one), spans: z.exactOptional(spanListSchema) })
    .refine(
      (value: { span?: unknown; spans?: unknown }) => (value.span === undefined) !== (value.spans === undefined),
      {
        message: 'exactly one of span and spans',
      },
    )
    .meta({ oneOf: [{ required: ['span'] }, { required: ['spans'] }] });
const quoted = <Shape extends z.ZodRawShape>(shape: Shape) => placed(shape, spanSchema);

const documentSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .describe('文件内容的 SHA-256 / SHA-256 of the file’s bytes'),
    file: words('文件名', 'base name of the file'),
    format: z.enum(FILE_FORMATS).describe('文件格式 / file format'),
    kind: z.enum(KINDS).describe('文书类型:反馈意见、整改通报、整改方案、叙述文章、其他 / kind of document'),
    title: maybe('标题', 'title'),
    issuer: maybe('发文单位', 'issuing body'),
    date: day('成文或发布日期', 'date of the document'),
    number: maybe('本文的文号', 'the document’s own number'),
    script: z.enum(['hans', 'hant']).describe('简体或繁体 / simplified or traditional'),
    pages: z.int().positive().nullable().describe('页数,仅 pdf / number of pages, pdf only'),
    url: maybe('来源网址', 'source address'),
    generated: z
      .array(spanSchema)
      .describe('由 Word 自动编号生成、文件中没有的字 / characters generated from Word’s automatic numbering'),
  })
  .describe('文书本身 / the document itself');

const inspectionSchema = z
  .strictObject({
    authority: maybe('派出巡察的党组织', 'who sent the inspection'),
    team: maybe('巡察组', 'inspection team'),
    inspectee: maybe('被巡察单位', 'inspected body'),
    round: maybe('轮次', 'round'),
    type: maybe('巡察类型', 'type of inspection'),
    startedOn: day('进驻日期', 'first day'),
    endedOn: day('结束日期', 'last day'),
    feedbackOn: day('反馈日期', 'date of the feedback'),
  })
  .describe('谁在何时巡察了谁 / who inspected whom, when');

const headingSchema = quoted({
  id: id('标题编号', 'id'),
  parent: ref('上级标题', 'id of the heading above'),
  level: z.int().positive().describe('层级,从 1 起 / level, from 1'),
  marker: maybe('序号', 'marker'),
  title: words('标题文字', 'title'),
  role: z.enum(ROLES).describe('章节的作用 / what the section is for'),
}).describe('一个标题 / a heading');

const responseSchema = quoted({ text: words('答复全文', 'everything said in answer') }).describe(
  '整改情况 / the response',
);

const statusSchema = placed(
  {
    state: z.enum(STATES).describe('整改状态 / state'),
    longTerm: z.boolean().describe('是否长期坚持 / whether it is kept up for long'),
    raw: maybe('原文的说法', 'the words of the document'),
    basis: z
      .enum(['label', 'lead', 'tail', 'table', 'scope'])
      .nullable()
      .describe('依据:标签、开头、结尾、表格、总括 / where it was read'),
    rule: ruleId.nullable(),
  },
  spanSchema.nullable(),
).describe('整改进度 / progress');

const responsibleSchema = z
  .strictObject({
    leaders: z.array(z.string().min(1)).describe('责任领导 / responsible leaders'),
    lead: z.array(z.string().min(1)).describe('责任(牵头)单位 / responsible units'),
    support: z.array(z.string().min(1)).describe('配合单位 / supporting units'),
    persons: z.array(z.string().min(1)).describe('责任人 / responsible persons'),
  })
  .describe('责任分工 / responsibility');

const deadlineSchema = quoted({
  raw: words('原文的说法', 'the words of the document'),
  date: day('期限的最后一天', 'the last day it allows'),
}).describe('整改时限 / deadline');

const problemSchema = z
  .strictObject({
    id: id('问题编号', 'id'),
    marker: maybe('序号', 'marker'),
    path: z.array(z.string().min(1)).describe('自上而下的各级序号 / markers from the top to its own'),
    statement: words('问题表述', 'statement'),
    area: maybe('所属方面', 'area above it'),
    category: maybe('所属类别', 'category above it'),
    outline: ref('最近的标题', 'nearest heading'),
    details: maybe('问题的具体描述', 'further description'),
    response: responseSchema.nullable(),
    status: statusSchema,
    responsible: responsibleSchema,
    deadline: deadlineSchema.nullable(),
    topics: z.array(z.string()).describe('主题代码,最贴切的在前 / topics, best first'),
    rule: ruleId,
    span: spanSchema,
  })
  .describe('一个问题 / a problem');

const measureSchema = quoted({
  id: id('措施编号', 'id'),
  problem: ref('所答复的问题', 'id of its problem'),
  outline: ref('最近的标题', 'nearest heading'),
  parent: ref('上级措施', 'id of the measure it is part of'),
  marker: maybe('序号', 'marker'),
  title: maybe('开头的短句', 'its leading short sentence'),
  text: words('措施全文', 'text'),
  rule: ruleId,
}).describe('一条措施 / a measure');

const factSchema = quoted({
  id: id('事实编号', 'id'),
  of: id('所在的措施或问题', 'id of the measure or problem it stands in'),
  kind: z.enum(FACT_KINDS).describe('种类 / kind'),
  raw: words('原文', 'the words of the document'),
  value: z
    .union([z.number(), z.string()])
    .nullable()
    .describe('数值(元、比例、个数)或日期 / value: yuan, share, count, ISO date'),
  unit: maybe('单位', 'unit'),
  what: maybe('所指', 'what is counted or named'),
  rule: ruleId,
}).describe('一个可核对的事实 / a fact');

const totalSchema = quoted({
  metric: z.enum(METRICS).describe('指标 / metric'),
  of: z
    .enum(['problems', 'tasks', 'measures', 'categories'])
    .nullable()
    .describe('进度数字统计的对象 / what a progress figure counts'),
  value: z.number().describe('数值 / value'),
  unit: maybe('单位', 'unit'),
  raw: words('原文', 'the words of the document'),
  rule: ruleId,
}).describe('文书自己公布的数字 / a figure the document declares');

const checkSchema = z
  .strictObject({
    code: z.enum(CHECK_CODES).describe('核对结果代码 / code'),
    severity: z.enum(['error', 'warning', 'info']).describe('轻重 / severity'),
    message: words('说明', 'message'),
    expected: z.number().nullable().describe('公布的数 / declared'),
    actual: z.number().nullable().describe('台账中的数 / found'),
    refs: z.array(z.string()).describe('有关的行 / rows concerned'),
    spans: z.array(spanSchema).describe('有关的原文位置 / places concerned'),
  })
  .describe('一项核对 / a check');

const contactSchema = z
  .strictObject({
    phone: maybe('电话', 'phone'),
    address: maybe('地址', 'address'),
    postcode: maybe('邮编', 'postcode'),
    email: maybe('邮箱', 'email'),
  })
  .describe('联系方式 / contact');

/** A ledger: one document's contents as `taizhang` writes them. Offsets are UTF-16 code units of `text`, money is in yuan, dates are ISO 8601. */
export const ledgerSchema = z
  .strictObject({
    schema: z.literal(SCHEMA).describe('格式名称与版本 / name and version of this format'),
    generator: z
      .strictObject({
        name: z.literal('taizhang'),
        version: z.string(),
        rules: z.string().describe('规则库的哈希 / hash of the rule packs'),
      })
      .describe('由何程序生成 / what made it'),
    document: documentSchema,
    inspection: inspectionSchema,
    text: z.string().describe('文书全文,未作任何改写 / the canonical text, nothing rewritten'),
    pages: z
      .array(z.strictObject({ number: z.int().positive(), span: spanSchema }))
      .describe('各页的位置,仅 pdf / pages, pdf only'),
    outline: z.array(headingSchema).describe('各级标题 / headings'),
    problems: z.array(problemSchema).describe('问题 / problems'),
    measures: z.array(measureSchema).describe('措施 / measures'),
    facts: z.array(factSchema).describe('事实 / facts'),
    totals: z.array(totalSchema).describe('公布的数字 / declared figures'),
    checks: z.array(checkSchema).describe('核对结果 / reconciliation'),
    contact: contactSchema,
  })
  .superRefine(checkRows)
  .describe('台账 / ledger');

export type Ledger = z.infer<typeof ledgerSchema>;
export type Heading = Ledger['outline'][number];
export type Problem = Ledger['problems'][number];
export type Measure = Ledger['measures'][number];
export type Fact = Ledger['facts'][number];
export type Total = Ledger['totals'][number];
export type Check = Ledger['checks'][number];
export type Status = Problem['status'];

/** The JSON Schema (draft 2020-12) of a ledger, with descriptions in Chinese and English. */
export function ledgerJsonSchema(): object {
  return z.toJSONSchema(ledgerSchema, { io: 'input' });
}
