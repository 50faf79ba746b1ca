import type { Wording } from '../../language/wording.ts';
import type { Role } from '../../tree/codes.ts';
import { isAnswer, isItemPart } from './label-order.ts';
import type { Line } from './lines.ts';
import type { Numbered } from './numbering.ts';
import { type AreaAndCategory, Places } from './places.ts';
import { roleOf, type TitleReader, titleOf } from './steps.ts';
import { TitleWordings } from './title-wordings.ts';

/** What each node of the tree of numbers is: a heading, an item, or a number inside an item's text. */
export interface Structure {
  kindOf(node: Numbered): 'heading' | 'item' | 'inner';
  roleOf(node: Numbered): Role;
  /** The rule that gave the role. */
  ruleOf(node: Numbered): string;
  /** The nodes above an item that name its area and its category. */
  placesOf(item: Numbered): AreaAndCategory;
}

/** Reads the structure of a document from its tree of numbers, its labels and its words. */
export function structureOf(
  text: string,
  lines: readonly Line[],
  tree: { readonly roots: readonly Numbered[]; readonly all: readonly Numbered[] },
  reader: TitleReader,
): Structure {
  return new StructureReader(text, new TitleWordings(text, lines, tree.all, reader), reader).read(tree.roots, tree.all);
}

/** Sections that hold no items and after which none come. */
const AFTER_ITEMS: ReadonlySet<Role> = new Set(['next-steps', 'achievements']);
/** How many times over the rest of its style must speak for problems where a group of its own speaks for measures. */
const OVERRULES = 6;
const WITHOUT_ITEMS: ReadonlySet<Role> = new Set(['overview', 'next-steps', 'achievements', 'opinions', 'contact']);

/** The rule of sections that name a state: 正在整改的问题. */
const BY_STATE = 'sections.by-state';

/** A top-level node with what its words and its items say of it. */
interface Section {
  readonly root: Numbered;
  readonly role: Role;
  readonly rule: string;
}

class StructureReader implements Structure {
  readonly #text: string;
  readonly #titles: TitleWordings;
  readonly #reader: TitleReader;
  readonly #kinds = new Map<Numbered, 'heading' | 'item' | 'inner'>();
  readonly #roles = new Map<Numbered, { role: Role; rule: string }>();
  readonly #places: Places;
  #rootsWithItems = 0;
  /** Styles of nodes that have labels of their own. */
  readonly #itemStyles = new Set<string>();

  constructor(text: string, titles: TitleWordings, reader: TitleReader) {
    this.#text = text;
    this.#titles = titles;
    this.#reader = reader;
    this.#places = new Places(titles);
  }

