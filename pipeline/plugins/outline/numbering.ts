import type { Marker, Style } from '../../language/markers.ts';
import type { NumberingNote } from '../../tree/annotations.ts';
import { type Ahead, isAnswer, isItemPart, type LabelOrder, labelOrder, mayOpen } from './label-order.ts';
import { Parts } from './parts.ts';
import { BRACKETED, FAMILY, isLabel, rankOf, VARIANTS } from './style-ranks.ts';
import { followingOrdinals, nextItems } from './upcoming.ts';

/** A numbered (or bare) heading or list item in its place in the tree of numbers. */
export interface Numbered {
  /** Index of its line. */
  readonly line: number;
  /** Null for a bare heading, which has its place but no number. */
  readonly marker: Marker | null;
  readonly parent: Numbered | null;
  readonly children: Numbered[];
  /** The style it counts in: its own, or that of the list it stands in by mistake. */
  readonly style: Style | 'bare';
  readonly ordinal: number;
  /** The labels between it and the next number. */
  readonly ahead: readonly Ahead[];
}

/** What the numbering automaton is told of each number, in document order. */
export interface Step {
  readonly line: number;
  readonly marker: Marker | null;
  /** The labels from this number to the next one. */
  readonly ahead: readonly Ahead[];
  /** One short sentence, and the next line begins with a number: it can be a heading of what follows. */
  readonly leadsOn: boolean;
  /** Whether the first number of a style in brackets stands somewhere in its lines, up to the next number. */
  readonly begins: (style: Style) => boolean;
  /** Its words name a section that ends the items (下一步打算, 取得的成效, 意见建议). */
  readonly section: boolean;
  /** Its title names an area. */
  readonly area: boolean;
  /** For a bare heading: it names a section. */
  readonly bare: 'section' | 'area' | null;
}

/**
 * The numbering automaton: reads numbers in document order and gives each its place. No marker has a fixed level. A number is
 * taken as the next of an open list, as the first of a new one below, or as a mistake (skipped, repeated, wrong level), whichever
 * costs least; labels say where an item begins and are trusted before the numbers.
 */
export function numberTree(steps: readonly Step[]): { roots: Numbered[]; all: Numbered[]; notes: NumberingNote[] } {
  const automaton = new Automaton(steps);
  for (const index of steps.keys()) automaton.read(index);
  return automaton;
}

interface Open {
  readonly node: Numbered;
  readonly style: Style | 'bare';
  readonly area: boolean;
  last: number;
  /** Index of the step of its last number. */
  index: number;
  readonly parts: Parts;
}

interface Place {
  readonly depth: number;
  readonly cost: number;
  readonly fault: NumberingNote['code'] | null;
  readonly expected: number | null;
  /** The style the number counts in, where that is not its own. */
  readonly as?: Style | 'bare';
}

const INSIDE_ANSWER = 6;
/** A new list that ends an open one whose next number is still to come. */
const BREAKS = 1.5;

/** Lists in each other that are kept open. No document has as many; 1. (1) 1. (1) … without end would open one at each number. */
const DEEPEST = 24;

