import type { Features, Sequence } from './features.ts';
import type { Weighted } from './rarity.ts';
import { isSubsequence } from './subsequence.ts';

/** What is left of a score where only the object was exchanged. */
const OTHER_OBJECT = 0.15;
/** What is left where the two stand at opposed ends: 镇级债务, 村级债务. */
const OPPOSED = 0.5;
/** What is left where they have nothing in common but a place, a body or people. */
const BODIES_ONLY = 0.65;

/** What is left of the score of two texts for what speaks against them: 1 where nothing does. */
export function against(a: Weighted, b: Weighted): number {
  const [left, right] = [a.features, b.features];
  if (isOtherObject(left, right)) return OTHER_OBJECT;
  return (isOpposed(left, right) ? OPPOSED : 1) * (shareBodiesOnly(a, b) ? BODIES_ONLY : 1);
}

/** Whether all words that the two have in common name places, bodies or people, and no name of the thesaurus is in both. */
function shareBodiesOnly(left: Weighted, right: Weighted): boolean {
  let bodies = 0;
  for (const [word, weight] of left.words.of) {
    const other = right.words.of.get(word);
    if (other === undefined) continue;
    if (left.features.bodies.has(word) || right.features.bodies.has(word)) bodies++;
    else if (Math.min(weight, other) >= TELLING) return false;
  }
  return bodies > 0 && ![...left.meanings.keys()].some((name) => right.meanings.has(name));
}

/** A word in common that weighs less says nothing. */
const TELLING = 0.12;

/** Whether the two speak of different ends of one axis, and neither of both. */
function isOpposed(left: Features, right: Features): boolean {
  for (const [axis, ends] of left.poles) {
    const others = right.poles.get(axis);
    if (others && ![...ends].some((end) => others.has(end))) return true;
  }
  return false;
}

/** Whether each has things of its own that the thesaurus knows, and none of the other's. */
export function hasOtherThings({ things }: Features, right: Features): boolean {
  return things.length > 0 && right.things.length > 0 && !things.some((name) => right.meanings.has(name));
}

/**
 * Whether two texts say the same of different objects: they agree before and behind one place, and there each has an object of its own –
 * words (校车采购不规范, 校服采购不规范) or characters within words (镇敬老院…, 镇卫生院…). A shorter or longer name of one thing (中医, 中医药)
 * is no other object, nor is another stock phrase.
 */
function isOtherObject(left: Features, right: Features): boolean {
  return (
    differInOnePlace(left.sequence, right.sequence, OBJECT_WORDS, (frame) =>
      frame.some(({ weight }) => weight >= CONTENT),
    ) || differInOnePlace(left.letters, right.letters, OBJECT_CHARACTERS, (frame, rest) => frame.length > rest)
  );
}

/** Whether two sequences agree but for one place, where each has so much of its own; `framed` judges what they agree on. */
function differInOnePlace(
  left: Sequence,
  right: Sequence,
  most: number,
  framed: (frame: Sequence, rest: number) => boolean,
): boolean {
  const short = Math.min(left.length, right.length);
  let head = 0;
  while (head < short && isSame(left[head], right[head])) head++;
  let tail = 0;
  while (tail < short - head && isSame(left.at(-1 - tail), right.at(-1 - tail))) tail++;
  const longest = Math.max(left.length, right.length) - head - tail;
  if (longest > most || !framed([...left.slice(0, head), ...left.slice(left.length - tail)], longest)) return false;
  const middles = [left, right].map((all) => all.slice(head, all.length - tail));
  const [a = [], b = []] = middles.map((middle) =>
    middle.filter(({ weight, named }) => weight >= NAMED && named?.of !== 'fault'),
  );
  if (a.length === 0 || b.length === 0) return false;
  if (a.some((word) => b.some((each) => isSame(word, each)))) return false;
  const [one = '', other = ''] = [a, b].map((words) => words.map(({ word }) => word).join(''));
  return !isSubsequence(one, other) && !isSubsequence(other, one);
}

/** One word, or two that the thesaurus calls by one name. */
function isSame(left: Sequence[number] | undefined, right: Sequence[number] | undefined): boolean {
  if (!left || !right) return false;
  return left.word === right.word || (left.named !== null && left.named.as === right.named?.as);
}

/** A word that says something by itself. */
const CONTENT = 0.3;
/** What weighs less names no object: it is a stock phrase. */
const NAMED = 0.16;
/** An object is named in so many words, or within words in so many characters. */
const OBJECT_WORDS = 3;
const OBJECT_CHARACTERS = 4;
