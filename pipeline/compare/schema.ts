import { z } from 'zod';
import { KINDS, METRICS, STATES } from '../tree/codes.ts';
import { VERDICTS } from './lexicon.ts';

export const COVERAGE_SCHEMA = 'taizhang/coverage@1';
export const COMPARISON_SCHEMA = 'taizhang/comparison@1';
export const SUMMARY_SCHEMA = 'taizhang/summary@1';

const text = (zh: string, en: string) => z.string().min(1).describe(`${zh} / ${en}`);
const maybe = (zh: string, en: string) => z.string().min(1).nullable().describe(`${zh} / ${en}`);
const count = (zh: string, en: string) => z.int().nonnegative().describe(`${zh} / ${en}`);
const share = (zh: string, en: string) => z.number().min(0).max(1).nullable().describe(`${zh} / ${en}`);

const documentSchema = z
  .strictObject({
    id: text('文书编号(文件内容的 SHA-256)', 'id of the document'),
    file: text('文件名', 'file name'),
    kind: z.enum(KINDS).describe('文书类型 / kind of document'),
    title: maybe('标题', 'title'),
    unit: maybe('被巡察单位', 'inspected body'),
    round: maybe('轮次', 'round'),
    date: maybe('日期', 'date'),
    problems: count('问题数', 'problems'),
  })
  .describe('参加比对的文书 / a document compared');

const refSchema = z
  .strictObject({
    document: text('文书编号', 'id of the document'),
    id: text('问题编号', 'id of the problem'),
    statement: text('问题表述', 'statement'),
    state: z.enum(STATES).describe('整改状态 / state'),
  })
  .describe('一份台账中的一个问题 / a problem of a ledger');

const reasonSchema = z
  .strictObject({
    kind: z
      .enum(['same-text', 'word', 'characters', 'figure', 'topic', 'area', 'category', 'order', 'years', 'chain'])
      .describe(
        '依据的种类:文字相同、相同的词、相同的字、相同的数字、同一主题、同一方面、同一类别、前后次序、年份不同、与更早一轮的同一问题相连 / kind of evidence',
      ),
    text: text('依据', 'what both have'),
    weight: z.number().describe('分量 / weight'),
  })
  .describe('一条依据 / a reason');

const pairShape = {
  left: refSchema,
  right: refSchema,
  verdict: z.enum(VERDICTS).describe('判断:同一问题、很可能、存疑 / verdict'),
  score: z.number().min(0).max(1).describe('得分 / score'),
  relation: z
    .enum(['one-to-one', 'split', 'merge'])
    .describe('一对一、左边一个拆成右边几个、左边几个并成右边一个 / one to one, one to many, many to one'),
  reasons: z.array(reasonSchema).min(1).describe('依据,重的在前 / reasons'),
};

const wordingSchema = z
  .array(
    z.strictObject({
      change: z.enum(['kept', 'removed', 'added']),
      text: text('文字', 'words'),
    }),
  )
  .nullable()
  .describe('表述的改动,逐词;没有改动的为 null / changed wording, word by word; null where nothing changed');

const warningSchema = z
  .strictObject({
    code: z.enum(['other-unit', 'unknown-unit', 'same-round', 'order', 'sides']),
    message: text('说明', 'message'),
  })
  .describe('对所给文书的疑问 / a doubt about the documents given');

const headShape = {
  generator: z.strictObject({ name: z.literal('taizhang'), version: z.string(), rules: z.string() }),
  documents: z.array(documentSchema),
};

const areaSchema = z.strictObject({ from: maybe('左边的方面', 'left area'), to: maybe('右边的方面', 'right area') });

/** What `taizhang coverage` writes: which problem of a feedback which problem of the report answers. */
export const coverageSchema = z
  .strictObject({
    schema: z.literal(COVERAGE_SCHEMA),
    ...headShape,
    warnings: z.array(warningSchema),
    pairs: z.array(
      z.strictObject({
        ...pairShape,
        moved: areaSchema.nullable().describe('换了方面 / moved to another area'),
        wording: wordingSchema,
      }),
    ),
    onlyLeft: z.array(refSchema).describe('反馈了而没有答复的 / not answered'),
    onlyRight: z.array(refSchema).describe('答复了而反馈中没有的 / answers nothing'),
    flow: z
      .array(
        z.strictObject({
          from: maybe('反馈时的方面,没有方面的为类别', 'area (or category) in the feedback'),
          to: maybe('答复时的方面,没有方面的为类别', 'area (or category) in the report'),
          verdict: z.enum(VERDICTS).nullable().describe('判断;没有答复的为 null / verdict; null where not answered'),
          state: z.enum(STATES).nullable().describe('进度;没有答复的为 null / state; null where not answered'),
          problems: count('反馈的问题数', 'problems of the feedback'),
        }),
      )
      .describe('各方面的问题在哪里答复、进度如何 / where the problems of each area are answered'),
    counts: z.strictObject({
      left: count('反馈的问题', 'problems of the feedback'),
      right: count('答复的问题', 'problems of the report'),
      answered: count('有答复的(存疑的不算)', 'answered, unsure ones left out'),
      unsure: count('只有存疑的答复的', 'with an unsure answer only'),
      unanswered: count('没有答复的', 'not answered'),
      moved: count('换了方面的', 'moved'),
      reworded: count('改了表述的', 'reworded'),
      split: count('拆开的', 'split'),
      merged: count('合并的', 'merged'),
    }),
  })
  .describe('反馈与整改的对照 / coverage of a feedback by a report');
