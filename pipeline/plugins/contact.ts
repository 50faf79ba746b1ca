import type { Plugin } from 'unified';
import { type LabelReader, type LabelRole, labelReaderOf } from '../language/labels.ts';
import { markerAt } from '../language/markers.ts';
import { Matcher } from '../rules/matcher.ts';
import type { RuleSet } from '../rules/packs.ts';
import type { Annotations, Noted } from '../tree/annotations.ts';
import { type DocumentRoot, paragraphsOf } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';

type Field = keyof Annotations['contact'];
type Given = RuleSet['contact'][number]['gives'];

/** Paragraphs from the end among which the contact stands; a signature, attachments or a ledger may follow it. */
const LAST_PARAGRAPHS = 80;
/** Lines after an invitation that can hold the numbers. */
const LINES = 8;
const LONGEST_PARAGRAPH = 1200;
/** As far as a numbered line must say that it is of the contact, in characters. */
const LONGEST_HEAD = 16;
const FIELDS: readonly Field[] = ['phone', 'address', 'postcode', 'email'];

/**
 * Writes `found.contact`: phone, address, postcode and e-mail of the paragraph (or lines) that invites opinions, the last one of the
 * document. A number inside a measure is none. Several phones are one value, in the document's words.
 */
export const contact: Plugin<[Pick<RuleSet, 'contact' | 'labels'>], DocumentRoot> = (rules) => {
  const matchers = new Map<Given['field'], Matcher<Given>>();
  for (const { gives } of rules.contact)
    matchers.set(gives.field, new Matcher(rules.contact.filter((rule) => rule.gives.field === gives.field)));
  const invitations = new Matcher(rules.contact.filter(({ gives }) => gives.field === 'invitation'));
  const labels = labelReaderOf(rules.labels);
  return (root) => {
    const { reading, found } = root.data;
    const ranges = paragraphsOf(root)
      .slice(-LAST_PARAGRAPHS)
      .map(({ data }) => data.range)
      .filter((range) => !isAnswer(reading.text, range, labels));
    const invites = ({ from, to }: Range) =>
      invitations.first(reading.text.slice(from, Math.min(to, from + LONGEST_PARAGRAPH))) !== null;
    for (let end = ranges.length; end > 0; end--) {
      const line = ranges[end - 1];
      if (!line || !invites(line)) continue;
      const first = firstOf(ranges, end - 1, invites);
      const read = fieldsIn(reading.text, ranges.slice(first, first + LINES), matchers, invitations);
      if (!FIELDS.some((field) => read[field])) continue;
      found.contact = read;
      return;
    }
  };
};

/** The first of the lines that go with a line of contact. */
function firstOf(ranges: readonly Range[], last: number, invites: (range: Range) => boolean): number {
  let first = last;
  for (let index = last; index >= 0 && index > last - LINES; index--) {
    const line = ranges[index];
    if (line && invites(line)) first = index;
  }
  return first;
}

function fieldsIn(
  text: string,
  ranges: readonly Range[],
  matchers: ReadonlyMap<Given['field'], Matcher<Given>>,
  invitations: Matcher<Given>,
): Annotations['contact'] {
  const lines = ranges.filter(
    ({ from, to }) => to - from <= LONGEST_PARAGRAPH && !isItem(text, { from, to }, invitations),
  );
  const read = (field: Field): Noted | null => {
    for (const { from, to } of lines) {
      const match = matchers.get(field)?.first(text.slice(from, to));
      const value = match?.groups.value;
      if (match && value)
        return { range: { from: from + value.from, to: from + value.to }, value: null, rule: match.rule.id };
    }
    return null;
  };
  return { phone: read('phone'), address: read('address'), postcode: read('postcode'), email: read('email') };
}

const ANSWERS: ReadonlySet<LabelRole> = new Set(['problem', 'response', 'progress', 'status', 'details']);

/** 整改情况:一是公布监督电话…: part of an item. */
function isAnswer(text: string, range: Range, labels: LabelReader): boolean {
  const label = labels.openingOf(text, range);
  const opens = label !== null && ANSWERS.has(label.role);
  return opens || /[一二三四五]是/.test(text.slice(range.from, range.to));
}

/** A numbered line is an item unless it numbers the contact itself: 1.电话:…. */
function isItem(text: string, { from, to }: Range, invitations: Matcher<Given>): boolean {
  const marker = markerAt(text, from);
  return (
    marker !== null &&
    invitations.first(text.slice(marker.range.to, Math.min(to, marker.range.to + LONGEST_HEAD)).trimStart()) === null
  );
}
