import type { Correction } from '../../corrections/corrections.ts';
import { wordsOfValue } from '../rows/values.ts';
import { type Content, html } from './markup.ts';

/** Names of topics by code. */
export type TopicNames = ReadonlyMap<string, string>;

/** What is shown, marked as put there by a person where it was, with what the machine had read. */
export function corrected(shown: Content, correction: Correction | undefined, topics: TopicNames): Content {
  if (correction === undefined) return shown;
  const { field, old, by } = correction;
  const explained = `人工更正${by === null ? '' : `,${by}`};机器读作:${wordsOfValue(field, old, topics) || '无'}`;
  return html`<ins class="corrected" title="${explained}">${shown || '无'}<sup><span aria-hidden="true">改</span><span class="sr">(${explained})</span></sup></ins>`;
}