  read(roots: readonly Numbered[], all: readonly Numbered[]): Structure {
    for (const { style, ahead } of all) if (ahead.some(isItemPart)) this.#itemStyles.add(style);
    this.#rootsWithItems = roots.filter((root) => this.#opensItems(root)).length;
    const sections = this.#grouped(roots.map((root) => ({ root, ...this.#sectionRole(root) })));
    const chosen = sections.some(({ role }) => role === 'rectification');
    let over = false;
    for (const { root, role, rule } of sections) {
      over ||= AFTER_ITEMS.has(role);
      const closed =
        over ||
        (WITHOUT_ITEMS.has(role) && !this.#opensItems(root)) ||
        (chosen && role === 'other' && !this.#opensItems(root));
      this.#roles.set(root, { role, rule });
      if (closed) this.#close(root);
      else if (role === 'rectification') this.#section(root);
      else this.#place(root, roots);
    }
    for (const [node, kind] of this.#kinds) if (kind === 'item') this.#places.learn(this.#above(node));
    for (const [node, kind] of this.#kinds) if (kind === 'item') this.#nameAbove(node);
    return this;
  }

  kindOf(node: Numbered): 'heading' | 'item' | 'inner' {
    return this.#kinds.get(node) ?? 'heading';
  }

  roleOf(node: Numbered): Role {
    return this.#roles.get(node)?.role ?? 'other';
  }

  ruleOf(node: Numbered): string {
    return this.#roles.get(node)?.rule ?? 'outline.other';
  }

  placesOf(item: Numbered): AreaAndCategory {
    return this.#places.of(this.#above(item));
  }

  /** Several sections with their items directly below group them (预算执行审计查出问题的整改情况): each is an area, unless it names a state. */
  #grouped(sections: readonly Section[]): readonly Section[] {
    const areas = sections.filter(({ root, role }) => role === 'area' && this.#opensItems(root)).length;
    // 一、聚焦上轮巡察反馈问题整改情况 beside 二、聚焦…情况 and 三、聚焦…情况 is one of them
    if (areas >= 2)
      return sections.map((section) =>
        section.role === 'rectification' && section.rule !== BY_STATE && this.#opensItems(section.root)
          ? { ...section, role: 'area' }
          : section,
      );
    const groups = sections.filter(
      ({ root, role, rule }) => role === 'rectification' && rule !== BY_STATE && this.#isFlat(root),
    );
    const grouping = new Set(groups);
    return groups.length < 2
      ? sections
      : sections.map((section) => (grouping.has(section) ? { ...section, role: 'area' } : section));
  }

  /** Whether nothing stands between a node and the items below it. */
  #isFlat({ children }: Numbered): boolean {
    return (
      children.length > 0 &&
      !children.some((child) => this.#holdsWrapped(child) || child.children.some((below) => this.#opensItems(below)))
    );
  }

  /** The role of a top-level node: by its words, else by whether items stand in it. */
  #sectionRole(root: Numbered): { role: Role; rule: string } {
    const { title } = titleOf(this.#text, this.#titles.lineOf(root));
    const said = roleOf(this.#text, title, this.#reader);
    const named = said?.role ?? null;
    const rule = said?.rule ?? 'outline.items';
    const items = this.#opensItems(root);
    const wording = this.#titles.of(root);
    // what comes next may end with labels (联系人:…), but holds no answers
    if (named && AFTER_ITEMS.has(named) && (root.marker === null || !this.#answers(root))) return { role: named, rule };
    if (named === 'rectification' && root.children.length > 0) return { role: named, rule };
    if (root.ahead.some(isItemPart)) return { role: 'other', rule: 'outline.item' };
    if (items && this.#isSection(root)) return { role: 'rectification', rule };
    if (items || wording === 'area' || wording === 'wrapped') return { role: 'area', rule: 'wording.area' };
    if (named && named !== 'rectification' && (named !== 'overview' || wording !== 'problem'))
      return { role: named, rule };
    if (wording === 'problem') return { role: root.children.length > 0 ? 'area' : 'other', rule: 'wording.problem' };
    return { role: 'other', rule: 'outline.other' };
  }

  /** Whether a top-level node with items in it is the section of items, not one of several areas. */
  #isSection(root: Numbered): boolean {
    if (root.children.length === 0) return false;
    const wording = this.#titles.of(root);
    if (wording === 'area' || wording === 'wrapped') return false;
    return (
      this.#rootsWithItems === 1 && (wording !== 'problem' || root.children.some((child) => child.children.length > 0))
    );
  }

  /** The inside of the section of items: each group of its children is items, or what stands above items, or neither. */
  #section(root: Numbered): void {
    for (const group of groupsOf(root.children)) {
      const items = this.#isItemGroup(group, true);
      for (const node of group)
        if (items) this.#place(node, group);
        else this.#close(node);
    }
  }

  /** A node among items: an item where nothing below it is one. */
  #place(node: Numbered, siblings: readonly Numbered[]): void {
    const answered = node.ahead.some(isItemPart) && !node.children.some((child) => this.#opensItems(child));
    const groups =
      answered || this.#holdsMeasures(node)
        ? []
        : groupsOf(node.children).filter((group) => this.#isItemGroup(group, false, node));
    if (groups.length === 0) {
      const item = this.#roles.get(node)?.role === undefined || this.#areItems(siblings);
      this.#kinds.set(node, item ? 'item' : 'heading');
      for (const child of node.children) this.#bury(child, item ? 'inner' : 'heading');
      return;
    }
    this.#kinds.set(node, 'heading');
    const styles = new Map(groups.map((group) => [group[0]?.style, group]));
    for (const child of node.children) {
      const group = styles.get(child.style);
      if (group) this.#place(child, group);
      else this.#bury(child, 'inner');
    }
  }

  /**
   * Whether a node that says itself who answers for it lists what was done; a label that only says how far it came follows the last:
   * ```
   * (一)违规兼职清退不彻底(责任领导:严守成;完成时限:2021年3月底)
   * 1.督促5名干部辞去兼职。
   * 2.修订管理办法。
   * 整改进度:已完成
   * ```
   */
  #holdsMeasures(node: Numbered): boolean {
    const { children } = node;
    const last = children.at(-1);
    if (!last || !this.#reader.assigns(this.#text, this.#titles.lineOf(node).range)) return false;
    const silent = children.every(
      (child) => !this.#opensItems(child) || (child === last && child.ahead.every(({ role }) => role !== 'response')),
    );
    const problems = children.filter((child) => ['wrapped', 'problem'].includes(this.#titles.of(child) ?? 'nothing'));
    return silent && 2 * problems.length < children.length;
  }

  /** The same for a group without its parent; each of its nodes asks, so the answer is kept. */
  #areItems(group: readonly Numbered[]): boolean {
    const known = this.#itemGroups.get(group);
    if (known !== undefined) return known;
    const items = this.#isItemGroup(group, false);
    this.#itemGroups.set(group, items);
    return items;
  }
  readonly #itemGroups = new Map<readonly Numbered[], boolean>();

  /** Whether a group of siblings are items or lead to items: by labels, else by what most of their titles read as. */
  #isItemGroup(group: readonly Numbered[], inSection: boolean, parent?: Numbered): boolean {
    if (group.some((node) => this.#opensItems(node) || this.#holdsWrapped(node))) return true;
    const readings = group.map((node) => this.#titles.of(node));
    const count = (...kinds: Wording[]) => readings.filter((reading) => kinds.includes(reading)).length;
    const wrapped = count('wrapped', 'area');
    const problems = wrapped + count('problem');
    const measures = count('measure');
    if (this.#rootsWithItems > 0) {
      const alike = this.#itemStyles.has(group[0]?.style ?? '');
      const inArea = parent !== undefined && this.#titles.of(parent) === 'area' && problems >= measures;
      return wrapped * 2 > group.length || (alike && (inArea || problems * 2 > group.length));
    }
    // below a wrapped problem stand its measures, unless nearly every title names a problem of its own
    if (parent && this.#titles.of(parent) === 'wrapped' && wrapped === 0)
      return (
        (measures === 0 && problems * 4 >= group.length * 3) ||
        ((measures === 0 || problems > 0) && this.#titles.nameProblems(group))
      );
    if (problems < measures && this.#titles.balance(group) + measures - problems >= OVERRULES * (measures - problems))
      return true;
    if (problems !== measures) return problems > measures;
    return inSection ? measures === 0 || problems > 0 : this.#titles.balance(group) > 0;
  }

  /** Whether most of what stands directly below a node is wrapped as a problem: its own title (已完成整改的问题) need not name one. */
  #holdsWrapped({ children }: Numbered): boolean {
    return children.filter((child) => this.#titles.of(child) === 'wrapped').length * 2 > children.length;
  }

  /** Whether a label of an answer stands at or below a node. */
  #answers({ ahead, children }: Numbered): boolean {
    return ahead.some(isAnswer) || children.some((child) => this.#answers(child));
  }

  /** Whether an item with labels of its own is at or below a node. */
  #opensItems(node: Numbered): boolean {
    const known = this.#opening.get(node);
    if (known !== undefined) return known;
    const opens = node.ahead.some(isItemPart) || node.children.some((child) => this.#opensItems(child));
    this.#opening.set(node, opens);
    return opens;
  }
  readonly #opening = new Map<Numbered, boolean>();

  #close(node: Numbered): void {
    this.#bury(node, 'heading');
  }

  #bury(node: Numbered, kind: 'heading' | 'inner'): void {
    this.#kinds.set(node, kind);
    for (const child of node.children) this.#bury(child, kind);
  }

  /** The headings above an item, without the section that holds the items. */
  #above(item: Numbered): Numbered[] {
    const chain: Numbered[] = [];
    for (let node = item.parent; node; node = node.parent)
      if (this.#roles.get(node)?.role !== 'rectification') chain.unshift(node);
    return chain;
  }

  #nameAbove(item: Numbered): void {
    const { area, category } = this.placesOf(item);
    if (area) this.#roles.set(area, { role: 'area', rule: 'outline.area' });
    if (category) this.#roles.set(category, { role: 'category', rule: 'outline.category' });
  }
}

/** Siblings by style, in order of first appearance. */
export function groupsOf(nodes: readonly Numbered[]): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  for (const node of nodes) {
    const group = groups.get(node.style);
    if (group) group.push(node);
    else groups.set(node.style, [node]);
  }
  return [...groups.values()];
}
