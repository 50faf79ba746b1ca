import type { Plugin } from 'unified';
import { labelReaderOf } from '../../language/labels.ts';
import { unwrap } from '../../language/titles.ts';
import { matcherOf } from '../../rules/matcher.ts';
import type { Rules } from '../../rules/rules.ts';
import type { HeadingNote, ItemNote } from '../../tree/annotations.ts';
import type { DocumentRoot } from '../../tree/nodes.ts';
import type { Range } from '../../tree/reading.ts';
import { bracketReaderOf } from '../problems/brackets.ts';
import { ColumnReader } from '../tables/columns.ts';
import { headingsAboveTables } from '../tables/headings.ts';
import { ClosingReader } from './closing.ts';
import { type Line, linesOf } from './lines.ts';
import { type Numbered, numberTree } from './numbering.ts';
import { stepsOf, type TitleReader, titleOf, titleRange } from './steps.ts';
import { type Structure, structureOf } from './structure.ts';
import { uncertainIn } from './uncertain.ts';

/** Reads the numbers of a document into its outline (headings with their roles) and its items (what problems are made of). */
export const outline: Plugin<[Rules], DocumentRoot> = (rules) => {
  const labels = labelReaderOf(rules.labels);
  const brackets = bracketReaderOf(rules);
  const reader: TitleReader = {
    role: matcherOf(rules.sections),
    wording: matcherOf(rules.wording),
    assigns: (text, range) => brackets.trailing(text, range, true) !== null,
  };
  const columns = new ColumnReader(rules);
  const closing = new ClosingReader(rules);
  return (root) => {
    const { reading, found } = root.data;
    const lines = linesOf(root, labels, closing);
    const tree = numberTree(stepsOf(reading.text, lines, reader));
    const numbers = structureOf(reading.text, lines, tree, reader);
    const structure = headingsAboveTables(root, lines, numbers, reader, columns);
    const writer = new OutlineWriter(reading.text, lines, tree.all, structure, closing);
    found.outline = writer.headings();
    found.items = writer.items();
    found.paragraphs = lines.map(({ range }) => range);
    found.uncertain = uncertainIn(tree.all, structure);
    found.numbering = tree.notes;
  };
};

class OutlineWriter {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #nodes: readonly Numbered[];
  readonly #structure: Structure;
  readonly #closing: ClosingReader;
  readonly #ids = new Map<Numbered, string>();
  readonly #order: ReadonlyMap<Numbered, number>;
  /** All items below a heading ask for its words. */
  readonly #cores = new Map<Numbered, Range>();
  readonly #lastBelow: ReadonlyMap<Numbered, Numbered>;

  constructor(
    text: string,
    lines: readonly Line[],
    all: readonly Numbered[],
    structure: Structure,
    closing: ClosingReader,
  ) {
    this.#text = text;
    this.#lines = lines;
    this.#structure = structure;
    this.#closing = closing;
    this.#nodes = all.filter((node) => structure.kindOf(node) !== 'inner');
    this.#order = new Map(this.#nodes.map((node, i) => [node, i]));
    this.#lastBelow = lastBelow(this.#nodes);
    let count = 0;
    for (const node of this.#nodes) if (structure.kindOf(node) === 'heading') this.#ids.set(node, `h${++count}`);
  }

  headings(): HeadingNote[] {
    return [...this.#ids].map(([node, id]) => {
      const line = this.#line(node);
      const words = titleOf(this.#text, {
        ...line,
        labels: line.labels.filter(({ range }) => range.from > line.rest.from),
      }).title;
      // (一),。 says nothing: the line itself stands for its title
      const title = words.from < words.to ? words : line.range;
      const from = line.range.from;
      return {
        id,
        parent: this.#headingAbove(node),
        level: depthOf(node),
        marker: node.marker?.range ?? null,
        title,
        role: this.#structure.roleOf(node),
        rule: this.#structure.ruleOf(node),
        range: { from, to: Math.max(title.to, from) },
        section: { from, to: this.#endOf(node) },
      };
    });
  }

  items(): ItemNote[] {
    const items = this.#nodes.filter((node) => this.#structure.kindOf(node) === 'item');
    return items.map((node) => {
      const chain = ancestorsOf(node);
      const { area, category } = this.#structure.placesOf(node);
      return {
        marker: markerRange(node),
        path: [...chain, node].flatMap((above) => markerRange(above) ?? []),
        area: area && this.#core(area),
        category: category && this.#core(category),
        heading: this.#headingAbove(node),
        opening: this.#line(node).rest,
        paragraphs: this.#paragraphs(node),
      };
    });
  }

  /** The paragraphs of an item, up to one that speaks of several items; the last item of a section ends where a closing begins. */
  #paragraphs(node: Numbered): Range[] {
    const next = this.#nodes[(this.#order.get(node) ?? 0) + 1];
    const end = next?.line ?? this.#lines.length;
    const sectionEnds = !next || rootOf(next) !== rootOf(node);
    const last = sectionEnds ? this.#closing.from(this.#text, this.#lines, node.line + 1, end) : end;
    const ranges = this.#lines.slice(node.line, last).map(({ range }) => range);
    const cover = ranges.findIndex(({ from, to }, i) => i > 0 && this.#closing.covers(this.#text.slice(from, to)));
    return cover < 0 ? ranges : ranges.slice(0, cover);
  }

  /** A title without a label before it and without wrapping. */
  #core(node: Numbered): Range {
    const known = this.#cores.get(node);
    if (known) return known;
    const core = this.#readCore(node);
    this.#cores.set(node, core);
    return core;
  }

  #readCore(node: Numbered): Range {
    const line = this.#line(node);
    const { title } = titleOf(this.#text, line);
    const whole = titleRange(line);
    const inner = unwrap(this.#text, title);
    return inner.from < inner.to ? inner : whole;
  }

  #line(node: Numbered): Line {
    const line = this.#lines[node.line];
    if (!line) throw new RangeError(`outline: no line ${node.line}`);
    return line;
  }

  #headingAbove(node: Numbered): string | null {
    for (let above = node.parent; above; above = above.parent) {
      const id = this.#ids.get(above);
      if (id) return id;
    }
    return null;
  }

  /** The line at which the next number of the outline stands. */
  #nextLine(node: Numbered): number {
    return this.#nodes[(this.#order.get(node) ?? 0) + 1]?.line ?? this.#lines.length;
  }

  /** Where the section of a heading ends: before the next node that is not below it. */
  #endOf(node: Numbered): number {
    const last = this.#lastBelow.get(node) ?? node;
    return this.#lines[this.#nextLine(last) - 1]?.range.to ?? this.#text.length;
  }
}

/** For each node, the last one of the outline that stands below it. */
function lastBelow(nodes: readonly Numbered[]): Map<Numbered, Numbered> {
  const last = new Map<Numbered, Numbered>();
  for (const node of nodes) for (let above = node.parent; above; above = above.parent) last.set(above, node);
  return last;
}

const markerRange = ({ marker }: Numbered): Range | null =>
  marker && marker.range.from < marker.range.to ? marker.range : null;

function ancestorsOf(node: Numbered): Numbered[] {
  const chain: Numbered[] = [];
  for (let above = node.parent; above; above = above.parent) chain.unshift(above);
  return chain;
}

const rootOf = (node: Numbered): Numbered => ancestorsOf(node)[0] ?? node;

const depthOf = (node: Numbered): number => ancestorsOf(node).length + 1;