class Automaton {
  readonly roots: Numbered[] = [];
  readonly all: Numbered[] = [];
  readonly notes: NumberingNote[] = [];
  readonly #steps: readonly Step[];
  readonly #stack: Open[] = [];
  /** Pairs `outer>inner` of styles, as they were nested first. */
  readonly #nested = new Set<string>();
  /** The last number of a style in lists that are closed. */
  readonly #memory = new Map<Style | 'bare', number>();
  readonly #following: (number | null)[];
  readonly #nextItem: (Marker | null)[];
  readonly #order: LabelOrder;

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#following = followingOrdinals(steps);
    this.#order = labelOrder(steps);
    this.#nextItem = nextItems(steps, this.#order);
  }

  read(index: number): void {
    const step = this.#steps[index];
    if (!step) return;
    const place = step.marker ? this.#best(index, step, step.marker) : this.#bare(index, step);
    const ordinal = step.marker?.ordinal ?? 0;
    const style = place.as ?? step.marker?.style ?? 'bare';
    for (const open of this.#stack.splice(place.depth)) this.#memory.set(open.style, open.last);
    const parent = this.#stack.at(-1)?.node ?? null;
    const item = this.#stack.findLast(({ parts }) => parts.answered);
    // labels that follow a number inside an answer (2.核减造价。 整改进度:…) are the item's
    const inside = item !== undefined && !this.#opensItem(step, item);
    if (inside) item.parts.add(step.ahead);
    const ahead = inside ? [] : step.ahead;
    const node: Numbered = { line: step.line, marker: step.marker, parent, children: [], style, ordinal, ahead };
    if (parent && !this.#nested.has(`${style}>${parent.style}`)) this.#nested.add(`${parent.style}>${style}`);
    (parent?.children ?? this.roots).push(node);
    this.all.push(node);
    if (place.fault && step.marker)
      this.notes.push({ code: place.fault, marker: step.marker.range, expected: place.expected, actual: ordinal });
    this.#stack.push({ node, style, area: step.area, last: ordinal, index, parts: new Parts(ahead) });
  }

  #best(index: number, step: Step, marker: Marker): Place {
    let best: Place = { depth: this.#deepest(), cost: 0, fault: null, expected: null };
    let least = Number.POSITIVE_INFINITY;
    for (const places of [this.#siblings(index, marker), this.#children(index, marker)])
      for (const place of places) {
        const cost = place.cost + this.#answerCost(step, marker, index, place);
        if (cost >= least) continue;
        best = place;
        least = cost;
      }
    return best;
  }

  /** Where a list below all that is open begins. */
  #deepest(): number {
    return Math.min(this.#stack.length, DEEPEST);
  }

  /** The next of an open list, or a mistake in it. */
  *#siblings(index: number, { style, ordinal }: Marker): Generator<Place> {
    const following = this.#following[index] ?? null;
    for (const [depth, open] of this.#stack.entries()) {
      const far = 0.05 * (this.#stack.length - 1 - depth);
      const expected = open.last + 1;
      if (open.style === style) {
        const { cost, fault } = continuity(ordinal, open.last, following);
        const without = fault && following === expected ? 2 : 0;
        yield { depth, cost: cost + far + without, fault, expected };
      } else if (VARIANTS.has(style) && VARIANTS.has(open.style) && ordinal > 1 && ordinal === expected) {
        yield { depth, cost: 0.4 + far, fault: null, expected, as: open.style };
      } else if (VARIANTS.has(style) && VARIANTS.has(open.style) && ordinal > 1 && open.node.marker?.style === style) {
        // 6、 7. 7.: the list went on in this style, and a mistake in it is its own
        const { cost, fault } = continuity(ordinal, open.last, following);
        yield { depth, cost: cost + 0.4 + far, fault, expected, as: open.style };
      } else if (
        ordinal > 1 &&
        ordinal === expected &&
        FAMILY[style] !== undefined &&
        FAMILY[style] === FAMILY[open.style]
      ) {
        const ownList = following === ordinal + 1 ? 2 : 0;
        const taken = this.#following[open.index] === expected ? 1.5 : 0;
        yield { depth, cost: 2.6 + far + ownList + taken, fault: 'numbering-level', expected, as: open.style };
      } else if (
        BRACKETED.has(style) &&
        BRACKETED.has(open.style) &&
        ordinal === expected &&
        (open.node.marker?.style !== open.style || this.#following[open.index] !== expected) &&
        !this.#hasBegun(style) &&
        !this.#steps.slice(open.index, index).some(({ begins }) => begins(style))
      ) {
        yield { depth, cost: 2.6 + far, fault: 'numbering-level', expected, as: open.style };
      }
    }
  }

  /** The first of a new list below what is open. */
  *#children(index: number, { style, ordinal }: Marker): Generator<Place> {
    const depth = this.#stack.findIndex((open) => open.style !== 'bare' && this.#closes(style, open.style));
    const below = depth < 0 ? this.#deepest() : depth;
    const open = this.#stack.some((entry) => entry.style === style);
    if (!open) {
      const starts = ordinal === 1 || this.#goesOnFrom(style, ordinal);
      const breaks = this.#stack.slice(below).some(({ index, last }) => this.#following[index] === last + 1);
      yield {
        depth: below,
        cost: (starts ? 0.5 : 3) + (breaks ? BREAKS : 0),
        fault: starts ? null : 'numbering-gap',
        expected: starts ? null : 1,
      };
    }
    if (ordinal !== 1 || this.#stack.length >= DEEPEST || (!open && below === this.#stack.length)) return;
    const previous = this.#steps[index - 1];
    const step = this.#steps[index];
    const adjacent =
      previous !== undefined && step !== undefined && previous.leadsOn && previous.line + 1 === step.line;
    yield { depth: this.#stack.length, cost: adjacent ? 1.4 : 3.4, fault: null, expected: null };
  }

  /** Whether there is a list of a style, open or closed. */
  #hasBegun(style: Style): boolean {
    return this.#memory.has(style) || this.#stack.some((open) => open.style === style);
  }

  /** Whether a number counts on from a closed list of its style: 12、 in the next area after 11、. */
  #goesOnFrom(style: Style, ordinal: number): boolean {
    const styles = VARIANTS.has(style) ? [...VARIANTS] : [style];
    return styles.some((each) => this.#memory.get(each) === ordinal - 1);
  }

  /** Whether a list of one style ends one of another that is open: as they were nested before, else by rank. Labelled items hold any list. */
  #closes(style: Style, open: Style | 'bare'): boolean {
    if (this.#nested.has(`${style}>${open}`)) return true;
    if (this.#nested.has(`${open}>${style}`) || isLabel(style)) return style === open;
    if (style !== open && VARIANTS.has(style) && VARIANTS.has(open)) return false;
    return isLabel(open) ? rankOf(style) <= rankOf('paren-han') : rankOf(open) >= rankOf(style);
  }

  /**
   * What labels say about a place: an item that has its answer is not interrupted by a number that opens no item of its own, and no
   * item opens inside an answer.
   * ```
   * (1)台账不健全。        item
   * 整改情况:
   * 1.修订制度。           belongs to the answer, though a list of 1. is open above
   * ```
   */
  #answerCost(step: Step, marker: Marker, index: number, { depth }: Place): number {
    const item = this.#stack.findLastIndex(({ parts }) => !parts.none);
    const answered = this.#stack[item];
    if (!answered) return 0;
    const opens = this.#opensItem(step, answered);
    if (depth > item) {
      if (step.section || (opens && (answered.parts.answered || !step.ahead.some(isAnswer)))) return INSIDE_ANSWER;
      return step.leadsOn && !this.#goesOn(index, answered) ? 1 : depth === item + 1 && marker.ordinal === 1 ? -3 : 0;
    }
    if (opens || step.section) return 0;
    if (step.leadsOn) return this.#goesOn(index, answered) ? 3 : 0;
    const shallower = rankOf(marker.style) < rankOf(answered.style);
    return shallower && rankOf(marker.style) <= 2 ? 1 : INSIDE_ANSWER;
  }

  /**
   * A label that the open item already has, or one that items begin with, opens a new item; one that elsewhere only follows other
   * labels (整改进度 after 整改情况) goes on in the open one.
   */
  #opensItem({ ahead }: Step, { parts, node }: Open): boolean {
    const first = ahead.find(isItemPart);
    if (!first) return false;
    // (1)建立心理辅导中心(责任人:…): who answers for a measure opens no item
    if (parts.answered && !ahead.some(isAnswer)) return node.ahead.some(({ word }) => word === first.word);
    return !parts.answered || parts.has(first) || mayOpen(first, this.#order);
  }

  /** Whether the next item that opens after a step counts on from the open one: then the step stands inside its answer. */
  #goesOn(index: number, answered: Open): boolean {
    const next = this.#nextItem[index];
    return next != null && next.style === answered.style && next.ordinal === answered.last + 1;
  }

  /** A bare heading takes the place of the open area, else of the list that its first number opens. */
  #bare(index: number, { bare, section }: Step): Place {
    const next = this.#steps[index + 1]?.marker ?? undefined;
    const within = this.#stack.findIndex(({ style, last }) => style === next?.style && next.ordinal === last + 1);
    // 主要做了以下工作 between 一、 and 二、 stands below 一、
    if (within >= 0 && bare === 'section' && !section)
      return { depth: within + 1, cost: 0, fault: null, expected: null };
    const find = (wanted: (open: Open) => boolean) => this.#stack.findIndex(wanted);
    const bares = find(({ style }) => style === 'bare');
    const numbered = find(({ style }) => style === 'han' || style === 'part');
    const places =
      bare === 'section'
        ? [Math.max(numbered, 0)]
        : [find(({ area }) => area), next ? find(({ style }) => style === next.style) : -1, bares];
    const depth = places.find((place) => place >= 0) ?? this.#depthFor(next);
    return { depth: bares >= 0 ? Math.min(depth, bares) : depth, cost: 0, fault: null, expected: null };
  }

  #depthFor(next: Marker | undefined): number {
    if (!next) return this.#stack.length === 0 ? 0 : 1;
    const depth = this.#stack.findIndex(({ style }) => rankOf(style) >= rankOf(next.style));
    return depth < 0 ? this.#deepest() : depth;
  }
}

/** How well a number goes on from the last of its list. */
function continuity(
  ordinal: number,
  last: number,
  following: number | null,
): { cost: number; fault: NumberingNote['code'] | null } {
  const step = ordinal - last;
  if (step === 1) return { cost: 0, fault: null };
  if (step > 1) return { cost: 2 + Math.min(step - 2, 4) * 0.5, fault: 'numbering-gap' };
  if (step === 0) return { cost: 3, fault: 'numbering-duplicate' };
  // a list that begins anew and goes on is a new list whose heading was not seen, not a mistake
  if (ordinal === 1) return { cost: 3, fault: following === 2 || following === null ? null : 'numbering-duplicate' };
  return { cost: 5, fault: 'numbering-duplicate' };
}
