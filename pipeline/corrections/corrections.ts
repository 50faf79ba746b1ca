import { z } from 'zod';

/** The name and version of a file of corrections. */
export const CORRECTIONS_SCHEMA = 'taizhang/corrections@1';

/** What a person may correct: values of a problem, and the text of a measure. */
export const PROBLEM_FIELDS = [
  'area',
  'category',
  'statement',
  'leaders',
  'lead',
  'support',
  'persons',
  'deadline',
  'response',
  'state',
  'longTerm',
  'topics',
] as const;
export type ProblemField = (typeof PROBLEM_FIELDS)[number];
export const FIELDS = [...PROBLEM_FIELDS, 'text'] as const;
export type Field = (typeof FIELDS)[number];

/** Words, a list of names or of topic codes, a yes or no; null: nothing. A deadline is its words, a state its code. */
const valueSchema = z.union([z.string(), z.boolean(), z.array(z.string())]).nullable();
export type Value = z.infer<typeof valueSchema>;

const correctionSchema = z.strictObject({
  /** Who the row is: see `identity.ts`. */
  key: z.string().min(1),
  /** The row as it was called when the correction was made (`p3`, `p3.m1`), and its words then: for people. */
  row: z.string().min(1),
  quote: z.string(),
  field: z.enum(FIELDS),
  old: valueSchema,
  new: valueSchema,
  by: z.string().min(1).nullable(),
});
/** One value that a person put in place of what the machine read. */
export type Correction = z.infer<typeof correctionSchema>;

export const correctionsSchema = z.strictObject({
  schema: z.literal(CORRECTIONS_SCHEMA),
  document: z.strictObject({ id: z.string(), file: z.string() }),
  corrections: z.array(correctionSchema),
});
/** What people corrected in the ledger of one document: `X.corrections.json` beside `X.ledger.json`. */
export type Corrections = z.infer<typeof correctionsSchema>;
