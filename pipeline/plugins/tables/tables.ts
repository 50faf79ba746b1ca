import type { Plugin } from 'unified';
import { unwrap } from '../../language/titles.ts';
import { matcherOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { HeadingNote, PartRole, ProblemNote } from '../../tree/annotations.ts';
import type { DocumentRoot, ParagraphNode } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';
import { problemsInTables } from './blocks.ts';
import { CellReader } from './cells.ts';
import { ColumnReader, type ColumnRules } from './columns.ts';
import { type Given, givenBy, noteOf } from './problems.ts';
import type { TableProblem } from './rows.ts';
import { withSeveral } from './several.ts';

/** Makes problems of the rows of ledger tables, among those of the running text; a row that repeats one of these only adds to it. */
export const tables: Plugin<[Rules], DocumentRoot> = (rules) => {
  const columns = new ColumnReader(rules);
  const wording = matcherOf(rules.wording);
  return (root) => {
    const { reading, found } = root.data;
    if (found.kind === 'narrative' || found.kind === 'other') return;
    const rows = withSeveral(reading.text, problemsInTables(root, columns));
    if (rows.length === 0) return;
    const cells = new CellReader(reading.text, rules);
    const places = new Places(
      reading.text,
      found.outline,
      (title) => wording.first(title)?.rule.gives.reads === 'area',
    );
    const collected = new Collection(reading.text, root, found.problems, rows);
    for (const row of rows) {
      const given = places.fill(row.table.data.range.from, givenBy(reading.text, row, cells));
      const note = noteOf(row, given, cells, places.headingAt(row.table.data.range.from));
      if (!note) collected.addAbove(row, given);
      else if (!collected.describesAbove(row)) collected.add(note, given, row);
      else collected.addAbove(row, { ...given, details: row.problem });
    }
    found.problems = collected.problems();
  };
};

/** How much of what a document's ledger tables hold, as counts of cells. */
export interface TableEvidence {
  /** Rows that name a problem. */
  readonly problems: number;
  /** Filled cells that say what was done or how far it is. */
  readonly answers: number;
  /** Filled cells of planned measures. */
  readonly steps: number;
  /** Filled cells that assign: units, leaders, deadlines, goals. */
  readonly tasks: number;
}

/** What the ledger tables of a document show of its kind: answers make a report, measures with deadlines a plan, problems alone feedback. */
export function tableEvidence(root: DocumentRoot, rules: ColumnRules): TableEvidence {
  const rows = problemsInTables(root, new ColumnReader(rules));
  const count = (...holds: string[]) =>
    rows.reduce((sum, { fields }) => sum + fields.filter((field) => holds.includes(field.holds)).length, 0);
  return {
    problems: rows.filter(({ problem }) => problem !== null).length,
    answers: count('result', 'status', 'tick', 'next'),
    steps: count('plan'),
    tasks: count('lead', 'leaders', 'deadline', 'goal', 'task'),
  };
}

/** The headings above a table: the nearest one, and the area and category that they name. */
class Places {
  readonly #text: string;
  readonly #outline: readonly HeadingNote[];
  readonly #byId: ReadonlyMap<string, HeadingNote>;
  readonly #isArea: (title: string) => boolean;
  /** What titles name, by where they begin and end: all rows below one ask for it. */
  readonly #known = new Map<string, boolean>();

  constructor(text: string, outline: readonly HeadingNote[], isArea: (title: string) => boolean) {
    this.#text = text;
    this.#outline = outline;
    this.#byId = new Map(outline.map((heading) => [heading.id, heading]));
    this.#isArea = isArea;
  }

  headingAt(at: number): string | null {
    return this.#nearest(at)?.id ?? null;
  }

  /** What a row does not say of its place, from the headings above its table. A 类别 that is a 方面 by its words is the area. */
  fill(at: number, given: Given): Given {
    if (!given.area && given.category && this.#names(given.category))
      return { ...given, area: given.category, category: null };
    if (given.area || given.category) return given;
    let area: Range | null = null;
    let category: Range | null = null;
    for (let heading = this.#nearest(at); heading; heading = this.#parentOf(heading)) {
      const title = unwrap(this.#text, heading.title);
      if (heading.role === 'category') category ??= title;
      else if (heading.role === 'area' || this.#names(heading.title)) area ??= title;
    }
    return { ...given, area, category };
  }

  /** Whether a title names an area. */
  #names({ from, to }: Range): boolean {
    const key = `${from} ${to}`;
    const known = this.#known.get(key) ?? this.#isArea(this.#text.slice(from, to));
    this.#known.set(key, known);
    return known;
  }

  #nearest(at: number): HeadingNote | null {
    return this.#outline[countUntil(this.#outline, ({ range }) => range.from < at) - 1] ?? null;
  }

  #parentOf({ parent }: HeadingNote): HeadingNote | null {
    return parent === null ? null : (this.#byId.get(parent) ?? null);
  }
}

/** How many of ordered things are before the first that is not as wanted. */
function countUntil<Thing>(things: readonly Thing[], wanted: (thing: Thing) => boolean): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && wanted(thing)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The problems of a document while rows are added to them. */
class Collection {
  readonly #text: string;
  readonly #paragraphs: readonly ParagraphNode[];
  readonly #notes: ProblemNote[];
  /** Where each statement stands in the notes, and the table it is from. */
  readonly #known = new Map<string, { index: number; table: unknown }>();
  /** As many of them stand in the text, and so far do these reach up to each. */
  readonly #inText: number;
  readonly #ends: number[] = [];

  /** How many cards stand between each problem of the text and the next. */
  readonly #cards = new Map<number, number>();

  constructor(text: string, root: DocumentRoot, notes: readonly ProblemNote[], rows: readonly TableProblem[]) {
    this.#text = text;
    this.#paragraphs = root.children.filter((node): node is ParagraphNode => node.type === 'paragraph');
    this.#notes = [...notes];
    this.#inText = notes.length;
    for (const [index, { statement, range }] of notes.entries()) {
      this.#ends.push(Math.max(range.to, this.#ends.at(-1) ?? 0));
      const key = this.#keyOf(statement);
      if (!this.#known.has(key)) this.#known.set(key, { index, table: null });
    }
    for (const row of rows) {
      const above = row.rule === 'tables.card' ? this.#above(row) : null;
      if (above !== null) this.#cards.set(above, (this.#cards.get(above) ?? 0) + 1);
    }
  }

  /** A row: a problem of its own, or what it adds to the same problem of the text or of another table. */
  add(note: ProblemNote, given: Given, { table }: TableProblem): void {
    const key = this.#keyOf(note.statement);
    const known = this.#known.get(key);
    if (known && known.table !== table)
      this.#complete(known.index, { ...given, parts: note.parts, details: note.details });
    else {
      this.#known.set(key, { index: this.#notes.length, table });
      this.#notes.push(note);
    }
  }

  /** 问题一:污水超标排放 and below it a card (问题描述, 整改措施, …) of its own: the card describes and answers it, and is no further problem. */
  describesAbove(row: TableProblem): boolean {
    const above = row.rule === 'tables.card' ? this.#above(row) : null;
    return above !== null && this.#cards.get(above) === 1 && this.#notes[above]?.answers.length === 0;
  }

  /** A card that names no problem belongs to the one whose last words stand right above it. */
  addAbove(row: TableProblem, given: Given): void {
    const above = this.#above(row);
    if (above !== null) this.#complete(above, given);
  }

  /** The problem of the text whose last words stand right above a table; among those of the text, which stand first. */
  #above({ table }: TableProblem): number | null {
    const at = table.data.range.from;
    const line = this.#paragraphs[countUntil(this.#paragraphs, ({ data }) => data.range.to <= at) - 1]?.data.range;
    if (!line) return null;
    const index = countUntil(this.#ends, (end) => end < line.from);
    return index < this.#inText && (this.#notes[index]?.range.from ?? at) <= line.to ? index : null;
  }

  problems(): ProblemNote[] {
    return this.#notes.sort((a, b) => a.range.from - b.range.from).map((note, i) => ({ ...note, id: `p${i + 1}` }));
  }

  #complete(index: number, given: Given): void {
    const note = this.#notes[index];
    if (!note) return;
    const answered = note.answers.length > 0;
    const held = new Set(note.parts.map(({ role }) => roleGroup(role)));
    const parts = given.parts.filter(({ role }) => !held.has(roleGroup(role)) && !(role === 'response' && answered));
    this.#notes[index] = {
      ...note,
      area: note.area ?? given.area,
      category: note.category ?? given.category,
      details: note.details ?? given.details,
      parts: [...note.parts, ...parts],
      ...(answered ? {} : { answers: given.answers, steps: given.steps }),
    };
  }

  /** The words of a statement alone: 关于X的问题 and X are one. */
  #keyOf({ from, to }: Range): string {
    const words = this.#text.slice(from, to).replaceAll(/[^\p{L}\p{N}]/gu, '');
    const inner = words.replace(/^(?:关于|针对)/u, '').replace(/的?问题(?:的?整改(?:落实)?(?:情况)?)?$/u, '');
    return inner.length >= SHORTEST_KEY ? inner : words;
  }
}

const SHORTEST_KEY = 4;
const RESPONSIBLE: ReadonlySet<PartRole> = new Set(['leaders', 'lead', 'support', 'persons']);
const roleGroup = (role: PartRole): string => (RESPONSIBLE.has(role) ? 'responsible' : role);
