import { ASSIGNING, type LabelRole } from '../../language/labels.ts';

/** A label that follows a number, by its role and its words. */
export interface Ahead {
  readonly role: LabelRole;
  readonly word: string;
}

/** Roles by which an item is answered or assigned. */
const ITEM_PARTS: ReadonlySet<LabelRole> = new Set(['response', 'progress', 'status', 'goal', ...ASSIGNING]);

/** Whether a label answers an item or assigns it. */
export const isItemPart = ({ role }: Ahead): boolean => ITEM_PARTS.has(role);
/** Whether a label says what was done or how far it has come. */
export const isAnswer = ({ role }: Pick<Ahead, 'role'>): boolean =>
  role === 'response' || role === 'progress' || role === 'status';

/** The word of the label that items begin with, and those that only go on in one: they stand behind another label of the item, or where items seldom end. */
export interface LabelOrder {
  /** The first one of the document. */
  readonly opening: string | null;
  readonly later: ReadonlySet<string>;
}

/** Whether items can begin with a label. */
export const mayOpen = (first: Ahead | undefined, { opening, later }: LabelOrder): boolean =>
  first !== undefined && (first.word === opening || !later.has(first.word));

export function labelOrder(steps: readonly { readonly ahead: readonly Ahead[] }[]): LabelOrder {
  const parts = steps.map(({ ahead }) => ahead.filter(isItemPart).map(({ word }) => word));
  const words = parts.flat();
  const [opening = null] = words;
  const later = new Set(parts.flatMap(([, ...others]) => others));
  const ends = endRates(words, opening);
  for (const [word, rate] of beforeRates(words, ends)) if (rate < 0.5 && word !== opening) later.add(word);
  return { opening, later };
}

/** For each word, how often the one after it begins an item. */
function endRates(words: readonly string[], opening: string | null): Map<string, number> {
  return averages(words.slice(0, -1).map((word, i) => [word, words[i + 1] === opening ? 1 : 0]));
}

/** For each word, how likely an item ended before it. */
function beforeRates(words: readonly string[], ends: ReadonlyMap<string, number>): Map<string, number> {
  return averages(words.slice(1).map((word, i) => [word, ends.get(words[i] ?? '') ?? 0]));
}

function averages(samples: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const [word, value] of samples) {
    const entry = sums.get(word) ?? { sum: 0, count: 0 };
    sums.set(word, { sum: entry.sum + value, count: entry.count + 1 });
  }
  return new Map([...sums].map(([word, { sum, count }]) => [word, sum / count]));
}
