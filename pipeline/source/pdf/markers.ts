/** The kinds of marks that begin a numbered item or a labelled part, as they stand at a line's head. */
const NUMERAL = '[一二三四五六七八九十百]{1,4}';
const MARKERS: readonly (readonly [kind: string, pattern: string])[] = [
  ['numeral-comma', `${NUMERAL}、`],
  ['numeral-bracket', `[(（]${NUMERAL}[)）]`],
  ['digit-stop', String.raw`[\d０-９]{1,3}[.．、](?![\d０-９])`],
  ['digit-bracket', String.raw`[(（][\d０-９]{1,3}[)）]`],
  ['digit-half-bracket', String.raw`[\d０-９]{1,3}[)）]`],
  ['circled', '[①-⑳⑴-⒇⒈-⒛]'],
  ['numeral-is', `${NUMERAL}[是要]`],
  ['ordinal', `第${NUMERAL}[章节条,，、]`],
  ['label', '(?:整改|责任|存在|完成|问题)[^，。；：:\\s]{1,8}[：:]'],
];
const HEADS = MARKERS.map(([kind, pattern]) => [kind, new RegExp(`^${pattern}`)] as const);
const INNER = MARKERS.map(([kind, pattern]) => [kind, new RegExp(`[。；;！？]${pattern}`, 'g')] as const);

/** The kind of marker the text begins with, or null. */
export function markerOf(text: string): string | null {
  return HEADS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** How often each kind of marker stands inside the text, after the end of a sentence. */
export function countInnerMarkers(text: string, counts: Map<string, number>): void {
  for (const [kind, pattern] of INNER) {
    const found = text.match(pattern)?.length ?? 0;
    if (found > 0) counts.set(kind, (counts.get(kind) ?? 0) + found);
  }
}
