import type { LoadParameters } from 'pdf-parse';

type FontDocument = NonNullable<LoadParameters['ownerDocument']>;

/** What pdfjs asks of the document that loads its fonts. */
export const sink = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
};

/** pdfjs declares a whole document and uses these two of it; a test watches that it does. */
const canLoadFonts = (document: object): document is FontDocument =>
  'createElement' in document && 'documentElement' in document;

/**
 * Settings under which pdfjs reads ruled lines without drawing any glyph. By default it compiles, outside a browser, the outline of
 * every character that an operator list shows (a third of its cost); told that a document will load the fonts, it does not.
 * The sink lets them go nowhere: nothing is ever drawn.
 */
export const unseenFonts: Pick<LoadParameters, 'disableFontFace' | 'useSystemFonts' | 'ownerDocument'> = {
  disableFontFace: false,
  useSystemFonts: false,
  ...(canLoadFonts(sink) ? { ownerDocument: sink } : {}),
};
