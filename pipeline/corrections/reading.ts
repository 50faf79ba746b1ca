import type { Ledger, Measure, Problem } from '../ledger/schema.ts';
import type { Span } from '../tree/span.ts';
import type { Field, Value } from './corrections.ts';

/** What the machine read for a field of a problem; `text` belongs to measures. */
export function readingOf(problem: Problem, field: Field, progress: string | null): Value {
  const { responsible, status } = problem;
  switch (field) {
    case 'leaders':
    case 'lead':
    case 'support':
    case 'persons':
      return responsible[field];
    case 'deadline':
      return problem.deadline?.raw ?? null;
    case 'progress':
      return progress;
    case 'state':
      return status.state;
    case 'longTerm':
      return status.longTerm;
    case 'text':
      return null;
    default:
      return problem[field];
  }
}

/**
 * 整改进展: what an answer says apart from its measures; where it says nothing else, the words of the status.
 * 该问题已整改完成。一是制定制度……；二是…… gives 该问题已整改完成。
 */
export function progressOf(text: string, { response, status }: Problem, measures: readonly Measure[]): string | null {
  if (response === null) return status.raw;
  const covered = measures.flatMap((measure) => withMarker(text, measure));
  const rest = placesOf(response).flatMap((place) => without(place, covered));
  const words = rest
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  return words.length > 0 ? words.join('') : status.raw;
}

/** Places of a measure, the first one from its marker. */
function withMarker(text: string, measure: Measure): Span[] {
  const [first, ...others] = placesOf(measure);
  if (first === undefined) return [];
  if (measure.marker === null) return [first, ...others];
  // 一是,倒排工期
  // ^^^ the marker, and what stands between it and the text
  const from = text.lastIndexOf(measure.marker, first.start);
  const near = from >= 0 && first.start - from <= measure.marker.length + 3;
  return [{ start: near ? from : first.start, end: first.end }, ...others];
}

function placesOf({ span, spans }: { readonly span?: Span; readonly spans?: readonly Span[] }): readonly Span[] {
  return spans ?? (span ? [span] : []);
}

/** What is left of a place when others are taken out. */
function without(place: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { start } = place;
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    if (other.end <= start || other.start >= place.end) continue;
    if (other.start > start) left.push({ start, end: other.start });
    start = Math.max(start, other.end);
  }
  if (start < place.end) left.push({ start, end: place.end });
  return left;
}

/** The words of a row by which people know it. */
export const quoteOf = (words: string): string => (words.length > 40 ? `${words.slice(0, 40)}…` : words);

/** Measures of a ledger by their problem. */
export function measuresByProblem(ledger: Ledger): ReadonlyMap<string | null, readonly Measure[]> {
  const groups = new Map<string | null, Measure[]>();
  for (const measure of ledger.measures) {
    const group = groups.get(measure.problem);
    if (group) group.push(measure);
    else groups.set(measure.problem, [measure]);
  }
  return groups;
}
