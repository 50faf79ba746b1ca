/** The kinds of marks that begin a numbered item or a labelled part, as they stand at a line's head. */
const NUMERAL = '[一二三四五六七八九十百]{1,4}';
const MARKERS: readonly (readonly [kind: string, pattern: string])[] = [
  ['numeral-comma', `${NUMERAL}、`],
  ['numeral-bracket', `[(（]${NUMERAL}[)）]|[㈠-㈩㊀-㊉]`],
  ['digit-stop', String.raw`[\d０-９]{1,3}[.．、](?![\d０-９])`],
  ['digit-bracket', String.raw`[(（][\d０-９]{1,3}[)）]`],
  ['digit-half-bracket', String.raw`[\d０-９]{1,3}[)）]`],
  ['circled', '[①-⑳⑴-⒇⒈-⒛]'],
  ['numeral-is', `${NUMERAL}[是要]`],
  ['ordinal', `第${NUMERAL}[章节条,，、]`],
  ['label', '【[^】]{2,8}】'],
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

const LABELLED = /^[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,8}[：:]/;
/** Does the text begin with a short label and a colon (`生成日期：`)? */
export const hasLabel = (text: string): boolean => LABELLED.test(text);

const LABEL = String.raw`[\u4e00-\u9fff]{2,8}[：:]|【[^】]{2,8}】`;
const LABELS = new RegExp(LABEL, 'g');
const HEAD_LABEL = new RegExp(`^(?:${LABEL})`);

/**
 * The labels that only ever stand at the head of lines, twice or more: `整改时限：` below each item. Where such a one begins a
 * line, it begins a paragraph, whatever stands before.
 */
export function headLabels(texts: readonly string[]): (text: string) => boolean {
  const heads = new Map<string, number>();
  const inner = new Set<string>();
  for (const text of texts) {
    for (const { 0: label, index } of text.matchAll(LABELS)) {
      if (index === 0) heads.set(label, (heads.get(label) ?? 0) + 1);
      else inner.add(label);
      // （责任        a line may break within a label: what is left of it heads no paragraph
      // 单位：科研处）
      for (let cut = 1; cut < label.length - 1; cut += 1) inner.add(label.slice(cut));
    }
  }
  return (text) => {
    const label = HEAD_LABEL.exec(text)?.[0];
    return label !== undefined && (heads.get(label) ?? 0) >= 2 && !inner.has(label);
  };
}
