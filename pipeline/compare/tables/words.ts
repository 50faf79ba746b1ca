import type { Wording } from '../schema.ts';

/** What people call the codes of a comparison. */
export const VERDICT_WORDS = { same: '同一问题', likely: '很可能', unsure: '存疑' } as const;
export const RELATION_WORDS = { 'one-to-one': '一对一', split: '拆分', merge: '合并' } as const;
export const REASON_WORDS = {
  'same-text': '文字相同',
  word: '同词',
  characters: '同字',
  figure: '同数字',
  topic: '同主题',
  area: '同方面',
  category: '同类别',
  order: '次序相合',
  years: '年份不同',
} as const;

/** Reasons in one line: 同词 校车(0.93)、招标(0.71);同主题 采购招标. */
export function reasonsText(
  reasons: readonly { readonly kind: keyof typeof REASON_WORDS; readonly text: string; readonly weight: number }[],
  topicNames: ReadonlyMap<string, string>,
): string {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      if (kind === 'same-text') return REASON_WORDS[kind];
      const texts = reasons
        .filter((reason) => reason.kind === kind)
        .map(({ text, weight }) =>
          kind === 'word' ? `${text}(${weight.toFixed(2)})` : (topicNames.get(text) ?? text),
        );
      return `${REASON_WORDS[kind]} ${texts.join('、')}`;
    })
    .join(';');
}

/** A change of wording in one line: 校车采购[-不规范-]{+未公开招标+}. */
export function wordingText(wording: Wording): string | null {
  if (wording === null) return null;
  return wording
    .map(({ change, text }) => (change === 'kept' ? text : change === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');
}
