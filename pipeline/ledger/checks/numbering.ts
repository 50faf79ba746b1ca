import type { Annotations, NumberingNote } from '../../tree/annotations.ts';
import type { CheckNote } from './check-note.ts';

/** What the readers of numbers noted: a skipped number, a repeated one, one of another level. A document that is no ledger's is not checked. */
export function checkNumbering(found: Annotations, text: string): CheckNote[] {
  if (found.kind === 'other') return [];
  const owners = ownersOf(found);
  return found.numbering.map((note) => ({
    code: note.code,
    severity: 'warning',
    message: messageOf(note, text.slice(note.marker.from, note.marker.to).trim()),
    expected: note.expected,
    actual: note.actual,
    refs: [owners.get(note.marker.from)].filter((id) => id !== undefined),
    ranges: [note.marker],
  }));
}

function messageOf({ code, expected, actual }: NumberingNote, marker: string): string {
  if (code === 'numbering-level') return `序号“${marker}”的层级与前后不一致,请核对是否写错了括号或标点`;
  if (code === 'numbering-duplicate')
    return `序号“${marker}”重复出现${expected === null ? '' : `,此处应为第${expected}`}`;
  return expected === null
    ? `序号“${marker}”前有缺号`
    : `序号不连续:此处应为第${expected},实为第${actual}(“${marker}”)`;
}

/** The problem, measure or heading whose marker begins at an offset. */
function ownersOf({ outline, problems, measures }: Annotations): Map<number, string> {
  const owners = new Map<number, string>();
  const rows = [...outline, ...problems, ...problems.flatMap((problem) => problem.measures), ...measures];
  for (const { id, marker } of rows) if (marker) owners.set(marker.from, id);
  return owners;
}
