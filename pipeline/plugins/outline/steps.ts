import { isEnumerator, markerAt } from '../../language/markers.ts';
import { beginsWrapped, splitTitle } from '../../language/titles.ts';
import type { Matcher } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import type { Role } from '../../tree/codes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { type Ahead, isAnswer } from './label-order.ts';
import type { Line } from './lines.ts';
import type { Step } from './numbering.ts';

const EDGE = oneOf(`${WHITE}:`);

/** What the words of a title say. */
export interface TitleReader {
  readonly role: Matcher<Rules['sections'][number]['gives']>;
  readonly wording: Matcher<Rules['wording'][number]['gives']>;
  /** Whether a bracket at the end of a range says who answers for it or by when. */
  readonly assigns: (text: string, range: Range) => boolean;
}

/** Sections that end the items. */
const ENDS: ReadonlySet<Role> = new Set(['next-steps', 'achievements', 'opinions', 'contact']);
const LONG_TITLE = 100;
const LONGEST_BARE = 40;

/** The steps the numbering automaton reads: every numbered line, bare headings, and problem labels that stand for a number. */
export function stepsOf(text: string, lines: readonly Line[], reader: TitleReader): Step[] {
  const stands = standIns(text, lines, reader);
  const body = lines.findIndex(({ marker, range: { from, to } }) => marker || to - from > 60);
  const kinds = lines.map((line, i) =>
    line.marker || stands.has(i) ? 'number' : bareHeading(text, lines, i, body >= 0 && body < i, reader),
  );
  const steps: Step[] = [];
  let pseudo = 0;
  for (const [i, line] of lines.entries()) {
    const kind = kinds[i];
    if (!kind) continue;
    const ahead: Ahead[] = [];
    let next = i;
    for (; next < lines.length && (next === i || !kinds[next]); next++)
      for (const label of labelWords(text, lines[next])) ahead.push(label);
    const { from } = line.range;
    const to = lines[next - 1]?.range.to ?? from;
    const opens = titleOf(text, line);
    pseudo = stands.has(i) ? pseudo + 1 : 0;
    const marker = stands.has(i)
      ? { style: 'label:problem' as const, ordinal: pseudo, range: { from: line.range.from, to: line.range.from } }
      : line.marker;
    steps.push({
      line: i,
      marker,
      ahead,
      leadsOn:
        opens.body === null &&
        opens.title.to - opens.title.from <= LONG_TITLE &&
        kinds[i + 1] === 'number' &&
        lines[i + 1]?.marker?.style !== line.marker?.style,
      begins: (style) => text.slice(from, to).includes(style === 'paren-han' ? '(一)' : '(1)'),
      section: ENDS.has(roleOf(text, opens.title, reader)?.role ?? 'other'),
      bare: kind === 'number' ? null : kind,
      area: kind === 'area' || readsArea(text, opens.title, reader),
    });
  }
  return steps;
}

function readsArea(text: string, { from, to }: Range, { wording }: TitleReader): boolean {
  return to - from <= LONG_TITLE && wording.first(text.slice(from, to))?.rule.gives.reads === 'area';
}

/** The title of a line: what follows its marker and a label that introduces it (反馈问题:), up to its sentence end. */
export function titleOf(text: string, line: Line): { title: Range; body: Range | null } {
  return splitTitle(text, titleRange(line));
}

/** A line without its marker, up to the first label of an answer; a leading 反馈问题: is not in it. */
export function titleRange({ rest, labels }: Line): Range {
  const [first] = labels;
  const introduced = first && first.range.from === rest.from && INTRODUCES.has(first.role);
  const from = introduced ? first.content.from : rest.from;
  const next = labels.find((label) => label.range.from > rest.from && label.range.from >= from);
  return { from, to: next ? Math.max(from, next.range.from) : rest.to };
}

const INTRODUCES: ReadonlySet<string> = new Set(['problem', 'area', 'category']);

/** The role that a title's words give a section, and the rule that says so; null where they say nothing. */
export function roleOf(text: string, { from, to }: Range, { role }: TitleReader): { role: Role; rule: string } | null {
  const rule = to - from > LONGEST_BARE ? undefined : role.first(text.slice(from, to))?.rule;
  return rule ? { role: rule.gives.role, rule: rule.id } : null;
}

function labelWords(text: string, line: Line | undefined): Ahead[] {
  return (line?.labels ?? []).map(({ role, range }) => ({
    role,
    word: text.slice(range.from, range.to).replaceAll(/[\s:【】[\]()\d]/g, ''),
  }));
}

