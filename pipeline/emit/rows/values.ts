import type { Corrected } from '../../corrections/apply.ts';
import { type Correction, type Field, fits, isList, type Value } from '../../corrections/corrections.ts';
import type { Ledger } from '../../ledger/schema.ts';
import { STATES, type State } from '../../tree/codes.ts';
import { STATE_WORDS } from '../words.ts';

/** What people call the fields that can be corrected. */
export const CORRECTABLE_WORDS: Readonly<Record<Field, string>> = {
  area: '方面',
  category: '类别',
  statement: '问题',
  leaders: '责任领导',
  lead: '责任单位',
  support: '配合单位',
  persons: '责任人',
  deadline: '整改时限',
  progress: '整改进展',
  state: '完成状态',
  longTerm: '长期坚持',
  topics: '主题',
  text: '整改措施',
};

export const YES = '是';

/** Names as they stand in one cell. */
export const namesIn = (names: readonly string[]): string => names.join('、');

/** A value of a ledger as people read it in a cell; an empty text for nothing. */
export function wordsOfValue(field: Field, value: Value, topicNames: ReadonlyMap<string, string>): string {
  if (value === null || value === false) return '';
  if (value === true) return YES;
  if (typeof value !== 'string')
    return namesIn(field === 'topics' ? value.map((topic) => topicNames.get(topic) ?? topic) : value);
  return field === 'state' && isState(value) ? STATE_WORDS[value] : value;
}

/** What a person wrote in a cell, as a value of its field; undefined where it cannot be one. The inverse of {@link wordsOfValue}. */
export function valueOfWords(field: Field, words: string, topicNames: ReadonlyMap<string, string>): Value | undefined {
  const text = words.trim();
  if (field === 'longTerm') return LONG_TERM_WORDS.get(text);
  if (field === 'state') return STATES.find((state) => STATE_WORDS[state] === text);
  if (isList(field)) {
    const names = text.split(/[、,，;；\n]+/).flatMap((name) => name.trim() || []);
    if (field !== 'topics') return names;
    const codes = names.map((name) => codeOfTopic(name, topicNames));
    return codes.every((code) => code !== undefined) ? codes : undefined;
  }
  const value = text === '' ? null : text;
  return fits(field, value) ? value : undefined;
}

const LONG_TERM_WORDS: ReadonlyMap<string, boolean> = new Map([
  [YES, true],
  ['', false],
  ['否', false],
]);

function codeOfTopic(name: string, topicNames: ReadonlyMap<string, string>): string | undefined {
  for (const [code, word] of topicNames) if (word === name || code === name) return code;
  return undefined;
}

/** 完成状态:推进中→完成(张三): what was corrected in a row, for people. */
export function correctedWords(corrected: Corrected, topicNames: ReadonlyMap<string, string>): string {
  if (corrected.size === 0) return '';
  return Array.from(corrected.values(), (correction) => correctionWords(correction, topicNames)).join(';');
}

function correctionWords({ field, old, new: now, by }: Correction, topicNames: ReadonlyMap<string, string>): string {
  const words = (value: Value) => shortened(wordsOfValue(field, value, topicNames) || '无');
  return `${CORRECTABLE_WORDS[field]}:${words(old)}→${words(now)}${by === null ? '' : `(${by})`}`;
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 60)}…` : words);
const isState = (value: string): value is State => value in STATE_WORDS;

/** What a document is called where several stand in one table. */
export function unitOf({ inspection, document }: Ledger): string {
  return inspection.inspectee ?? document.issuer ?? document.title ?? document.file;
}
