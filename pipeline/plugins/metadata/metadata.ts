import type { Plugin } from 'unified';
import { datesIn, isoOf, type WrittenDate } from '../../language/dates.ts';
import type { RuleSet } from '../../rules/packs.ts';
import type { Noted } from '../../tree/annotations.ts';
import { type DocumentRoot, type ParagraphNode, paragraphsOf } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';
import { type Head, headOf, MetadataRules } from './head.ts';
import { type Signature, signatureOf } from './signature.ts';

/**
 * Writes `found.document`: the title above the body, the number beside it, the body and date of the signature. Where nothing is signed,
 * the issuer is the body the title begins with, and the date that of the form, the speech or the publication.
 */
export const metadata: Plugin<[Pick<RuleSet, 'metadata'>], DocumentRoot> = (rules) => {
  const lines = new MetadataRules(rules.metadata);
  return (root) => {
    const { reading, found } = root.data;
    const head = headOf(root, lines);
    const signature = signatureOf(reading.text, paragraphsOf(root), lines);
    found.document = {
      title: joined(root, head.title, `metadata.${head.titleRule}`),
      issuer: issuerOf(root, head, signature, lines),
      date: dateOf(root, head, signature, lines),
      number: head.number && { range: head.number.value, value: null, rule: head.number.rule },
    };
  };
};

/** A value on one line is its words; one on several is joined of them. */
function joined(root: DocumentRoot, lines: readonly Range[], rule: string): Noted | null {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return null;
  const value = lines.length === 1 ? null : lines.map((line) => root.data.reading.original(line)).join('');
  return { range: { from: first.from, to: last.to }, value, rule };
}

function issuerOf(root: DocumentRoot, head: Head, { body }: Signature, rules: MetadataRules): Noted | null {
  if (body.length > 0) return joined(root, body, 'metadata.signature');
  const { text } = root.data.reading;
  for (const { data } of [...head.lines, ...head.preamble, ...paragraphsOf(root).slice(0, 8)]) {
    const named = rules.read('issuer', text, data.range);
    if (named) return { range: named.value, value: null, rule: named.rule };
  }
  return fromTitle(root, head.title, rules);
}

/** 中共某局党组关于…, 某局党组巡察反馈问题整改台账: the body before 关于, or before what it reports on. */
function fromTitle(root: DocumentRoot, title: readonly Range[], rules: MetadataRules): Noted | null {
  const { text } = root.data.reading;
  const [first, second] = title;
  if (!first) return null;
  const line = text.slice(first.from, first.to);
  if (second && /^(?:关于|巡[察视])/.test(text.slice(second.from, second.to))) return named(text, first, rules);
  const end = /关于|(?:党组|党委|委员会)(?=(?:落实|对)?(?:区|县|市|省)?委?巡[察视])/.exec(line);
  if (!end) return null;
  return named(text, { from: first.from, to: first.from + end.index + (end[0] === '关于' ? 0 : end[0].length) }, rules);
}

function named(text: string, line: Range, rules: MetadataRules): Noted | null {
  const body = rules.read('body', text, line);
  return body && { range: body.value, value: null, rule: 'metadata.title-body' };
}

function dateOf(root: DocumentRoot, head: Head, { date }: Signature, rules: MetadataRules): Noted | null {
  if (date) return noted(date, 'metadata.signature');
  const { text } = root.data.reading;
  const nodes = root.children.filter((node): node is ParagraphNode => node.type === 'paragraph');
  for (const { data } of nodes.slice(0, 16)) {
    const form = rules.read('date', text, data.range);
    const [said] = form ? datesIn(text, form.value) : [];
    if (said && isoOf(said)) return noted(said, 'metadata.date');
  }
  const published = (node: ParagraphNode) => /noise\.(?:published|bare-date|credits)/.test(node.data.noise ?? '');
  return (
    firstDay(text, head.lines, 'metadata.below-title') ?? firstDay(text, nodes.filter(published), 'metadata.published')
  );
}

function firstDay(text: string, nodes: readonly ParagraphNode[], rule: string): Noted | null {
  for (const { data } of nodes)
    for (const date of datesIn(text, data.range)) if (isoOf(date)?.length === 10) return noted(date, rule);
  return null;
}

const noted = (date: WrittenDate, rule: string): Noted => ({ range: date.range, value: isoOf(date), rule });
