import type { LoadParameters } from 'pdf-parse';

/** What pdfjs asks of the document that loads its fonts. */
export const sink = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
};

/**
 * Settings under which pdfjs reads ruled lines without drawing any glyph. By default it compiles, outside a browser, the outline of
 * every character that an operator list shows (a third of its cost); told that a document will load the fonts, it does not.
 * The sink lets them go nowhere: nothing is ever drawn.
 */
export const unseenFonts: Pick<LoadParameters, 'disableFontFace' | 'useSystemFonts' | 'ownerDocument'> = {
  disableFontFace: false,
  useSystemFonts: false,
  ownerDocument: sink as unknown as NonNullable<LoadParameters['ownerDocument']>,
};
