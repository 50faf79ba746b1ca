/** The closed lists of codes a ledger uses; see the contract in docs/ledger.md. */
export const FILE_FORMATS = ['docx', 'pdf', 'txt'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const KINDS = ['feedback', 'rectification', 'plan', 'narrative', 'other'] as const;
export type Kind = (typeof KINDS)[number];

export const ROLES = [
  'overview',
  'rectification',
  'area',
  'category',
  'achievements',
  'next-steps',
  'opinions',
  'contact',
  'other',
] as const;
export type Role = (typeof ROLES)[number];

export const STATES = [
  'completed',
  'basically-completed',
  'phased',
  'in-progress',
  'not-completed',
  'unstated',
] as const;
export type State = (typeof STATES)[number];

export const METRICS = [
  'areas',
  'categories',
  'problems',
  'tasks',
  'measures',
  'completed',
  'basically-completed',
  'phased',
  'in-progress',
  'not-completed',
  'long-term',
  'completion-rate',
  'regulations',
  'regulations-created',
  'regulations-revised',
  'money-recovered',
  'money-refunded',
  'loss-recovered',
  'people-disciplined',
  'people-handled',
  'people-interviewed',
  'clues-transferred',
  'cases-filed',
] as const;
export type Metric = (typeof METRICS)[number];
