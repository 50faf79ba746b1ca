import { alternativesOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import { nothingRead, type PartNote, type ResponsibleNote } from '../../tree/annotations.ts';
import { oneOf, WHITE } from '../../tree/chars.ts';
import { type Range, trimRange } from '../../tree/reading.ts';

const EDGE = oneOf(`${WHITE}。;,、`);

type Role = 'lead' | 'support';
type Word = Rules['responsibility'][number]['gives'];

/** Reads the units and people that labels, brackets and cells name. */
export class AssigneeReader {
  /** An office that a name is to follow: 党组书记. */
  readonly #office: RegExp;
  /** Words before the first unit they speak of. */
  readonly #named: RegExp;
  readonly #namesSupport: RegExp;
  /** A bracket that names further units: 执法大队(配合:公安局). */
  readonly #inner: RegExp;
  /** A unit with what it does behind it or in a bracket: 县财政局牵头, 县财政局(牵头). */
  readonly #acting: RegExp;
  readonly #unitEnds: RegExp;

  constructor(rules: Rules['responsibility']) {
    const words = (reads: Word['reads'], role?: Role) =>
      alternativesOf(rules, (gives) => gives.reads === reads && (!role || gives.role === role));
    this.#office = new RegExp(words('office'), 'u');
    this.#named = new RegExp(`^(?:${words('by')}|${words('named')})`, 'u');
    this.#namesSupport = new RegExp(`^${words('named', 'support')}`, 'u');
    this.#inner = new RegExp(`\\((?=${words('named')}[^()]+\\)$)`, 'u');
    const acts = `(?<lead>${words('acts', 'lead')})|(?<support>${words('acts', 'support')})`;
    const bracketed = `\\((?:(?<leadIn>${words('acts', 'lead')})|(?<supportIn>${words('acts', 'support')}))\\)`;
    this.#acting = new RegExp(`^(?<unit>.+?)(?:${bracketed}|${acts})?$`, 'u');
    this.#unitEnds = new RegExp(
      `[、,;。\\n\\t]|(?<! ) {1,}(?=[\\u4e00-\\u9fff])|(?<=${words('unit')})(?:和|及|与)(?=[\\u4e00-\\u9fff])`,
      'gu',
    );
  }

  /** Who answers for a problem, as its parts name them; a unit that several rows or labels name stands once. */
  read(text: string, parts: readonly PartNote[]): ResponsibleNote {
    const out = nothingRead().responsible;
    for (const { role, content } of parts)
      if (role === 'leaders' || role === 'persons')
        for (const each of this.#people(text, content)) out[role].push(each);
      else if (role === 'lead' || role === 'support') this.#units(text, content, role, out);
    for (const role of ['leaders', 'lead', 'support', 'persons'] as const) out[role] = once(text, out[role]);
    return out;
  }

  /**
   * 由县财政局牵头,县审计局配合 / 牵头单位:办公室;配合单位:财务科、人事科 / 县财政局(牵头)、县审计局 / 执法大队(配合:公安局). A word with a colon
   * holds for the units after it, up to the next one or the end of its line.
   */
  #units(text: string, content: Range, role: Role, out: ResponsibleNote): void {
    let named = role;
    let last = content.from;
    // units of a clause wait for the word that closes it: 财务科、人事科配合
    let waiting: Range[] = [];
    // where the first of them stands among the leads, or behind it
    let since = 0;
    for (const piece of piecesOf(text, content, this.#unitEnds)) {
      if (/[\n;。]/.test(text.slice(last, piece.from))) named = role;
      if (/[\n;。,]/.test(text.slice(last, piece.from))) waiting = [];
      last = piece.to;
      const words = text.slice(piece.from, piece.to);
      const before = this.#named.exec(words)?.[0] ?? '';
      if (before.includes(':')) named = this.#namesSupport.test(before) ? 'support' : 'lead';
      const end = this.#inner.exec(words)?.index ?? words.length;
      const { unit, lead, support, leadIn, supportIn } =
        this.#acting.exec(words.slice(before.length, end))?.groups ?? {};
      if (unit) {
        const from = piece.from + before.length;
        const range = { from, to: from + unit.length };
        const says = (lead ?? leadIn) ? 'lead' : (support ?? supportIn) ? 'support' : null;
        if (support) withdraw(out.lead, since, waiting);
        if (support && named === 'lead') for (const each of waiting) out.support.push(each);
        if (waiting.length === 0) since = out.lead.length;
        out[says ?? named].push(range);
        if (says === null) waiting.push(range);
        else waiting = [];
      }
      if (end < words.length) this.#units(text, { from: piece.from + end + 1, to: piece.to - 1 }, role, out);
    }
  }

  /** Names with their offices; an office without a name goes with the next piece: 党组书记、局长王建国. */
  #people(text: string, content: Range): Range[] {
    const people: Range[] = [];
    let open: number | null = null;
    for (const piece of piecesOf(text, content, PERSON_ENDS)) {
      const from: number = open ?? piece.from;
      if (this.#office.test(text.slice(piece.from, piece.to))) open = from;
      else {
        people.push({ from, to: piece.to });
        open = null;
      }
    }
    const last = people.at(-1);
    const end = trimRange(text, content, EDGE).to;
    if (open !== null && open < end && (!last || open >= last.to)) people.push({ from: open, to: end });
    return people;
  }
}

const PERSON_ENDS = /[、,;。\n\t/]|(?<=[\u4e00-\u9fff]{2}) {1,}(?=[\u4e00-\u9fff]{2})/gu;

/** Takes some units out of the leads, among which they stand from an index on. */
function withdraw(leads: Range[], since: number, units: readonly Range[]): void {
  if (units.length === 0) return;
  const withdrawn = new Set(units);
  for (const lead of leads.splice(since)) if (!withdrawn.has(lead)) leads.push(lead);
}

/** Several rows or labels may name a unit again. */
function once(text: string, ranges: readonly Range[]): Range[] {
  const seen = new Set<string>();
  return ranges.filter(({ from, to }) => {
    const words = text.slice(from, to);
    return !seen.has(words) && seen.add(words);
  });
}

/** A content cut at separators that stand in no bracket. */
function piecesOf(text: string, content: Range, separator: RegExp): Range[] {
  const pieces: Range[] = [];
  const words = text.slice(content.from, content.to);
  let from = 0;
  let depth = 0;
  const cuts = new Map([...words.matchAll(separator)].map((match) => [match.index, match[0].length]));
  for (let at = 0; at <= words.length; at++) {
    const char = words.charAt(at);
    if (char === '(') depth++;
    else if (char === ')') depth--;
    const cut = cuts.get(at);
    if (at < words.length && (cut === undefined || depth > 0)) continue;
    const piece = trimRange(text, { from: content.from + from, to: content.from + at });
    if (piece.from < piece.to) pieces.push(piece);
    from = at + (cut ?? 0);
  }
  return pieces;
}
