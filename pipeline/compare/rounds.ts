import type { Ledger } from '../ledger/schema.ts';
import { fold } from '../source/fold.ts';
import type { Comparer } from './comparer.ts';
import type { Reason } from './judge.ts';
import type { Verdict } from './lexicon.ts';
import { type Paired, pair, type Side } from './pairing.ts';
import { weigh } from './rarity.ts';
import { completionRate, documentRef, generatorOf, problemRef, relationsOf, statesOf } from './refs.ts';
import { COMPARISON_SCHEMA, type Comparison, type ProblemRef } from './schema.ts';
import { doubtsOf, inOrderOfDates } from './sides.ts';
import { wordingOf } from './wording.ts';

/** A pair of two rounds, by the numbers of their documents. */
interface Link extends Paired {
  readonly from: number;
  readonly to: number;
}

/**
 * Rounds of one body, in the order of their dates (as given where one has none): problems that recur, with the state the earlier round declared, that are new, that are
 * gone; measures repeated word for word; states and rates over the rounds. A problem is paired with its nearest earlier appearance.
 * Throws a `ComparisonFailure` where the documents cannot be compared.
 */
export function compareRounds(given: readonly Ledger[], comparer: Comparer): Comparison {
  const warnings = doubtsOf('rounds', given);
  const ledgers = inOrderOfDates(given);
  const sides = sidesOf(ledgers, comparer);
  const links = linksOf(sides, comparer);
  const pairs = pairsOf(links, sides, comparer);
  return {
    schema: COMPARISON_SCHEMA,
    generator: generatorOf(comparer.rules),
    documents: ledgers.map(documentRef),
    warnings,
    pairs,
    onlyLeft: alone(sides, links, 'left'),
    onlyRight: alone(sides, links, 'right'),
    chains: chainsOf(sides, links),
    measures: repeatedMeasures(ledgers),
    rounds: ledgers.map((ledger, number) => roundOf(ledger, number, pairs)),
  };
}

function sidesOf(ledgers: readonly Ledger[], { profile }: Comparer): Side[] {
  const profiles = weigh(ledgers.map(({ problems }) => problems.map(profile)));
  return ledgers.map((ledger, number) => ({ ledger, problems: ledger.problems, profiles: profiles[number] ?? [] }));
}

/**
 * Each later problem is linked to its nearest earlier round that has it; an earlier one that was carried on is not linked again. Unsure
 * links are made last, so that none stands in the way of a likely one.
 */
function linksOf(sides: readonly Side[], comparer: Comparer): Link[] {
  const better = betterElsewhere(sides, comparer);
  const links: Link[] = [];
  for (const verdicts of [SURE, UNSURE])
    for (let to = 1; to < sides.length; to++)
      for (let from = to - 1; from >= 0; from--)
        links.push(
          ...linksBetween(sides, from, to, links, verdicts, comparer)
            .filter((link) => !better(link))
            .map((link) => nearest(link, links, sides, comparer)),
        );
  return links.sort((a, b) => a.from - b.from || a.left - b.left || a.to - b.to || a.right - b.right);
}

/**
 * A link that skips a round where the earlier problem came back: the later one is linked to that nearer appearance, as both are the same as the
 * earliest. Its score is that of the weaker of the two links it stands on, unless its own words say more.
 */
function nearest(link: Link, links: readonly Link[], sides: readonly Side[], comparer: Comparer): Link {
  const step = links.findLast(
    ({ from, left, to, verdict }) => from === link.from && left === link.left && to < link.to && verdict !== 'unsure',
  );
  const [nearer, later, first] = [sides[step?.to ?? -1], sides[link.to], sides[link.from]?.problems[link.left]];
  if (!step || !nearer || !later || !first || link.verdict === 'unsure') return link;
  const [own] = pair(part(nearer, [step.right]), part(later, [link.right]), 'rounds', comparer);
  const score = Math.max(own?.score ?? 0, Math.min(step.score, link.score));
  const verdict = own && own.verdict !== 'unsure' ? own.verdict : 'likely';
  const reason: Reason = { kind: 'chain', text: first.statement, weight: Math.min(step.score, link.score) };
  const moved = { from: step.to, left: step.right, to: link.to, right: link.right, verdict, score };
  return nearest({ ...moved, reasons: [...(own?.reasons ?? []), reason] }, links, sides, comparer);
}

