import type { Annotations, UncertainNote } from '../../tree/annotations.ts';
import type { CheckNote } from './check-note.ts';

/** What was read in one of two possible ways, with the other one; and why a document is no ledger's. A person should look. */
export function checkUncertain(found: Annotations, text: string): CheckNote[] {
  const levels = found.uncertain.map((note) => levelNote(note, found, text));
  return found.kindReason === null
    ? levels
    : [...levels, note('not-rectification', `没有读成台账:${found.kindReason}`, [], [])];
}

function levelNote({ marker, after, or }: UncertainNote, found: Annotations, text: string): CheckNote {
  const words = (range: UncertainNote['marker']) => text.slice(range.from, range.to);
  const problem = found.problems.find((each) => each.marker?.from === marker.from);
  const message = `“${words(marker)}”可以接在“${words(after)}”之后,也可以接在“${words(or)}”之后(括号或标点写错);现读作前者,请核对`;
  return note('uncertain-level', message, problem ? [problem.id] : [], [marker]);
}

function note(
  code: CheckNote['code'],
  message: string,
  refs: readonly string[],
  ranges: CheckNote['ranges'],
): CheckNote {
  return { code, severity: 'info', message, expected: null, actual: null, refs, ranges };
}
