import { z } from 'zod';
import { STATES } from '../tree/codes.ts';

/** The name and version of a file of corrections. */
export const CORRECTIONS_SCHEMA = 'taizhang/corrections@1';

/** What a person may correct: values of a problem, and the text of a measure. */
export const FIELDS = [
  'area',
  'category',
  'statement',
  'leaders',
  'lead',
  'support',
  'persons',
  'deadline',
  'progress',
  'state',
  'longTerm',
  'topics',
  'text',
] as const;
export type Field = (typeof FIELDS)[number];

/** Words; a list of names or of topic codes; yes or no; null: nothing. A deadline is its words, a state its code. */
const valueSchema = z.union([z.string(), z.boolean(), z.array(z.string().min(1))]).nullable();
export type Value = z.infer<typeof valueSchema>;

const correctionSchema = z
  .strictObject({
    /** Which row: see `identity.ts`. */
    key: z.string().min(1),
    /** The document (`sha256:…`) it was made in, and there the row's name, first words and the offset where it begins. */
    document: z.string().min(1),
    row: z.string().min(1),
    quote: z.string(),
    start: z.int().nonnegative(),
    field: z.enum(FIELDS),
    /** What the machine had read, and what a person put in its place. */
    old: valueSchema,
    new: valueSchema,
    by: z.string().min(1).nullable(),
  })
  .refine((correction) => fits(correction.field, correction.new), { message: 'the value does not fit the field' });
/** One value that a person put in place of what the machine read. */
export type Correction = z.infer<typeof correctionSchema>;

export const correctionsSchema = z.strictObject({
  schema: z.literal(CORRECTIONS_SCHEMA),
  /** The file's name, for people. */
  file: z.string(),
  corrections: z.array(correctionSchema),
});
/** What people corrected in the ledger of one document: `X.corrections.json` beside `X.ledger.json`. */
export type Corrections = z.infer<typeof correctionsSchema>;

const LISTS: ReadonlySet<Field> = new Set(['leaders', 'lead', 'support', 'persons', 'topics']);
const NEVER_EMPTY: ReadonlySet<Field> = new Set(['statement', 'text']);

/** Whether a field holds a list. */
export const isList = (field: Field): boolean => LISTS.has(field);

/** Whether a value can stand in a field. */
export function fits(field: Field, value: Value): boolean {
  if (isList(field)) return Array.isArray(value);
  if (field === 'longTerm') return typeof value === 'boolean';
  if (field === 'state') return STATES.some((state) => state === value);
  if (value === null) return !NEVER_EMPTY.has(field);
  return typeof value === 'string' && value !== '';
}
