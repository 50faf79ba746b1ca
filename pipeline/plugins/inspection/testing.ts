import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import { noise } from '../noise/noise.ts';
import { inspection } from './inspection.ts';

const rules = loadRules();

/** What is said, without the fields that are null. */
export function inspectionOf(...lines: string[]) {
  const root = treeOf(readTxt(new TextEncoder().encode(lines.join('\n'))));
  for (const transform of [noise.call(undefined as never, rules), inspection.call(undefined as never, rules)])
    if (typeof transform === 'function') transform(root, undefined as never, undefined as never);
  const { reading, found } = root.data;
  return Object.fromEntries(
    Object.entries(found.inspection).flatMap(([field, note]) =>
      note ? [[field, note.value ?? reading.original(note.range)]] : [],
    ),
  );
}