/**
 * Tells whether a link stands in the way of a much surer one: its earlier problem and one of a still later round, or its later problem
 * and one of a still earlier round, are the same – and what it links is not the step between.
 */
function betterElsewhere(sides: readonly Side[], comparer: Comparer): (link: Link) => boolean {
  const scores = new Map<string, { readonly partner: string; readonly score: number }[]>();
  const note = (key: string, partner: string, score: number) =>
    scores.set(key, [...(scores.get(key) ?? []), { partner, score }]);
  for (const [to, later] of sides.entries())
    for (const [from, earlier] of sides.slice(0, to).entries())
      for (const { left, right, score } of pair(earlier, later, 'rounds', comparer)) {
        note(`${from} ${left}`, `${to} ${right}`, score);
        note(`${to} ${right}`, `${from} ${left}`, score);
      }
  const sure = comparer.lexicon.threshold('rounds', 'same');
  const partnersOf = (key: string) => scores.get(key) ?? [];
  return ({ from, left, to, right, score }) => {
    const [a, b] = [`${from} ${left}`, `${to} ${right}`];
    const stronger = (own: string, other: string, round: number) =>
      partnersOf(own).some(
        (each) =>
          !each.partner.startsWith(`${round} `) &&
          each.score >= sure &&
          each.score >= score + SURER &&
          !partnersOf(other).some(({ partner, score }) => partner === each.partner && score >= each.score * 0.3),
      );
    return stronger(a, b, to) || stronger(b, a, from);
  };
}

/** So much surer a link must be to stand against the nearest. */
const SURER = 0.25;

const SURE: ReadonlySet<Verdict> = new Set(['same', 'likely']);
const UNSURE: ReadonlySet<Verdict> = new Set(['unsure']);

/** Links of these verdicts between two rounds, of problems that `known` links leave free. */
function linksBetween(
  sides: readonly Side[],
  from: number,
  to: number,
  known: readonly Link[],
  verdicts: ReadonlySet<Verdict>,
  comparer: Comparer,
): Link[] {
  const [earlier, later] = [sides[from], sides[to]];
  if (!earlier || !later) return [];
  const linked = new Set(known.filter((link) => link.to === to).map(({ right }) => right));
  const carried = new Set(
    known.filter((link) => link.to === to).flatMap((link) => earlierOf(known, link.from, link.left)),
  );
  const lefts = numbers(earlier).filter((left) => !carried.has(`${from} ${left}`));
  const rights = numbers(later).filter((right) => !linked.has(right));
  return pair(part(earlier, lefts), part(later, rights), 'rounds', comparer).flatMap((found) => {
    const [left, right] = [lefts[found.left], rights[found.right]];
    return !verdicts.has(found.verdict) || left === undefined || right === undefined
      ? []
      : [{ ...found, left, right, from, to }];
  });
}

const numbers = ({ problems }: Side): number[] => Array.from(problems.keys());

function part({ ledger, problems, profiles }: Side, chosen: readonly number[]): Side {
  return {
    ledger,
    problems: chosen.flatMap((number) => problems[number] ?? []),
    profiles: chosen.flatMap((number) => profiles[number] ?? []),
  };
}

/** A problem and all its earlier appearances. */
function earlierOf(links: readonly Link[], document: number, problem: number): string[] {
  const before = links.filter(({ to, right }) => to === document && right === problem);
  return [`${document} ${problem}`, ...before.flatMap(({ from, left }) => earlierOf(links, from, left))];
}