/**
 * Lines without a number that each begin an item: where a stretch between two numbers has several lines with a problem label
 * (存在问题:…), several wrapped ones (针对“…”的问题) or several answered bullets, or has no number before it at all. A single one
 * below a number only describes that item.
 */
function standIns(text: string, lines: readonly Line[], { wording }: TitleReader): Set<number> {
  const out = new Set<number>();
  let numbered = false;
  let stretch: number[] = [];
  const flush = () => {
    if (stretch.length >= 2 || !numbered) for (const i of stretch) out.add(i);
    stretch = [];
  };
  for (const [i, line] of lines.entries()) {
    if (line.marker) {
      flush();
      numbered = true;
      continue;
    }
    const [label] = line.labels;
    const named = label?.role === 'problem' && label.range.from === line.rest.from && answeredSoon(lines, i);
    if (named || isAnsweredBullet(text, line) || (beginsWrapped(text, line.range.from) && wraps(text, line, wording)))
      stretch.push(i);
  }
  flush();
  return out;
}

/** ●台账不健全。整改情况:…: a bullet that states something and answers it. */
function isAnsweredBullet(text: string, { node, range, rest, labels: [label] }: Line): boolean {
  const bulleted = text.slice(node.data.range.from, range.from).trim() !== '';
  return bulleted && label !== undefined && isAnswer(label) && label.range.from > rest.from;
}

function wraps(text: string, line: Line, wording: TitleReader['wording']): boolean {
  const { title } = titleOf(text, line);
  return wording.first(text.slice(title.from, title.to))?.rule.gives.reads === 'wrapped';
}

/** Whether a label of an answer follows before the next number or problem label. */
function answeredSoon(lines: readonly Line[], from: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + 6); i++) {
    const line = lines[i];
    if (!line || (i > from && (line.marker || line.labels[0]?.role === 'problem'))) return false;
    if (line.labels.some(isAnswer)) return true;
  }
  return false;
}

/** A long paragraph that begins with the first item of an enumeration. */
function enumerates(text: string, line: Line | undefined): boolean {
  if (!line || line.range.to - line.range.from < 60) return false;
  const marker = markerAt(text, line.range.from);
  return marker !== null && marker.ordinal === 1 && isEnumerator(marker);
}

/** 下一步,集团党委将从三个方面发力: before the list that closes the document, and nothing else that is numbered comes after it. */
function announcesSteps(text: string, lines: readonly Line[], index: number, reader: TitleReader): boolean {
  const line = lines[index];
  if (!line || text.charAt(line.range.to - 1) !== ':') return false;
  if (roleOf(text, trimRange(text, line.range, EDGE), reader)?.role !== 'next-steps') return false;
  const first = lines[index + 1]?.marker;
  if (first?.ordinal !== 1) return false;
  let last = 0;
  for (let i = index + 1; i < lines.length; i++) {
    const marker = lines[i]?.marker;
    if (marker && (marker.style !== first.style || marker.ordinal !== ++last)) return false;
  }
  return true;
}

/**
 * A short line of its own without a number that names a section or an area; not among the first lines, where the title stands, before
 * the body (`inBody`) has begun.
 */
function bareHeading(
  text: string,
  lines: readonly Line[],
  index: number,
  inBody: boolean,
  reader: TitleReader,
): 'section' | 'area' | null {
  const line = lines[index];
  if (!line || line.labels.length > 0 || index === 0 || index + 1 >= lines.length) return null;
  const range = trimRange(text, line.range, EDGE);
  const words = text.slice(range.from, range.to);
  if (words.length >= 4 && words.length <= LONGEST_BARE && !/[。;!?]/.test(words) && enumerates(text, lines[index + 1]))
    return 'section';
  if (announcesSteps(text, lines, index, reader)) return 'section';
  if (
    words.length < 4 ||
    words.length > LONGEST_BARE ||
    /[。;,!?:《》]/.test(words) ||
    /^(?:中共|附件)|\d年|(?:通报|报告|方案|意见|函|公示|公告|通知)$/.test(words)
  )
    return null;
  if (!inBody) return null;
  if (reader.wording.first(words)?.rule.gives.reads === 'area') return 'area';
  const role = roleOf(text, range, reader)?.role ?? null;
  return role !== null && (role !== 'overview' || /(?:情况|工作)$/.test(words)) ? 'section' : null;
}