export type Coverage = z.infer<typeof coverageSchema>;

const statesShape = z
  .record(z.enum(STATES), count('问题数', 'problems'))
  .describe('各状态的问题数 / problems by state');

const measureRefSchema = z.strictObject({
  document: text('文书编号', 'id of the document'),
  id: text('措施编号', 'id of the measure'),
  problem: maybe('所答复的问题', 'its problem'),
});

/** What `taizhang compare` writes: what came back from round to round. */
export const comparisonSchema = z
  .strictObject({
    schema: z.literal(COMPARISON_SCHEMA),
    ...headShape,
    warnings: z.array(warningSchema),
    pairs: z.array(
      z.strictObject({
        ...pairShape,
        returned: z
          .boolean()
          .describe('前一轮说已完成,又出现了(存疑的不算)/ declared completed, yet back again; never where unsure'),
        wording: wordingSchema,
      }),
    ),
    onlyLeft: z.array(refSchema).describe('后来各轮没有再出现的 / gone'),
    onlyRight: z.array(refSchema).describe('以前各轮没有的 / new'),
    chains: z
      .array(z.array(refSchema).min(2))
      .describe('反复出现的问题,按轮次排列 / recurring problems through the rounds'),
    measures: z
      .array(z.strictObject({ text: text('措施原文', 'text'), places: z.array(measureRefSchema).min(2) }))
      .describe('各轮之间逐字重复的措施 / measures repeated word for word between rounds'),
    rounds: z.array(
      z.strictObject({
        document: text('文书编号', 'id of the document'),
        problems: count('问题数', 'problems'),
        states: statesShape,
        longTerm: count('长期坚持的', 'kept up for long'),
        completionRate: share('完成数占说明了进度的问题的比例', 'completed among those whose state is told'),
        declaredRate: share('文书公布的完成率', 'declared completion rate'),
        recurring: count('以前出现过的', 'seen in an earlier round'),
        returned: count('以前说已完成的', 'declared completed earlier'),
        fresh: count('新出现的', 'new'),
      }),
    ),
  })
  .describe('历轮比对 / rounds compared');
export type Comparison = z.infer<typeof comparisonSchema>;

const tallyShape = {
  documents: count('文书数', 'documents'),
  problems: count('问题数', 'problems'),
  states: statesShape,
  longTerm: count('长期坚持的', 'kept up for long'),
  overdue: count('逾期未完成的', 'overdue'),
  completionRate: share('完成率', 'completion rate'),
};
const tallySchema = z.strictObject({ name: maybe('名称', 'name'), ...tallyShape });

/** What `taizhang summary` writes: many ledgers added up. */
export const summarySchema = z
  .strictObject({
    schema: z.literal(SUMMARY_SCHEMA),
    ...headShape,
    asOf: maybe('计算逾期的日期;null 为各文书自己的日期', 'day overdue is counted at; null: the date of each document'),
    total: z.strictObject(tallyShape),
    units: z.array(tallySchema),
    rounds: z.array(tallySchema),
    areas: z.array(tallySchema),
    topics: z.array(tallySchema),
    topicsByUnit: z.array(
      z.strictObject({ topic: z.string(), unit: maybe('单位', 'unit'), problems: count('问题数', 'problems') }),
    ),
    overdue: z.array(refSchema.extend({ deadline: text('期限', 'deadline') })),
    common: z
      .array(
        z.strictObject({
          statement: text('最有代表性的表述', 'most typical statement'),
          units: count('涉及单位数', 'units'),
          problems: z.array(refSchema).min(2),
        }),
      )
      .describe('共性问题 / problems alike across units'),
    figures: z
      .array(
        z.strictObject({
          metric: z.enum(METRICS),
          value: z.number().describe('合计 / sum'),
          documents: count('文书数', 'documents'),
        }),
      )
      .describe('公布数字合计:追缴金额、处分人数、制度数等 / declared figures added up'),
    mismatches: z
      .array(z.strictObject({ document: text('文书编号', 'document'), messages: z.array(z.string()).min(1) }))
      .describe('数字对不上的文书 / documents whose figures do not add up'),
  })
  .describe('汇总 / summary');
export type SummaryOfMany = z.infer<typeof summarySchema>;

export type DocumentRef = z.infer<typeof documentSchema>;
export type ProblemRef = z.infer<typeof refSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type Wording = z.infer<typeof wordingSchema>;
export type Pair = Coverage['pairs'][number] | Comparison['pairs'][number];
export type Tally = z.infer<typeof tallySchema>;

/** JSON Schemas (draft 2020-12) of what the comparisons write, by the name of the command. */
export const RESULT_SCHEMAS = { coverage: coverageSchema, compare: comparisonSchema, summary: summarySchema } as const;
export const resultJsonSchema = (name: keyof typeof RESULT_SCHEMAS): object =>
  z.toJSONSchema(RESULT_SCHEMAS[name], { io: 'input' });