function pairsOf(links: readonly Link[], sides: readonly Side[], { segment }: Comparer): Comparison['pairs'] {
  const relations = new Map<string, ReturnType<typeof relationsOf>>();
  return links.flatMap((link) => {
    const [earlier, later] = [sides[link.from], sides[link.to]];
    const [a, b] = [earlier?.problems[link.left], later?.problems[link.right]];
    if (!earlier || !later || !a || !b) return [];
    const key = `${link.from} ${link.to}`;
    const relation =
      relations.get(key) ?? relationsOf(links.filter(({ from, to }) => from === link.from && to === link.to));
    relations.set(key, relation);
    return {
      left: problemRef(earlier.ledger, a),
      right: problemRef(later.ledger, b),
      verdict: link.verdict,
      score: link.score,
      relation: relation(link),
      returned: link.verdict !== 'unsure' && a.status.state === 'completed',
      wording: wordingOf(a.statement, b.statement, segment),
      reasons: [...link.reasons],
    };
  });
}

/** Problems of any round but the last that no later round has; of any but the first that no earlier one had. */
function alone(sides: readonly Side[], links: readonly Link[], side: 'left' | 'right'): ProblemRef[] {
  const end = side === 'left' ? sides.length - 1 : 0;
  const linked = new Set(links.map((link) => `${side === 'left' ? link.from : link.to} ${link[side]}`));
  return sides.flatMap(({ ledger, problems }, number) =>
    number === end
      ? []
      : problems.flatMap((problem, index) => (linked.has(`${number} ${index}`) ? [] : [problemRef(ledger, problem)])),
  );
}

/** Problems that links join, round by round; unsure links join nothing. */
function chainsOf(sides: readonly Side[], links: readonly Link[]): ProblemRef[][] {
  const root = new Map<string, string>();
  const find = (key: string): string => {
    let top = key;
    for (let next = root.get(top); next !== undefined && next !== top; next = root.get(top)) top = next;
    return top;
  };
  for (const { from, left, to, right, verdict } of links)
    if (verdict !== 'unsure') {
      const [a, b] = [find(`${from} ${left}`), find(`${to} ${right}`)];
      root.set(a, a);
      root.set(b, a);
    }
  const chains = new Map<string, ProblemRef[]>();
  for (const [number, { ledger, problems }] of sides.entries())
    for (const [index, problem] of problems.entries()) {
      const key = `${number} ${index}`;
      if (!root.has(key)) continue;
      const chain = chains.get(find(key)) ?? [];
      chain.push(problemRef(ledger, problem));
      chains.set(find(key), chain);
    }
  return [...chains.values()].sort((a, b) => b.length - a.length);
}

/** Measures that stand in more than one document with the same words; marks and white space do not count. */
function repeatedMeasures(ledgers: readonly Ledger[]): Comparison['measures'] {
  const known = new Map<string, Comparison['measures'][number]>();
  for (const { document, measures } of ledgers)
    for (const { id, problem, text } of measures) {
      const key = fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
      if (key.length < SHORT) continue;
      const entry = known.get(key) ?? { text, places: [] };
      entry.places.push({ document: document.id, id, problem });
      known.set(key, entry);
    }
  return [...known.values()].filter(({ places }) => new Set(places.map(({ document }) => document)).size > 1);
}

/** Shorter measures meet by chance: 加强学习。 */
const SHORT = 12;

function roundOf(ledger: Ledger, number: number, pairs: Comparison['pairs']): Comparison['rounds'][number] {
  const { document, problems, totals } = ledger;
  const states = statesOf(problems);
  const back = pairs.filter(({ right, verdict }) => right.document === document.id && verdict !== 'unsure');
  const recurring = new Set(back.map(({ right }) => right.id)).size;
  const seen = new Set(pairs.filter(({ right }) => right.document === document.id).map(({ right }) => right.id)).size;
  const declared = totals.find(({ metric }) => metric === 'completion-rate')?.value ?? null;
  return {
    document: document.id,
    problems: problems.length,
    states,
    longTerm: problems.filter(({ status }) => status.longTerm).length,
    completionRate: completionRate(states),
    declaredRate: declared !== null && declared >= 0 && declared <= 1 ? declared : null,
    recurring,
    returned: new Set(back.filter(({ returned }) => returned).map(({ right }) => right.id)).size,
    fresh: number === 0 ? 0 : problems.length - seen,
  };
}
